#pragma once

#include "core/kernels/kernels.h"
#include "core/network/aligned_vector.h"
#include "core/network/network_spec.h"

#include <algorithm>
#include <span>
#include <vector>

namespace nabla {

/// Evaluates a network as testing does by the kernels, a tile of `kernels::tilePoints` points at a time.
template <class T>
class ForwardPass {
  public:
    explicit ForwardPass(const NetworkSpec& spec)
        : kernels_(&kernels::activeKernels<T>()), parameters_(spec.parameterCount) {
        int widest = 0;
        for (const LayerSpec& layer : spec.layers) {
            layers_.push_back({layer.from, layer.to, layer.activation, parameters_.data() + layer.weights,
                               parameters_.data() + layer.biases, layer.groups,
                               parameters_.data() + layer.gains, parameters_.data() + layer.shift(0),
                               static_cast<T>(spec.normalizationKnobs.epsilon)});
            widest = std::max(widest, layer.to);
        }
        for (auto& buffer : buffers_)
            buffer.resize(static_cast<std::size_t>(widest) * kernels::tilePoints);
    }

    /// Takes parameters in the network's layout; see `testingParameters`.
    void setParameters(std::span<const double> parameters) {
        std::transform(parameters.begin(), parameters.end(), parameters_.begin(),
                       [](double p) { return static_cast<T>(p); });
    }

    /// Computes the first `count` layers for inputs [features][tilePoints]; calls `visit(l, outputs)` after
    /// each layer `l`, with outputs [units][tilePoints].
    template <class Visit>
    void run(const T* inputs, std::size_t count, Visit visit) {
        for (std::size_t l = 0; l < count; ++l) {
            T* outputs = buffers_[l % 2].data();
            kernels_->forward(layers_[l], inputs, outputs);
            visit(l, static_cast<const T*>(outputs));
            inputs = outputs;
        }
    }

    ForwardPass(const ForwardPass&) = delete;
    ForwardPass& operator=(const ForwardPass&) = delete;

  private:
    const kernels::Kernels<T>* kernels_;
    AlignedVector<T> parameters_;
    std::vector<kernels::ForwardLayer<T>> layers_;
    AlignedVector<T> buffers_[2];
};

} // namespace nabla

#pragma once

#include "core/network/aligned_vector.h"
#include "core/network/network_spec.h"
#include "core/network/normalizer.h"
#include "core/network/with_activation.h"

#include <Eigen/Core>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace nabla {

/// The reference implementation of forward and backward propagation, on Eigen. Its work memory is made once,
/// for at most `maxBatch` samples at a time.
template <class T>
class Network {
    using Weights = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    using Block = Eigen::Ref<Matrix<T>>;
    using ConstBlock = Eigen::Ref<const Matrix<T>>;

  public:
    Network(const NetworkSpec& spec, int maxBatch)
        : spec_(spec), parameters_(spec.parameterCount, T(0)), statistics_(spec.statisticsCount, T(0)) {
        for (const LayerSpec& layer : spec_.layers) {
            sums_.emplace_back(layer.to, maxBatch);
            outputs_.emplace_back(layer.to, maxBatch);
            deltas_.emplace_back(layer.to, maxBatch);
            auto& normalizer = normalizers_.emplace_back();
            if (layer.normalization != Normalization::none)
                normalizer.emplace(layer, spec_.normalizationKnobs, maxBatch);
        }
    }

    const NetworkSpec& spec() const { return spec_; }

    /// Weights and biases in the layout of `spec()`.
    std::span<T> parameters() { return parameters_; }
    std::span<const T> parameters() const { return parameters_; }

    /// Running statistics of batch normalizations, in the layout of `spec()`.
    std::span<T> statistics() { return statistics_; }
    std::span<const T> statistics() const { return statistics_; }

    /// Computes all layers for `inputs` (inputs × samples). In training, these are a whole batch, and running
    /// statistics follow.
    void forward(const ConstBlock& inputs, Mode mode = Mode::testing) {
        for (std::size_t l = 0; l < spec_.layers.size(); ++l)
            forwardLayer(l, l == 0 ? inputs : ConstBlock(outputs_[l - 1].leftCols(inputs.cols())), mode);
    }

    /// Multiplies the outputs of layer `l` by masks[l] (units × samples) in what follows, and so the
    /// derivatives; an empty mask changes nothing, and none at all takes them away.
    void setMasks(std::vector<Matrix<T>> masks) { masks_ = std::move(masks); }

    /// What computed layer `l` gave for the last forward batch: units × samples.
    auto output(std::size_t l, Eigen::Index samples) const { return outputs_[l].leftCols(samples); }

    /// Where the derivative of the loss by the network's outputs goes before `backward`: outputs × samples.
    auto outputDelta(Eigen::Index samples) { return deltas_.back().leftCols(samples); }

    /// Adds the derivatives of the summed loss by every parameter to `gradient`; the last forward batch had
    /// `inputs`.
    void backward(const ConstBlock& inputs, std::span<T> gradient) {
        const Eigen::Index n = inputs.cols();
        for (std::size_t l = spec_.layers.size(); l-- > 0;) {
            const LayerSpec& layer = spec_.layers[l];
            throughActivation(l, n);
            if (normalizers_[l])
                normalizers_[l]->backward(deltas_[l].leftCols(n), parameters_, gradient);
            addGradient(layer, deltas_[l].leftCols(n),
                        l == 0 ? inputs : ConstBlock(outputs_[l - 1].leftCols(n)), gradient);
            if (l > 0)
                deltas_[l - 1].leftCols(n).noalias() = weights(layer).transpose() * deltas_[l].leftCols(n);
        }
    }

  private:
    Eigen::Map<const Weights> weights(const LayerSpec& layer) const {
        return {parameters_.data() + layer.weights, layer.to, layer.from};
    }

    void forwardLayer(std::size_t l, const ConstBlock& from, Mode mode) {
        const LayerSpec& layer = spec_.layers[l];
        Block z = sums_[l].leftCols(from.cols());
        const Eigen::Map<const Eigen::Matrix<T, Eigen::Dynamic, 1>> biases(parameters_.data() + layer.biases,
                                                                           layer.to);
        if (layer.from > 0) {
            z.noalias() = weights(layer) * from;
            z.colwise() += biases;
        } else {
            z.colwise() = biases;
        }
        if (normalizers_[l] && mode == Mode::training)
            normalizers_[l]->train(z, parameters_, statistics_);
        else if (normalizers_[l])
            normalizers_[l]->test(z, parameters_, statistics_);
        withActivation(layer.activation, [&](auto f) {
            outputs_[l].leftCols(from.cols()) = z.unaryExpr([f](T sum) { return f.value(sum); });
        });
        multiplyByMask(l, outputs_[l].leftCols(from.cols()));
    }

    void throughActivation(std::size_t l, Eigen::Index samples) {
        const auto z = sums_[l].leftCols(samples);
        const auto a = outputs_[l].leftCols(samples);
        auto deltas = deltas_[l].leftCols(samples).array();
        withActivation(spec_.layers[l].activation, [&](auto f) {
            // What a mask changed is no longer the activation's own.
            if (isMasked(l))
                deltas *= z.unaryExpr([f](T sum) { return f.derivative(sum, f.value(sum)); }).array();
            else
                deltas *= z.binaryExpr(a, [f](T sum, T output) { return f.derivative(sum, output); }).array();
        });
        multiplyByMask(l, deltas_[l].leftCols(samples));
    }

    bool isMasked(std::size_t l) const { return l < masks_.size() && masks_[l].size() > 0; }

    void multiplyByMask(std::size_t l, Block numbers) const {
        if (isMasked(l))
            numbers.array() *= masks_[l].array();
    }

    static void addGradient(const LayerSpec& layer, const ConstBlock& delta, const ConstBlock& from,
                            std::span<T> gradient) {
        if (layer.from > 0) {
            Eigen::Map<Weights> g(gradient.data() + layer.weights, layer.to, layer.from);
            g.noalias() += delta * from.transpose();
        }
        Eigen::Map<Eigen::Matrix<T, Eigen::Dynamic, 1>> b(gradient.data() + layer.biases, layer.to);
        b += delta.rowwise().sum();
    }

    NetworkSpec spec_;
    AlignedVector<T> parameters_;
    AlignedVector<T> statistics_;
    std::vector<std::optional<Normalizer<T>>> normalizers_;
    /// What activations are given.
    std::vector<Matrix<T>> sums_;
    std::vector<Matrix<T>> outputs_;
    std::vector<Matrix<T>> deltas_;
    std::vector<Matrix<T>> masks_;
};

} // namespace nabla

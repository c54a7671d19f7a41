#pragma once

#include "core/training/kernel_parameters.h"
#include "core/training/panel_layout.h"
#include "core/training/samples.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace nabla {

/// A network of any shape, with units in the vector lanes; large batches are shared among threads.
template <class T>
class PanelNet {
  public:
    /// The loss' derivative by an output is `errorFactor` times its error.
    PanelNet(const NetworkSpec& spec, T errorFactor);

    KernelParameters<T>& parameters() { return parameters_; }
    const KernelParameters<T>& parameters() const { return parameters_; }
    /// To be called whenever parameters changed.
    void parametersChanged();

    void setOrder(const Samples<T>& samples, std::span<const std::int32_t> order);
    /// Adds `count` points from place `first` of the order to the gradient sums.
    void accumulate(std::int64_t first, std::int64_t count);
    void update(const UpdateRule& rule);
    /// There is no shorter way.
    bool step(std::int64_t, std::int64_t, const UpdateRule&) { return false; }
    /// The squared errors of all batches since the last call.
    double takeSquares() { return std::exchange(squares_, 0); }

  private:
    /// One panel of one layer: what a thread takes at a time.
    struct Task {
        std::size_t layer;
        int panel;
    };

    void makeLayers(const NetworkSpec& spec);
    double propagate(const kernels::RowSamples<T>& samples, int first, int end);
    void accumulateInParallel(const kernels::RowSamples<T>& samples, int points);
    void addGradient(const Task& task, const kernels::RowSamples<T>& samples, int points);
    bool isWorthThreads(std::int64_t points) const;

    const kernels::Kernels<T>* kernels_ = &kernels::activeKernels<T>();
    PanelLayout layout_;

  public:
    /// How many points `accumulate` takes at most.
    const std::int64_t mostPoints;

  private:
    KernelParameters<T> parameters_;
    /// Outputs, deltas and transposed weights of all layers.
    AlignedVector<T> work_;
    std::vector<kernels::PanelLayer<T>> layers_;
    std::vector<Task> tasks_;
    /// The training points in the epoch's order.
    Samples<T> ordered_;
    T errorFactor_;
    double squares_ = 0;
};

extern template class PanelNet<float>;
extern template class PanelNet<double>;

} // namespace nabla

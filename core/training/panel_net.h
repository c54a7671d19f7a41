#pragma once

#include "core/training/kernel_parameters.h"
#include "core/training/panel_layout.h"
#include "core/training/samples.h"

#include <cstdint>
#include <vector>

namespace nabla {

/// A network of any shape, with units in the vector lanes; large batches are shared among threads.
template <class T>
class PanelNet {
  public:
    explicit PanelNet(const NetworkSpec& spec);

    KernelParameters<T>& parameters() { return parameters_; }
    const KernelParameters<T>& parameters() const { return parameters_; }
    /// To be called whenever parameters changed.
    void parametersChanged();

    void setOrder(const Samples<T>& samples, std::span<const std::int32_t> order);
    /// Adds `count` points from place `first` of the order to the gradient sums; the sum of their squared
    /// errors. The loss' derivative by the output is `factor` · error.
    double accumulate(std::int64_t first, std::int64_t count, T factor);
    void update(const UpdateRule& rule);

  private:
    /// One panel of one layer: what a thread takes at a time.
    struct Task {
        std::size_t layer;
        int panel;
    };

    void makeLayers(const NetworkSpec& spec);
    double accumulateInParallel(const kernels::RowSamples<T>& samples, int points, T factor);
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
};

extern template class PanelNet<float>;
extern template class PanelNet<double>;

} // namespace nabla

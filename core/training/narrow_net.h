#pragma once

#include "core/training/kernel_parameters.h"
#include "core/training/samples.h"

#include <cstdint>
#include <vector>

namespace nabla {

/// A network small enough for samples in the vector lanes.
template <class T>
class NarrowNet {
  public:
    /// Whether all its layers are narrow enough.
    static bool fits(const NetworkSpec& spec);

    explicit NarrowNet(const NetworkSpec& spec);

    KernelParameters<T>& parameters() { return parameters_; }
    const KernelParameters<T>& parameters() const { return parameters_; }
    /// To be called whenever parameters changed.
    void parametersChanged() {}

    void setOrder(const Samples<T>& samples, std::span<const std::int32_t> order);
    /// How many points `accumulate` takes at most.
    static constexpr std::int64_t mostPoints = 1 << 14;
    /// Adds `count` points from place `first` of the order to the gradient sums; the sum of their squared
    /// errors. The loss' derivative by the output is `factor` · error.
    double accumulate(std::int64_t first, std::int64_t count, T factor);
    void update(const UpdateRule& rule) { parameters_.update(*kernels_, rule); }

  private:
    const kernels::Kernels<T>* kernels_ = &kernels::activeKernels<T>();
    KernelParameters<T> parameters_;
    AlignedVector<T> work_;
    std::vector<kernels::NarrowLayer<T>> layers_;
    /// The training points in the epoch's order: [features, then the target][stride].
    AlignedVector<T> ordered_;
    std::size_t stride_ = 0;
    std::size_t features_;
};

extern template class NarrowNet<float>;
extern template class NarrowNet<double>;

} // namespace nabla

#pragma once

#include "core/training/dropout.h"
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
    /// Several outputs need the cross-entropy of their softmax.
    PanelNet(const NetworkSpec& spec, const LossRule<T>& loss, const Dropout& dropout = {});

    KernelParameters<T>& parameters() { return parameters_; }
    const KernelParameters<T>& parameters() const { return parameters_; }
    /// To be called whenever parameters were set.
    void parametersChanged();

    /// See Engine; `samples` are always the same.
    void arrange(const Samples<T>& samples, std::size_t first, std::span<const std::int32_t> points);
    void beginEpoch(std::int64_t epoch) {
        std::swap(ordered_, upcoming_);
        dropout_.beginEpoch(epoch);
    }
    /// Adds `count` points from place `first` of the order to the gradient sums.
    void accumulate(std::int64_t first, std::int64_t count);
    void update(const UpdateRule& rule);
    /// Whether `step` can do what the rule asks for with so many points.
    bool takesWholeSteps(std::int64_t points, const UpdateRule& rule) const {
        return points <= mostPoints && parameters_.isPlain(rule);
    }
    /// Takes a whole step at once: parameters change by −`step` times the gradient.
    void step(std::int64_t first, std::int64_t count, T step) {
        if (hasOctetsOnly_)
            kernels_->stepOctets(network(0), batch(first), static_cast<int>(count), step);
        else
            stepPanels(first, static_cast<int>(count), step);
    }
    /// The squared errors (or the outputs' sizes) of all batches since the last call.
    double takeSquares();

  private:
    /// One panel of one layer: what a thread takes at a time.
    struct Task {
        std::size_t layer;
        int panel;
    };

    void makeLayers(const NetworkSpec& spec);
    void makeMasks();
    kernels::RowSamples<T> batch(std::int64_t first) const {
        return {ordered_.inputsOf(static_cast<std::size_t>(first)), ordered_.targets.data() + first,
                static_cast<int>(ordered_.features)};
    }
    kernels::PanelNetwork<T> network(int part) {
        return {layers_.data(), static_cast<int>(layers_.size()), loss_, errorFactor<T>(loss_.loss),
                squares_.data() + static_cast<std::ptrdiff_t>(part) * kernels::lanes};
    }
    void stepPanels(std::int64_t first, int points, T step);
    kernels::RowSamples<T> propagate(std::int64_t first, int points);
    void propagatePart(int part, const kernels::RowSamples<T>& samples, std::int64_t first, int begin,
                       int end);
    void drawMasks(std::int64_t first, int begin, int end);
    template <class Work>
    void forEachTask(int points, const Work& work);
    /// What a layer gets of a batch: where the first sample's numbers stand, and those of the next.
    struct Inputs {
        const T* first;
        int stride;
    };
    Inputs inputsOf(std::size_t layer, const kernels::RowSamples<T>& samples) const;
    void transpose(const Task& task);
    void transposeAll();
    bool isWorthThreads(int points) const;

    const kernels::Kernels<T>* kernels_ = &kernels::activeKernels<T>();
    PanelLayout layout_;

  public:
    /// How many points `accumulate` takes at most.
    const std::int64_t mostPoints;

  private:
    KernelParameters<T> parameters_;
    /// Outputs and deltas of all layers.
    AlignedVector<T> work_;
    AlignedVector<T> transposed_;
    Dropout dropout_;
    /// The masks of a block, for each layer that drops.
    std::vector<AlignedVector<T>> masks_;
    /// What is left of a block's inputs, where inputs are dropped.
    AlignedVector<T> keptInputs_;
    std::vector<kernels::PanelLayer<T>> layers_;
    std::vector<Task> tasks_;
    /// The training points in the epoch's order.
    Samples<T> ordered_;
    Samples<T> upcoming_;
    LossRule<T> loss_;
    /// Whether every layer is an octet, or a single unit at the end, and the loss one of squared errors.
    bool hasOctetsOnly_;
    /// Squared errors (or the outputs' sizes), one line for each part of a batch that threads share.
    AlignedVector<T> squares_;
    /// How many of these lines may hold something.
    int usedParts_ = 1;
};

extern template class PanelNet<float>;
extern template class PanelNet<double>;

} // namespace nabla

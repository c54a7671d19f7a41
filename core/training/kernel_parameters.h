#pragma once

#include "core/kernels/kernels.h"
#include "core/network/aligned_vector.h"
#include "core/network/network_spec.h"
#include "core/training/optimizer_state.h"
#include "core/training/update_rule.h"

#include <cstdint>
#include <span>
#include <vector>

namespace nabla {

/// Parameters and gradient sums in an order that kernels like, with padding that is always zero; knows where
/// each parameter of the network stands in it.
template <class T>
class KernelParameters {
  public:
    /// `places[k]` is where parameter `k` of the network stands among `size` numbers.
    KernelParameters(const NetworkSpec& spec, std::vector<std::uint32_t> places, std::size_t size);

    T* values() { return values_.data(); }
    T* gradient() { return gradient_.data(); }

    void setParameters(std::span<const double> parameters) { scatter(parameters, values_); }
    std::vector<double> parameters() const { return gather(values_); }
    void setGradient(std::span<const double> gradient) { scatter(gradient, gradient_); }
    std::vector<double> gradientSums() const { return gather(gradient_); }
    void setMarks(std::span<const std::uint8_t> dead, std::span<const std::uint8_t> frozen);
    std::vector<std::uint8_t> dead() const;

    void setOptimizerState(const OptimizerState& state);
    OptimizerState optimizerState() const;

    /// Whether the rule changes every parameter by its gradient, and by nothing else.
    bool isPlain(const UpdateRule& rule) const {
        return rule.optimizer == Optimizer::sgd && rule.clipping == Clipping::none && rule.maxNorm == 0 &&
               rule.regularization == Regularization::none && rule.trainsBiases && dead_.empty() &&
               frozen_.empty() && free_.empty();
    }
    /// Changes the parameters by the gradient sums, and clears these.
    void update(const kernels::Kernels<T>& kernels, const UpdateRule& rule);

  private:
    void scatter(std::span<const double> from, AlignedVector<T>& to) const;
    std::vector<double> gather(const AlignedVector<T>& from) const;
    void makeFree(bool trainsBiases, bool all);
    void makePenalized(bool biasesToo);
    const T* free() const { return free_.empty() ? nullptr : free_.data(); }
    kernels::Optimization<T> optimization(const kernels::Kernels<T>& kernels, const UpdateRule& rule);
    double gradientScale(const kernels::Kernels<T>& kernels, const UpdateRule& rule) const;
    void limitNorms(double most);
    void makeSlots(Optimizer optimizer);
    bool isHeld(std::size_t parameter, bool trainsBiases) const;

    std::vector<LayerSpec> layers_;
    std::vector<std::uint32_t> places_;
    /// 1 where a parameter of the network is a weight.
    std::vector<std::uint8_t> isWeight_;
    AlignedVector<T> values_;
    AlignedVector<T> gradient_;
    /// 1 where a penalty acts.
    AlignedVector<T> penalized_;
    bool penalizesBiases_ = false;
    /// All but the slots, which stand in the kernels' order beside it.
    OptimizerState optimizerState_;
    std::vector<AlignedVector<T>> slots_;
    /// 1 where an update may change something; empty where it may everywhere.
    AlignedVector<T> free_;
    bool freeIsFresh_ = false;
    bool freeTrainsBiases_ = true;
    bool freeHasAll_ = false;
    std::vector<std::uint8_t> dead_;
    std::vector<std::uint8_t> frozen_;
};

extern template class KernelParameters<float>;
extern template class KernelParameters<double>;

} // namespace nabla

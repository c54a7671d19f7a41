#pragma once

#include "core/experiment/optimizers.h"
#include "core/network/network_spec.h"
#include "core/training/reference_optimizer.h"
#include "core/training/update_rule.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

namespace nabla {

/// The reference engine's update: a parameter at a time, written to be read. Owns what the optimizer
/// remembers, the links that L1 switched off, and what is held fast.
template <class T>
class ReferenceUpdate {
  public:
    explicit ReferenceUpdate(const NetworkSpec& network)
        : network_(network), kinds_(network.parameterCount, Kind::scale), slots_(network.parameterCount) {
        for (const LayerSpec& layer : network.layers) {
            const auto first = kinds_.begin() + static_cast<std::ptrdiff_t>(layer.weights);
            const auto biases = kinds_.begin() + static_cast<std::ptrdiff_t>(layer.biases);
            std::fill(first, biases, Kind::weight);
            std::fill_n(biases, layer.to, Kind::bias);
        }
    }

    std::vector<std::uint8_t> dead;
    std::vector<std::uint8_t> frozen;

    void setState(const OptimizerState& state) {
        time_ = {state.optimizer, state.steps, state.momentumProduct, {}};
        std::fill(slots_.begin(), slots_.end(), ReferenceSlots<T>{});
        for (std::size_t s = 0; s < state.slots.size(); ++s)
            for (std::size_t k = 0; k < slots_.size(); ++k)
                slots_[k][s] = static_cast<T>(state.slots[s][k]);
    }

    OptimizerState state() const {
        OptimizerState state = time_;
        const int count = state.steps > 0 ? optimizerRow(state.optimizer).slots : 0;
        state.slots.resize(static_cast<std::size_t>(count));
        for (std::size_t s = 0; s < state.slots.size(); ++s)
            for (const ReferenceSlots<T>& slots : slots_)
                state.slots[s].push_back(static_cast<double>(slots[s]));
        return state;
    }

    /// Changes the parameters by the gradient sums.
    void apply(const UpdateRule& rule, std::span<T> parameters, std::span<const T> gradientSums) {
        const ReferenceOptimizer<T> optimizer = nextStep(rule);
        const double norm = gradientNorm(rule, gradientSums);
        for (std::size_t k = 0; k < parameters.size(); ++k) {
            if (!isFree(rule, k))
                continue;
            const T before = parameters[k];
            T gradient = clipped(rule, norm, gradientSums[k] / static_cast<T>(rule.divisor));
            if (isPenalized(rule, k) && rule.isCoupled())
                gradient += static_cast<T>(rule.regularizationRate) *
                            (rule.regularization == Regularization::l2 ? before : sign(before));
            const T shrunk = isPenalized(rule, k) ? before - decay(rule) * before : before;
            parameters[k] = shrunk - optimizer.step(gradient, slots_[k]);
            if (isPenalized(rule, k) && !rule.isCoupled())
                parameters[k] = penalized(rule, before, parameters[k], k);
        }
        if (rule.maxNorm > 0)
            limitNorms(rule, parameters);
    }

  private:
    /// What a parameter is; scales are the gains and shifts of normalizations.
    enum class Kind : std::uint8_t { weight, bias, scale };

    static T sign(T x) { return x > 0 ? T(1) : x < 0 ? T(-1) : T(0); }

    /// Counts the step.
    ReferenceOptimizer<T> nextStep(const UpdateRule& rule) {
        if (rule.optimizer != time_.optimizer)
            setState({rule.optimizer});
        if (rule.optimizer != Optimizer::sgd)
            ++time_.steps;
        if (rule.optimizer == Optimizer::nadam)
            time_.momentumProduct *=
                ReferenceOptimizer<T>(rule, time_).momentumAt(static_cast<double>(time_.steps));
        return {rule, time_};
    }

    bool isFree(const UpdateRule& rule, std::size_t k) const {
        return (frozen.empty() || frozen[k] == 0) && (dead.empty() || dead[k] == 0) &&
               (rule.trainsBiases || kinds_[k] != Kind::bias);
    }
    bool isPenalized(const UpdateRule& rule, std::size_t k) const {
        return rule.penalizesBiases || kinds_[k] == Kind::weight;
    }

    /// The length of the mean gradient of all that may change.
    double gradientNorm(const UpdateRule& rule, std::span<const T> sums) const {
        double squares = 0;
        for (std::size_t k = 0; k < sums.size(); ++k)
            if (isFree(rule, k))
                squares += std::pow(static_cast<double>(sums[k]) / rule.divisor, 2);
        return std::sqrt(squares);
    }

    static T clipped(const UpdateRule& rule, double norm, T gradient) {
        const T limit = static_cast<T>(rule.clipLimit);
        if (rule.clipping == Clipping::norm)
            return gradient * static_cast<T>(std::min(1.0, rule.clipLimit / (norm + 1e-6)));
        return rule.clipping == Clipping::value ? std::clamp(gradient, -limit, limit) : gradient;
    }

    /// The part of a weight that AdamW takes.
    static T decay(const UpdateRule& rule) {
        return rule.optimizer == Optimizer::adamw ? static_cast<T>(rule.learningRate * rule.knobs.weightDecay)
                                                  : T(0);
    }

    /// One weight after its decoupled penalty; `before` is the weight before the update, `stepped` after the
    /// optimizer's step. L2 and the Playground's L1 take the penalty from the old weight; Nabla's L1 pulls
    /// the stepped one towards zero and stops there.
    T penalized(const UpdateRule& rule, T before, T stepped, std::size_t k) {
        const T shrink = static_cast<T>(rule.learningRate * rule.regularizationRate);
        if (rule.regularization == Regularization::none)
            return stepped;
        if (rule.regularization == Regularization::l2)
            return stepped - shrink * before;
        if (!rule.l1Kills)
            return std::abs(stepped) <= shrink ? T(0) : stepped - std::copysign(shrink, stepped);
        const T result = stepped - shrink * sign(before);
        if (!(stepped * result < 0))
            return result;
        dead.resize(network_.parameterCount);
        dead[k] = 1;
        return T(0);
    }

    /// Shortens every unit's incoming weights to the greatest norm; those held fast count, but stay.
    void limitNorms(const UpdateRule& rule, std::span<T> parameters) const {
        for (const LayerSpec& layer : network_.layers)
            for (int j = 0; j < layer.to; ++j) {
                double squares = 0;
                for (int i = 0; i < layer.from; ++i)
                    squares += std::pow(static_cast<double>(parameters[layer.weight(j, i)]), 2);
                const auto scale = static_cast<T>(std::min(1.0, rule.maxNorm / std::sqrt(squares)));
                for (int i = 0; i < layer.from; ++i)
                    if (isFree(rule, layer.weight(j, i)))
                        parameters[layer.weight(j, i)] *= scale;
            }
    }

    NetworkSpec network_;
    std::vector<Kind> kinds_;
    /// All but the slots.
    OptimizerState time_;
    std::vector<ReferenceSlots<T>> slots_;
};

} // namespace nabla

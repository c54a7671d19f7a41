#include "core/training/kernel_parameters.h"

#include "core/experiment/optimizers.h"
#include "core/training/optimizer_factors.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace nabla {
namespace {

kernels::Penalty penaltyOf(const UpdateRule& rule) {
    if (rule.regularization == Regularization::l2)
        return kernels::Penalty::l2;
    if (rule.regularization == Regularization::l1)
        return rule.l1Kills ? kernels::Penalty::l1Kills : kernels::Penalty::l1;
    return kernels::Penalty::none;
}

} // namespace

template <class T>
KernelParameters<T>::KernelParameters(const NetworkSpec& spec, std::vector<std::uint32_t> places,
                                      std::size_t size)
    : layers_(spec.layers), places_(std::move(places)), isWeight_(spec.parameterCount),
      values_((size + kernels::lanes - 1) / kernels::lanes * kernels::lanes), gradient_(values_.size()),
      penalized_(values_.size()) {
    for (const LayerSpec& layer : spec.layers)
        std::fill_n(isWeight_.begin() + static_cast<std::ptrdiff_t>(layer.weights),
                    layer.biases - layer.weights, std::uint8_t{1});
    makePenalized(false);
}

template <class T>
void KernelParameters<T>::makePenalized(bool biasesToo) {
    penalizesBiases_ = biasesToo;
    for (std::size_t k = 0; k < places_.size(); ++k)
        penalized_[places_[k]] = T(biasesToo || isWeight_[k] != 0);
}

template <class T>
void KernelParameters<T>::scatter(std::span<const double> from, AlignedVector<T>& to) const {
    // Numbers that were not finite have spread into the padding.
    std::fill(to.begin(), to.end(), T(0));
    for (std::size_t k = 0; k < places_.size(); ++k)
        to[places_[k]] = static_cast<T>(from[k]);
}

template <class T>
std::vector<double> KernelParameters<T>::gather(const AlignedVector<T>& from) const {
    std::vector<double> to;
    to.reserve(places_.size());
    for (const std::uint32_t place : places_)
        to.push_back(static_cast<double>(from[place]));
    return to;
}

template <class T>
void KernelParameters<T>::setMarks(std::span<const std::uint8_t> dead, std::span<const std::uint8_t> frozen) {
    dead_.assign(dead.begin(), dead.end());
    frozen_.assign(frozen.begin(), frozen.end());
    freeIsFresh_ = false;
}

template <class T>
bool KernelParameters<T>::isHeld(std::size_t k, bool trainsBiases) const {
    return (!frozen_.empty() && frozen_[k] != 0) || (!dead_.empty() && dead_[k] != 0) ||
           (!trainsBiases && isWeight_[k] == 0);
}

template <class T>
std::vector<std::uint8_t> KernelParameters<T>::dead() const {
    std::vector<std::uint8_t> dead = dead_;
    for (std::size_t k = 0; freeIsFresh_ && !free_.empty() && k < places_.size(); ++k)
        if (free_[places_[k]] == 0 && !isHeld(k, freeTrainsBiases_)) {
            dead.resize(places_.size());
            dead[k] = 1;
        }
    return dead;
}

/// `all` asks for a mark for every parameter even where none is held.
template <class T>
void KernelParameters<T>::makeFree(bool trainsBiases, bool all) {
    if (freeIsFresh_ && freeTrainsBiases_ == trainsBiases && freeHasAll_ == all)
        return;
    dead_ = dead();
    freeTrainsBiases_ = trainsBiases;
    freeHasAll_ = all;
    freeIsFresh_ = true;
    free_.clear();
    for (std::size_t k = 0; k < places_.size(); ++k)
        all = all || isHeld(k, trainsBiases);
    if (!all)
        return;
    free_.resize(values_.size());
    for (std::size_t k = 0; k < places_.size(); ++k)
        free_[places_[k]] = isHeld(k, trainsBiases) ? T(0) : T(1);
}

template <class T>
void KernelParameters<T>::makeSlots(Optimizer optimizer) {
    optimizerState_ = {optimizer, 0, 1, {}};
    slots_.assign(static_cast<std::size_t>(optimizerRow(optimizer).slots), AlignedVector<T>(values_.size()));
}

template <class T>
void KernelParameters<T>::setOptimizerState(const OptimizerState& state) {
    makeSlots(state.optimizer);
    optimizerState_.steps = state.steps;
    optimizerState_.momentumProduct = state.momentumProduct;
    for (std::size_t s = 0; s < state.slots.size(); ++s)
        scatter(state.slots[s], slots_[s]);
}

template <class T>
OptimizerState KernelParameters<T>::optimizerState() const {
    OptimizerState state = optimizerState_;
    for (std::size_t s = 0; state.steps > 0 && s < slots_.size(); ++s)
        state.slots.push_back(gather(slots_[s]));
    return state;
}

/// What makes of the gradient sums their mean, no longer than a limit to its norm.
template <class T>
double KernelParameters<T>::gradientScale(const kernels::Kernels<T>& kernels, const UpdateRule& rule) const {
    if (rule.clipping != Clipping::norm)
        return 1 / rule.divisor;
    const double norm = std::sqrt(kernels.sumOfSquares(gradient_.data(), free(), gradient_.size()));
    // As in PyTorch, a tiny number keeps the quotient finite.
    return std::min(1.0, rule.clipLimit / (norm / rule.divisor + 1e-6)) / rule.divisor;
}

template <class T>
kernels::Optimization<T> KernelParameters<T>::optimization(const kernels::Kernels<T>& kernels,
                                                           const UpdateRule& rule) {
    const auto factors = nextFactors(rule, optimizerState_);
    kernels::Optimization<T> o{};
    o.size = values_.size();
    o.parameters = values_.data();
    o.gradient = gradient_.data();
    o.penalized = penalized_.data();
    o.free = free();
    o.optimizer = rule.optimizer;
    o.factors = {static_cast<T>(factors.rate),       static_cast<T>(factors.gradientRate),
                 static_cast<T>(factors.kept),       static_cast<T>(factors.inflow),
                 static_cast<T>(factors.keptSquare), static_cast<T>(factors.squareInflow),
                 static_cast<T>(factors.epsilon),    static_cast<T>(factors.rootScale)};
    for (std::size_t s = 0; s < slots_.size(); ++s)
        o.slots[s] = slots_[s].data();
    o.scale = static_cast<T>(gradientScale(kernels, rule));
    o.limit = rule.clipping == Clipping::value ? static_cast<T>(rule.clipLimit)
                                               : std::numeric_limits<T>::infinity();
    const bool coupled = rule.isCoupled();
    const auto rate = static_cast<T>(rule.regularizationRate);
    const T step = coupled ? T(1) : static_cast<T>(rule.learningRate);
    (coupled ? o.coupledL1 : o.shrinkL1) = rule.regularization == Regularization::l1 ? step * rate : T(0);
    (coupled ? o.coupledL2 : o.shrinkL2) = rule.regularization == Regularization::l2 ? step * rate : T(0);
    if (rule.optimizer == Optimizer::adamw)
        o.shrinkL2 += static_cast<T>(rule.learningRate * rule.knobs.weightDecay);
    return o;
}

/// Shortens each unit's incoming weights to `most`; those held fast count, but stay.
template <class T>
void KernelParameters<T>::limitNorms(double most) {
    for (const LayerSpec& layer : layers_)
        for (int j = 0; j < layer.to; ++j) {
            const std::size_t first = layer.weight(j, 0);
            double squares = 0;
            for (int i = 0; i < layer.from; ++i) {
                const auto weight = static_cast<double>(values_[places_[first + i]]);
                squares += weight * weight;
            }
            if (squares <= most * most)
                continue;
            const auto scale = static_cast<T>(most / std::sqrt(squares));
            for (int i = 0; i < layer.from; ++i)
                if (const std::uint32_t at = places_[first + i]; free_.empty() || free_[at] != 0)
                    values_[at] *= scale;
        }
}

template <class T>
void KernelParameters<T>::update(const kernels::Kernels<T>& kernels, const UpdateRule& rule) {
    const kernels::Penalty penalty = penaltyOf(rule);
    makeFree(rule.trainsBiases, penalty == kernels::Penalty::l1Kills);
    if (rule.penalizesBiases != penalizesBiases_)
        makePenalized(rule.penalizesBiases);
    if (rule.optimizer != optimizerState_.optimizer)
        makeSlots(rule.optimizer);
    if (rule.optimizer == Optimizer::sgd && rule.clipping == Clipping::none && !rule.isCoupled())
        kernels.update({values_.size(), values_.data(), gradient_.data(),
                        static_cast<T>(rule.learningRate / rule.divisor), penalty,
                        static_cast<T>(rule.learningRate * rule.regularizationRate), penalized_.data(),
                        free_.empty() ? nullptr : free_.data()});
    else
        kernels.optimize(optimization(kernels, rule));
    if (rule.maxNorm > 0)
        limitNorms(rule.maxNorm);
}

template class KernelParameters<float>;
template class KernelParameters<double>;

} // namespace nabla

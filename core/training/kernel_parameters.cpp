#include "core/training/kernel_parameters.h"

#include <algorithm>

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
    : places_(std::move(places)), isWeight_(spec.parameterCount),
      values_((size + kernels::lanes - 1) / kernels::lanes * kernels::lanes), gradient_(values_.size()),
      penalized_(values_.size()) {
    for (const LayerSpec& layer : spec.layers)
        for (std::size_t k = layer.weights; k < layer.biases; ++k) {
            isWeight_[k] = 1;
            penalized_[places_[k]] = 1;
        }
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
void KernelParameters<T>::update(const kernels::Kernels<T>& kernels, const UpdateRule& rule) {
    const kernels::Penalty penalty = penaltyOf(rule);
    makeFree(rule.trainsBiases, penalty == kernels::Penalty::l1Kills);
    kernels.update({values_.size(), values_.data(), gradient_.data(),
                    static_cast<T>(rule.learningRate / rule.divisor), penalty,
                    static_cast<T>(rule.learningRate * rule.regularizationRate), penalized_.data(),
                    free_.empty() ? nullptr : free_.data()});
}

template class KernelParameters<float>;
template class KernelParameters<double>;

} // namespace nabla

#pragma once

#include "core/network/loss_functions.h"
#include "core/network/softmax.h"

#include <cstddef>
#include <span>

namespace nabla {

/// The loss of one sample: `outputs` is a single number, or a logit for each class and `target` the class'
/// index.
template <class T>
T sampleLoss(const LossRule<T>& rule, std::span<const T> outputs, T target) {
    if (outputs.size() > 1)
        return softmaxLoss<T>(outputs, static_cast<std::size_t>(target), rule.labelSmoothing);
    T value = 0;
    withLoss(rule, [&](auto loss) { value = loss.value(outputs[0], target); });
    return value;
}

/// Turns one sample's outputs into the derivatives of its loss by them.
template <class T>
void differentiateLoss(const LossRule<T>& rule, std::span<T> outputs, T target) {
    if (outputs.size() > 1)
        softmaxLossDerivative<T>(outputs, static_cast<std::size_t>(target), rule.labelSmoothing);
    else
        withLoss(rule, [&](auto loss) { outputs[0] = loss.derivative(outputs[0], target); });
}

} // namespace nabla

#pragma once

#include "core/network/network_spec.h"
#include "core/training/update_rule.h"

#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

namespace nabla {

/// One weight after its penalty; `before` is the weight before the update, `stepped` after the gradient's
/// step. L2 and the Playground's L1 take the penalty from the old weight; Nabla's L1 pulls the stepped one
/// towards zero and stops there. Sets `killed` where the Playground's L1 crossed zero.
template <class T>
T penalized(const UpdateRule& rule, T before, T stepped, bool& killed) {
    const T shrink = static_cast<T>(rule.learningRate * rule.regularizationRate);
    switch (rule.regularization) {
    case Regularization::none:
        return stepped;
    case Regularization::l2:
        return stepped - shrink * before;
    case Regularization::l1:
        if (!rule.l1Kills)
            return std::abs(stepped) <= shrink ? T(0) : stepped - std::copysign(shrink, stepped);
        const T sign = before > 0 ? T(1) : before < 0 ? T(-1) : T(0);
        const T result = stepped - shrink * sign;
        killed = stepped * result < 0;
        return killed ? T(0) : result;
    }
    return stepped;
}

/// Plain gradient descent with penalties on the weights: w ← w − rate · g / divisor, then the penalty's own
/// step.
template <class T>
void applyUpdate(const NetworkSpec& network, const UpdateRule& rule, std::span<T> parameters,
                 std::span<const T> gradient, std::vector<std::uint8_t>& dead,
                 std::span<const std::uint8_t> frozen) {
    const T divisor = static_cast<T>(rule.divisor);
    const T rate = static_cast<T>(rule.learningRate);
    const T step = rate / divisor;
    const auto isHeld = [&](std::size_t k) {
        return (!frozen.empty() && frozen[k] != 0) || (!dead.empty() && dead[k] != 0);
    };
    for (const LayerSpec& layer : network.layers) {
        for (std::size_t k = layer.weights; k < layer.biases; ++k) {
            if (isHeld(k))
                continue;
            bool killed = false;
            parameters[k] = penalized(rule, parameters[k], parameters[k] - step * gradient[k], killed);
            if (killed) {
                dead.resize(parameters.size());
                dead[k] = 1;
            }
        }
        for (std::size_t k = layer.biases; rule.trainsBiases && k < layer.biases + layer.to; ++k)
            if (!isHeld(k))
                parameters[k] -= rate * gradient[k] / divisor;
    }
}

} // namespace nabla

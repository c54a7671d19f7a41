#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>

namespace nabla {

/// The index of the largest output: the class that is predicted; of equal ones, the first.
template <class T>
std::size_t largestOf(std::span<const T> outputs) {
    return static_cast<std::size_t>(std::max_element(outputs.begin(), outputs.end()) - outputs.begin());
}

/// Turns logits into probabilities: exp(z) / Σ exp(z), for logits of any size.
template <class T>
void softmax(std::span<T> logits) {
    const T largest = logits[largestOf(std::span<const T>(logits))];
    T sum = 0;
    for (T& z : logits)
        sum += z = std::exp(z - largest);
    for (T& z : logits)
        z /= sum;
}

/// The cross-entropy of the softmax of `logits` with the class `target`, of whose certainty a share of
/// `smoothing` is spread evenly over all classes (Szegedy et al. 2016).
template <class T>
T softmaxLoss(std::span<const T> logits, std::size_t target, T smoothing) {
    const T largest = logits[largestOf(logits)];
    T sum = 0;
    T below = 0;
    for (const T z : logits) {
        sum += std::exp(z - largest);
        below += largest - z;
    }
    const auto classes = static_cast<T>(logits.size());
    return std::log(sum) + (1 - smoothing) * (largest - logits[target]) + smoothing / classes * below;
}

/// Its derivative by each logit: probability − target, in place of the logits.
template <class T>
void softmaxLossDerivative(std::span<T> logits, std::size_t target, T smoothing) {
    softmax(logits);
    for (T& p : logits)
        p -= smoothing / static_cast<T>(logits.size());
    logits[target] -= 1 - smoothing;
}

} // namespace nabla

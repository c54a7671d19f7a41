#pragma once

namespace nabla {

/// What training makes small; their table is `losses()`.
enum class Loss { halfMse, mse, mae, huber, crossEntropy, hinge, sumSquaredError };

/// A loss and its knobs, as the arithmetic takes them.
template <class T>
struct LossRule {
    Loss loss = Loss::halfMse;
    /// Errors larger than this count in proportion (Huber).
    T huberDelta = 1;
    /// How much of the target's certainty is shared among all classes (softmax cross-entropy).
    T labelSmoothing = 0;

    bool operator==(const LossRule&) const = default;
};

/// Whether the derivative by an output is in proportion to its error. (The kernels share no inline function.)
[[gnu::always_inline]] constexpr bool isSquared(Loss loss) {
    return loss == Loss::halfMse || loss == Loss::mse || loss == Loss::sumSquaredError;
}

/// Of squared errors, the derivative by an output is this times its error.
template <class T>
constexpr T errorFactor(Loss loss) {
    return loss == Loss::halfMse ? T(1) : T(2);
}

/// Whether it takes the output's weighted sum as it is.
constexpr bool takesLogits(Loss loss) {
    return loss == Loss::crossEntropy || loss == Loss::hinge;
}

/// Whether it is a mean over the points of a batch; else it is their sum.
constexpr bool isMean(Loss loss) {
    return loss != Loss::sumSquaredError;
}

} // namespace nabla

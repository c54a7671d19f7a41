#pragma once

namespace nabla {

/// What brings a hidden layer's weighted sums to one scale; each is a row of `normalizations()`.
enum class Normalization { none, batch, batchRenorm, layer, group, instance };

/// What can be set of normalizations.
struct NormalizationKnobs {
    /// The part of the running statistics that each batch replaces.
    double momentum = 0.1;
    /// Added to a variance before its root is taken, so that nothing is divided by zero.
    double epsilon = 1e-5;
    /// Into how many groups group normalization divides a layer, where its width allows.
    int groups = 2;
    /// Batch renormalization: how many times larger or smaller than the running deviation a batch's may be.
    double mostScale = 3;
    /// Batch renormalization: how many running deviations a batch's mean may be away.
    double mostShift = 5;

    bool operator==(const NormalizationKnobs&) const = default;
};

/// Whether it takes the numbers of other samples, and so needs running statistics for testing.
constexpr bool takesBatch(Normalization normalization) {
    return normalization == Normalization::batch || normalization == Normalization::batchRenorm;
}

} // namespace nabla

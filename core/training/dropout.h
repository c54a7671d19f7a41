#pragma once

#include "core/experiment/experiment.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Dropout (Srivastava et al. 2014), inverted: what is kept while training is divided by the probability p of
// keeping it, so that testing takes the network as it is. Dropping inputs is masking noise.

namespace nabla {

/// The probability with which a unit of a layer is kept: 0 are the inputs, 1 is the first hidden layer;
/// outputs are always kept.
double keepProbability(const Experiment& experiment, std::size_t layer);

/// The same experiment without dropout.
Experiment withoutDropout(Experiment experiment);

/// Those of the inputs and all hidden layers.
std::vector<double> keepProbabilities(const Experiment& experiment);

/// Which units of one layer are kept in one epoch, for each place in the epoch's order of points: a pure
/// function, so that it is the same wherever, whenever and by however many threads it is asked for.
class DropoutMask {
  public:
    DropoutMask(std::string_view seed, std::int64_t epoch, std::size_t layer, double keep);

    /// Whether the unit is kept for the point at that place of the order.
    bool keeps(std::int64_t place, int unit) const {
        return half(bits(row(place), unit / 2), unit % 2 != 0) < limit_;
    }

    /// What the first `units` outputs are multiplied by for that point: 0, or 1 / p.
    template <class T>
    void fill(std::int64_t place, int units, T* factors) const;

  private:
    /// Where the point's own sequence of numbers starts.
    std::uint64_t row(std::int64_t place) const {
        return mix(key_ + static_cast<std::uint64_t>(place) * step);
    }
    /// The number at that place of a sequence (splitmix64: Steele, Lea, Flood 2014); one is for two units.
    static std::uint64_t bits(std::uint64_t row, int pair) {
        return mix(row + static_cast<std::uint64_t>(pair) * step);
    }
    static std::uint64_t half(std::uint64_t bits, bool upper) {
        return upper ? bits >> 32 : bits & 0xffffffff;
    }
    static std::uint64_t mix(std::uint64_t z) {
        z += step;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }
    static constexpr std::uint64_t step = 0x9e3779b97f4a7c15;

    std::uint64_t key_;
    /// Numbers of 32 bits below it keep.
    std::uint64_t limit_;
    double keep_;
};

/// The masks of all layers in the present epoch.
class Dropout {
  public:
    /// Keeps everything.
    Dropout() = default;
    explicit Dropout(const Experiment& experiment);

    void beginEpoch(std::int64_t epoch);

    /// Whether some of the layer's units are dropped, in whatever epoch.
    bool drops(std::size_t layer) const { return layer < keep_.size() && keep_[layer] < 1; }
    /// Whether any layer's are.
    bool dropsAny() const { return !keep_.empty(); }

    /// The mask of a layer that drops.
    const DropoutMask& mask(std::size_t layer) const { return *masks_[layer]; }

  private:
    std::string seed_;
    /// Of the inputs and all hidden layers; empty where nothing is dropped.
    std::vector<double> keep_;
    std::vector<std::optional<DropoutMask>> masks_;
};

} // namespace nabla

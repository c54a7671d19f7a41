#pragma once

#include "core/support/random.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace nabla {

/// The order in which the training points come in an epoch, drawn piece by piece: beside the training of
/// small networks, which is mostly waiting, that costs next to nothing.
class EpochOrder {
  public:
    /// Where `shuffled` is false, points come as they stand.
    EpochOrder(std::string seed, std::size_t points, bool shuffled);

    /// Begins to draw the order of that epoch, which does not depend on others.
    void begin(std::int64_t epoch);

    /// A piece of the order: the points that come at `first` and after it.
    struct Piece {
        std::size_t first;
        std::span<const std::int32_t> points;
    };
    /// Draws the next `count` places, or those that are left; the last places come first.
    Piece draw(std::size_t count);

    bool isShuffled() const { return shuffled_; }
    std::size_t size() const { return order_.size(); }

  private:
    std::string seed_;
    bool shuffled_;
    std::vector<std::int32_t> order_;
    /// Places that are still to be drawn.
    std::size_t left_ = 0;
    Xoshiro256 random_{0};
};

} // namespace nabla

#pragma once

#include "core/support/random.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
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
    Piece draw(std::size_t count) {
        const std::size_t end = left_;
        left_ = end - std::min(count, end);
        if (shuffled_) {
            // Fisher and Yates, one draw a place; on a copy, which stays in registers.
            Xoshiro256 random = random_;
            std::int32_t* const order = order_.data();
            for (std::size_t k = end; k > left_; --k)
                std::swap(order[k - 1], order[random.below(k)]);
            random_ = random;
        }
        return {left_, std::span(order_).subspan(left_, end - left_)};
    }

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

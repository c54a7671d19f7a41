#include "core/training/epoch_order.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace nabla {

EpochOrder::EpochOrder(std::string seed, std::size_t points, bool shuffled)
    : seed_(std::move(seed)), shuffled_(shuffled), order_(points) {
    begin(0);
}

void EpochOrder::begin(std::int64_t epoch) {
    std::iota(order_.begin(), order_.end(), 0);
    left_ = order_.size();
    if (shuffled_)
        random_ = subStream(seed_, "shuffle", static_cast<std::uint64_t>(epoch));
}

/// The shuffle of Fisher and Yates, one draw a place.
EpochOrder::Piece EpochOrder::draw(std::size_t count) {
    const std::size_t end = left_;
    const std::size_t first = end - std::min(count, end);
    if (shuffled_) {
        // On copies, which stay in registers.
        Xoshiro256 random = random_;
        std::int32_t* const order = order_.data();
        for (std::size_t k = end; k > first; --k)
            std::swap(order[k - 1], order[random.below(k)]);
        random_ = random;
    }
    left_ = first;
    return {first, std::span(order_).subspan(first, end - first)};
}

} // namespace nabla

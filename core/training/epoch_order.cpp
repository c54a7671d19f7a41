#include "core/training/epoch_order.h"

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

} // namespace nabla

#pragma once

#include "core/data/dataset.h"
#include "core/experiment/experiment.h"
#include "core/support/random.h"

#include <memory>
#include <span>

namespace nabla {

/// Puts items into a random order (Fisher and Yates), one draw each.
template <class T, class Stream>
void shuffle(std::span<T> items, Stream& random) {
    for (std::size_t counter = items.size(); counter > 0;) {
        const auto index = static_cast<std::size_t>(random.next() * static_cast<double>(counter));
        --counter;
        std::swap(items[counter], items[index]);
    }
}

/// Data as drawn, and the stream from which the start weights are to be drawn next.
struct DrawnData {
    std::shared_ptr<const Dataset> data;
    std::unique_ptr<RandomStream> weightStream;
};

/// Draws, shuffles and splits the points that an experiment asks for.
DrawnData drawData(const Experiment& experiment);

/// The points alone.
std::shared_ptr<const Dataset> makeDataset(const Experiment& experiment);

} // namespace nabla

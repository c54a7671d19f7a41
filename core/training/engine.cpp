#include "core/training/engine.h"

namespace nabla {

void Engine::steps(std::int64_t first, std::int64_t batches, std::int64_t size, const UpdateRule& rule,
                   EpochOrder& next) {
    for (std::int64_t k = 0; k < batches && !isInterrupted(); ++k) {
        accumulate(first + k * size, size);
        update(rule);
        if (const auto piece = next.draw(static_cast<std::size_t>(size)); next.isShuffled())
            arrange(piece.first, piece.points);
    }
}

} // namespace nabla

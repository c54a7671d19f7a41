#include "ui/views/shown_dropout.h"

#include <algorithm>

namespace nabla {
namespace {

/// Milliseconds from one mask to the next.
constexpr qint64 calm = 350;

bool haveSameLayers(const DroppedUnits& a, const DroppedUnits& b) {
    return std::equal(a.layers.begin(), a.layers.end(), b.layers.begin(), b.layers.end(),
                      [](const auto& x, const auto& y) { return x.points.size() == y.points.size(); });
}

} // namespace

void ShownDropout::take(const Snapshot& snapshot) {
    const bool isEarly = sinceTaken_.isValid() && sinceTaken_.elapsed() < calm;
    if (snapshot.playing && isEarly && haveSameLayers(units_, snapshot.dropped))
        return;
    units_ = snapshot.dropped;
    sinceTaken_.start();
}

} // namespace nabla

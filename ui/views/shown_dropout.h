#pragma once

#include "core/live/snapshot.h"

#include <QElapsedTimer>

namespace nabla {

/// What dropout left out, as the diagram shows it: that of the newest snapshot, but while training runs no
/// more than three batches a second, so that nothing flickers.
class ShownDropout {
  public:
    /// Takes a snapshot's over, unless it comes too soon.
    void take(const Snapshot& snapshot);

    const DroppedUnits& units() const { return units_; }

  private:
    DroppedUnits units_;
    QElapsedTimer sinceTaken_;
};

} // namespace nabla

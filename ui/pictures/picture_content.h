#pragma once

#include "core/live/field.h"
#include "core/live/snapshot.h"

#include <QPicture>
#include <QSizeF>

#include <memory>

namespace nabla {

/// What pictures show, as values: it can be painted on any thread.
struct PictureContent {
    /// Never null.
    std::shared_ptr<const Snapshot> snapshot;
    /// What the picture asked for; null until it is there.
    std::shared_ptr<const Field> field;
    bool showTest = false;
    bool discretized = false;
    bool logarithmicLoss = false;
    /// What the window paints, and its size in logical pixels; empty without one.
    QPicture window;
    QSizeF windowSize;
};

} // namespace nabla

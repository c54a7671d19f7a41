#pragma once

#include "ui/pictures/network_sketch.h"

class QPainter;

namespace nabla {

/// Paints a snapshot's network in the theme in force.
void paintSketch(QPainter& painter, const Snapshot& snapshot, SketchForm form);

} // namespace nabla

#pragma once

#include "tests/bench/frames/frame_watch.h"
#include "tests/bench/frames/report.h"
#include "ui/main_window.h"

#include <QObject>

namespace nabla {

/// Trains in a window at full speed for a second, then for `seconds` under measurement.
Report record(FrameWatch& watch, MainWindow& window, double seconds);

} // namespace nabla

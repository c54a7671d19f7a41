#pragma once

#include "core/support/result.h"

namespace nabla {

class MainWindow;
struct StartOptions;

/// Opens the file, where one is named, trains the window's experiment up to that epoch with a progress bar,
/// and writes a picture when all of the window is painted.
Status takeScreenshot(MainWindow& window, const StartOptions& options);

} // namespace nabla

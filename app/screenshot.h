#pragma once

#include "core/support/result.h"

namespace nabla {

class MainWindow;
struct NablaFile;
struct StartOptions;

/// Opens the work in the window, trains it up to the epoch that was asked for with a progress bar, and writes
/// a picture when all of the window is painted; says on standard error where training ended before.
Status takeScreenshot(MainWindow& window, const NablaFile& work, const StartOptions& options);

} // namespace nabla

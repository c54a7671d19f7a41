#pragma once

#include "core/support/result.h"

#include <QString>

#include <cstdint>

namespace nabla {

class MainWindow;

/// Trains the window's experiment with a progress bar, and writes a picture of the window when all of it is
/// painted.
Status takeScreenshot(MainWindow& window, std::int64_t epochs, const QString& path);

} // namespace nabla

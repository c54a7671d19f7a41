#pragma once

#include "core/support/result.h"

#include <QString>

#include <cstdint>

namespace nabla {

class MainWindow;

/// Opens the file, where one is named, trains the window's experiment up to that epoch with a progress bar,
/// and writes a picture of the window when all of it is painted.
Status takeScreenshot(MainWindow& window, const QString& file, std::int64_t epochs, const QString& path);

} // namespace nabla

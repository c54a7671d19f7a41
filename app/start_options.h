#pragma once

#include "app/experiment_options.h"
#include "ui/theme.h"

#include <QSize>
#include <QString>

#include <cstdint>
#include <optional>

namespace nabla {

/// What the command line of `nabla` asks for.
struct StartOptions {
    ExperimentOptions experiment;
    /// A file to open in the window; empty for none.
    QString file;
    /// The file to write a picture to instead of opening a window; empty for none.
    QString screenshot;
    /// Which of the pictures, and how many pixels a logical one has.
    QString picture = QStringLiteral("window");
    int scale = 1;
    /// A file to record training into; empty for none.
    QString record;
    /// How far to train for either, where that is said.
    std::optional<std::int64_t> epochs;
    std::optional<QSize> size;
    std::optional<ThemeMode> theme;
    /// Set for --help and --version: what to print.
    QString text;
};

/// Reads the arguments; needs no window system.
Result<StartOptions> parseStartOptions(int argc, char** argv);

} // namespace nabla

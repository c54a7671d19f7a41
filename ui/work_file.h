#pragma once

#include "core/training/nabla_file.h"

#include <QString>

namespace nabla {

/// The file that a piece of work is in. All undo steps of the work share one, so that what was opened later
/// is never saved into it.
struct WorkFile {
    /// Empty while the work was never saved.
    QString path;
    /// What was saved last or what the work began with, without its history; no state stands for the
    /// experiment's start.
    NablaFile saved;
};

} // namespace nabla

#pragma once

#include "core/support/result.h"
#include "ui/animation/recording_plan.h"

#include <QString>

namespace nabla {

/// Records training into a file, whose ending must be a format's, with a progress bar; Ctrl-C gives it up and
/// leaves no file. Returns what is to be told of it.
Result<QString> recordInto(const QString& path, const RecordingPlan& plan);

} // namespace nabla

#pragma once

#include "core/training/nabla_file.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace nabla {

/// What tells that a file on disk is still the same: when it was changed last, and its size in bytes.
struct FileStamp {
    QDateTime modified;
    qint64 size = 0;

    bool operator==(const FileStamp&) const = default;
};

/// The file that a piece of work is in. All undo steps of the work share one, so that what was opened later
/// is never saved into it.
struct WorkFile {
    /// Empty while the work was never saved.
    QString path;
    /// What was saved last or what the work began with, without its history; no state stands for the
    /// experiment's start.
    NablaFile saved;
    /// The file on disk as it was opened or saved last; nothing where that is not known.
    std::optional<FileStamp> stamp = std::nullopt;
};

} // namespace nabla

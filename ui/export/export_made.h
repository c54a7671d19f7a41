#pragma once

#include "core/exporters/exporter.h"

#include <QString>

#include <memory>
#include <string>
#include <vector>

namespace nabla {

/// A model, and what is made of it to be looked at and written: the same bytes.
struct ExportMade {
    const Exporter* exporter = nullptr;
    ExportOptions options;
    std::vector<ExportedFile> files;
    /// What the work is called that the model is of; empty where it was never saved.
    QString document = {};

    /// All files together.
    std::size_t bytes() const;
};

/// The same with the files that the exporter makes of that model.
Result<ExportMade> withFiles(ExportMade wanted, const TrainedModel& model);

/// A text that shows what will be written: the text itself, cut where it is long, or the files and their
/// sizes.
QString previewText(const ExportMade& made, const TrainedModel& model);

/// So many bytes, for people: "3.4 kB".
QString sizeText(std::size_t bytes);

/// The name that an export's file has unless somebody says otherwise:
/// its document's, or that in the code where somebody chose one or there is no document.
QString usualFileName(const ExportMade& made);

} // namespace nabla

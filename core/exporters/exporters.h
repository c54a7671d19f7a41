#pragma once

#include "core/exporters/exporter.h"

#include <span>

namespace nabla {

/// All formats, in the order in which they are shown.
std::span<const Exporter* const> exporters();

/// The format of that key, or null.
const Exporter* findExporter(std::string_view key);

/// The longest that a model's name may be.
inline constexpr std::size_t longestModelName = 63;

/// Whether exported code can call the model so: a letter of ASCII, then letters, digits and underscores.
/// Words that languages keep for themselves will do, as names in code go on after an underscore; an
/// underscore at the start would be the compilers' own.
Status checkModelName(std::string_view name);

/// The files that a model becomes, or why there are none: a name that code cannot use, or numbers that the
/// format does not have.
Result<std::vector<ExportedFile>> exportedFiles(const Exporter& exporter, const TrainedModel& model,
                                                const ExportOptions& options);

/// Writes an export's files to `path`: as one file, or as a folder with them; whole or not at all. A folder
/// takes the place of one that holds an earlier export and nothing else.
Status writeExported(const Exporter& exporter, std::span<const ExportedFile> files, const std::string& path);

} // namespace nabla

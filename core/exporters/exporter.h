#pragma once

#include "core/exporters/trained_model.h"
#include "core/support/write_folder.h"

#include <string>
#include <string_view>
#include <vector>

namespace nabla {

/// What can be chosen of an export.
struct ExportOptions {
    /// What the exported code calls the model: a letter, then letters, digits and underscores.
    std::string name = "nabla";
    /// Whether the model takes the data's columns and makes the features itself, or takes the network's
    /// inputs: features, scaled.
    bool hasFeatures = true;
};

/// A file of an export; the name is empty where the export is one file.
using ExportedFile = FileInFolder;

/// Where exported models go.
enum class ExportKind { textFile, binaryFile, folder };

/// A format that trained models can be written in.
struct Exporter {
    /// As the command line names it.
    std::string_view key;
    std::string_view label;
    /// What it is for.
    std::string_view help;
    ExportKind kind;
    /// With the dot; empty for folders.
    std::string_view extension;
    /// Whether `ExportOptions::name` and `hasFeatures` change anything.
    bool takesName;
    bool takesFeatures;
    /// What the model has and the format does not carry, a sentence each.
    std::vector<std::string> (*losses)(const TrainedModel&, const ExportOptions&);
    /// Two lines of code that use the file of that name.
    std::string (*usage)(const TrainedModel&, const ExportOptions&, std::string_view file);
    /// The files of the export.
    Result<std::vector<ExportedFile>> (*write)(const TrainedModel&, const ExportOptions&);
    /// Of a folder: files that not every model has, and that an earlier export may have left there.
    std::vector<std::string> mayHave{};
};

} // namespace nabla

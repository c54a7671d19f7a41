#pragma once

#include "core/data/dataset.h"
#include "core/experiment/problem.h"
#include "core/importers/onnx_model.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nabla {

/// The value of Nabla's own exports that the first layer takes: the features, scaled or to be given so.
inline constexpr std::string_view ownExportInputs = "inputs";

/// What the metadata of an ONNX model say that Nabla exported.
struct OwnExport {
    Problem problem = Problem::classification;
    /// Keys, in the order of the features' table.
    std::vector<std::string> features;
    /// One for each feature.
    InputScaling scaling;
    /// How its data's coordinates read.
    std::vector<Axis> columns;
    /// How values read.
    Axis value{Axes{}.label};
    /// Whether the score of two classes is a logit.
    bool isLogit = false;
    /// The classes' names; empty of values.
    std::vector<std::string> classes;
};

/// Of a model that Nabla exported; nothing of others, and where its metadata were changed.
std::optional<OwnExport> ownExport(const OnnxModel& model);

} // namespace nabla

#pragma once

#include "core/exporters/trained_model.h"

#include <string>
#include <string_view>

// What exports to Python have in common.

namespace nabla {

/// The shortest number that reads back the same in that precision; always with a point or an exponent.
std::string pythonNumber(double value, Precision precision);

/// The docstring of `predict`: what it takes and gives.
std::string predictWords(const TrainedModel& model);

/// The columns in words: "x₁ and x₂".
std::string columnWords(const TrainedModel& model);

/// COLUMNS, OUTPUTS and, where there are classes, CLASSES with what tells them apart.
std::string pythonConstants(const TrainedModel& model);

/// `classify(points)`, which names the classes; nothing where there are none. `outputs` is the expression for
/// a NumPy array of the outputs of `points`.
std::string pythonClassify(const TrainedModel& model, std::string_view outputs);

/// The command line: reads a CSV, writes it with the predictions; `outputs` as for `pythonClassify`. Needs
/// the modules csv, sys and numpy (as np).
std::string pythonMain(const TrainedModel& model, std::string_view outputs);

/// The name by which a file of that name is imported.
std::string moduleName(std::string_view file);

/// A list with one point of the data, in its units: "[[0.5, -1.0]]".
std::string samplePoint(const TrainedModel& model);

} // namespace nabla

#pragma once

#include "core/exporters/formula_text.h"
#include "core/exporters/trained_model.h"

#include <string>
#include <string_view>

// What exports to Python have in common.

namespace nabla {

/// The shortest number that reads back the same in that precision; always with a point or an exponent.
std::string pythonNumber(double value, Precision precision);

/// A docstring of what predicts: what it takes and gives, each "an array" or the like; its lines but the
/// first begin with `indent` spaces.
std::string predictWords(const TrainedModel& model, std::string_view array, std::size_t indent);

/// The columns in words: "x₁ and x₂".
std::string columnWords(const TrainedModel& model);

/// A file's first lines: what the model is, then `words` on how it is used.
std::string pythonHead(const TrainedModel& model, const std::string& words);

/// Lines that give `target` the formula's value, after what the formula shares, which takes names that begin
/// with `sharedName`.
std::string pythonAssignment(const std::string& target, const Expression& formula,
                             const FormulaLanguage& language, std::size_t indent,
                             const std::string& sharedName = "t");

/// Lines that make x and, where there is one, y, the plane's coordinates, of the columns of `points`.
std::string pythonCoordinates(const TrainedModel& model, const FormulaLanguage& language, std::size_t indent);

/// COLUMNS, what tables may call them, OUTPUTS and, where there are classes, CLASSES with what tells them
/// apart.
std::string pythonConstants(const TrainedModel& model);

/// `classify(points)`, which names the classes; nothing where there are none. `outputs` is the expression for
/// a NumPy array of the outputs of `points`.
std::string pythonClassify(const TrainedModel& model, std::string_view outputs);

/// What the command line imports, a line for each module.
inline constexpr std::string_view pythonMainImports =
    "import csv\nimport math\nimport os\nimport re\nimport sys\n";

/// The command line: reads a CSV, writes it with the predictions; `outputs` as for `pythonClassify`. Needs
/// the modules in `pythonMainImports`.
std::string pythonMain(const TrainedModel& model, std::string_view outputs);

/// What is imported to use a file of that name: the file, or what runs it where its name is none of a module.
std::string pythonModule(std::string_view file);

/// What code that imported it calls a member of that file.
std::string pythonMember(std::string_view file, const std::string& member);

/// A list with one point of the data, in its units: "[[0.5, -1.0]]".
std::string samplePoint(const TrainedModel& model);

} // namespace nabla

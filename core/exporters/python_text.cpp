#include "core/exporters/python_text.h"

#include "core/data/axis_names.h"
#include "core/exporters/exporters.h"
#include "core/exporters/source_text.h"
#include "core/training/predictor.h"

#include <algorithm>
#include <array>

namespace nabla {
namespace {

std::string quotedList(std::span<const std::string> texts) {
    std::vector<std::string> all;
    for (const std::string& text : texts)
        all.push_back(quoted(text));
    return "[" + joined(all) + "]";
}

std::vector<std::string> columnNames(const TrainedModel& model) {
    std::vector<std::string> names;
    for (const Axis& column : model.columns)
        names.push_back(columnName(column));
    return names;
}

/// What a table may call each column: by its name with its unit, without, or with the unit in other brackets.
std::string knownNames(const TrainedModel& model) {
    std::vector<std::string> lists;
    for (const Axis& column : model.columns) {
        std::vector<std::string> names{columnName(column)};
        if (!column.unit.empty())
            names.insert(names.end(), {column.name, column.name + " [" + column.unit + "]"});
        lists.push_back(quotedList(names));
    }
    return "[" + joined(lists) + "]";
}

/// The letters by which a table may call the columns instead, if that means what the columns read.
std::vector<std::string> letters(const TrainedModel& model) {
    const bool arePlain = std::all_of(model.columns.begin(), model.columns.end(), [](const Axis& column) {
        return column.origin == 0 && column.scale == 1;
    });
    if (!arePlain && !model.isOfTable)
        return {};
    return model.columns.size() > 1 ? std::vector<std::string>{"x", "y"} : std::vector<std::string>{"x"};
}

std::string outputWords(const TrainedModel& model) {
    if (model.problem == Problem::multiclass)
        return "the probability of each of CLASSES";
    if (model.problem == Problem::classification)
        return "a number that from THRESHOLD on means the second of CLASSES";
    return inComment(model.outputNames().front());
}

/// Words that no module can be called.
constexpr std::array<std::string_view, 35> keywords{
    "False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
    "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
    "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
    "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield"};

std::string_view stem(std::string_view file) {
    return file.substr(0, file.rfind('.'));
}

/// Whether a file can be imported: files of other names, or with other endings, can only be run.
bool isModule(std::string_view file) {
    return file.ends_with(".py") && checkModelName(stem(file)) &&
           std::find(keywords.begin(), keywords.end(), stem(file)) == keywords.end();
}

} // namespace

std::string pythonNumber(double value, Precision precision) {
    const std::string text = numberText(value, precision);
    return text.find_first_of(".en") == std::string::npos ? text + ".0" : text;
}

std::string columnWords(const TrainedModel& model) {
    const std::vector<std::string> names = columnNames(model);
    return inComment(joined(names, " and "));
}

std::string predictWords(const TrainedModel& model, std::string_view array, std::size_t indent) {
    const std::string margin(indent, ' ');
    return "\"\"\"Takes " + std::string(array) + " of n x " + std::to_string(model.columns.size()) + ": " +
           columnWords(model) + ".\n\n" + margin + "Returns one of n x " + std::to_string(model.outputs()) +
           ": " + outputWords(model) + ".\n" + margin + "\"\"\"\n";
}

std::string pythonHead(const TrainedModel& model, const std::string& words) {
    return "#!/usr/bin/env python3\n\"\"\"" + title(model) + ".\n\n" + words +
           "On the command line: python3 THIS_FILE points.csv\n\"\"\"\n";
}

std::string pythonAssignment(const std::string& target, const Expression& formula,
                             const FormulaLanguage& language, std::size_t indent,
                             const std::string& sharedName) {
    const std::string margin(indent, ' ');
    const FormulaText text = formulaText(formula, language, sharedName);
    std::string lines;
    for (const auto& [name, part] : text.shared)
        lines += margin + name + " = " + part + "\n";
    return lines + margin + target + " = " + text.result + "\n";
}

std::string pythonCoordinates(const TrainedModel& model, const FormulaLanguage& language,
                              std::size_t indent) {
    std::string lines;
    for (std::size_t c = 0; c < model.columns.size(); ++c) {
        const auto reading = Expression::variable("points[:, " + std::to_string(c) + "]");
        lines += pythonAssignment(c == 0 ? "x" : "y", model.inPlane(c, reading), language, indent);
    }
    return lines;
}

std::string pythonConstants(const TrainedModel& model) {
    std::string text = "COLUMNS = " + quotedList(columnNames(model)) + "\n" +
                       "# What a table may call them, by name or by letter\nNAMES = " + knownNames(model) +
                       "\nLETTERS = " + quotedList(letters(model)) + "\n" +
                       "OUTPUTS = " + quotedList(model.outputNames()) + "\n";
    if (model.classes.empty())
        return text;
    text += "CLASSES = " + quotedList(model.classes) + "\n";
    if (model.problem == Problem::classification)
        text += "THRESHOLD = " + pythonNumber(model.threshold, Precision::float64) + "\n";
    return text;
}

std::string pythonClassify(const TrainedModel& model, std::string_view outputs) {
    if (model.classes.empty())
        return "";
    const std::string index =
        model.problem == Problem::multiclass ? ".argmax(axis=1)" : "[:, 0] >= THRESHOLD";
    return "\n\ndef classify(points):\n    \"\"\"The name of each point's class.\"\"\"\n    return "
           "[CLASSES[k] for k "
           "in (" +
           std::string(outputs) + index + ").astype(int)]\n";
}

std::string pythonModule(std::string_view file) {
    return isModule(file) ? std::string(stem(file)) : "runpy";
}

std::string pythonMember(std::string_view file, const std::string& member) {
    return isModule(file) ? std::string(stem(file)) + "." + member
                          : "runpy.run_path(" + quoted(file) + ")[\"" + member + "\"]";
}

std::string samplePoint(const TrainedModel& model) {
    std::vector<std::string> cells;
    for (const Axis& column : model.columns)
        cells.push_back(
            pythonNumber(static_cast<float>(column.reading(cells.empty() ? 0.5 : -1)), Precision::float32));
    return "[[" + joined(cells) + "]]";
}

} // namespace nabla

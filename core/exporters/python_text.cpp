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

/// Without units; what has neither name nor unit of its own is x and y, as in tables of points.
std::vector<std::string> shortNames(const TrainedModel& model) {
    std::vector<std::string> names;
    for (const Axis& column : model.columns)
        names.push_back(column.isPlain() && column.name == Axes{}.x.name   ? "x"
                        : column.isPlain() && column.name == Axes{}.y.name ? "y"
                                                                           : column.name);
    return names;
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

/// The command line, the same for every model; what differs is in the constants.
constexpr std::string_view mainText = R"(

def places_of(names):
    """Where a table has the points: by its columns' names, or in order where it has no others and no such names."""
    places = [names.index(long if long in names else short) if long in names or short in names else None
              for long, short in zip(COLUMNS, SHORT_NAMES)]
    if len(names) == len(COLUMNS) and not any(place is not None for place in places):
        return list(range(len(names)))
    missing = [column for column, place in zip(COLUMNS, places) if place is None]
    if missing:
        sys.exit(f"The table has no column {' and none '.join(missing)}; it has {', '.join(names)}.")
    return places


def read_points(lines):
    """The names and rows of a CSV, and which columns hold the points."""
    rows = [row for row in csv.reader(lines) if row]
    try:
        [float(cell) for row in rows[:1] for cell in row[:len(COLUMNS)]]
    except ValueError:
        names = [name.strip() for name in rows.pop(0)]
        return names, rows, places_of(names)
    if any(len(row) != len(COLUMNS) for row in rows):
        sys.exit(f"Without names in its first line, the table may only have {' and '.join(COLUMNS)}.")
    return list(COLUMNS), rows, places_of(COLUMNS)


def main():
    try:
        with open(sys.argv[1] if len(sys.argv) > 1 else 0, newline="", encoding="utf-8-sig") as lines:
            names, rows, places = read_points(lines)
    except (OSError, UnicodeError, csv.Error) as error:
        sys.exit(f"The table cannot be read: {error}")
    try:
        points = [[float(row[place]) for place in places] for row in rows]
    except (ValueError, IndexError) as error:
        sys.exit(f"The columns {', '.join(COLUMNS)} must hold numbers: {error}")
    outputs = OUTPUTS_OF_POINTS
    writer = csv.writer(sys.stdout, lineterminator="\n")
)";

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
                       "SHORT_NAMES = " + quotedList(shortNames(model)) + "\n" +
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

std::string pythonMain(const TrainedModel& model, std::string_view outputs) {
    std::string text(mainText);
    constexpr std::string_view place = "OUTPUTS_OF_POINTS";
    text.replace(text.find(place), place.size(), outputs);
    const bool hasClasses = !model.classes.empty();
    text += hasClasses ? "    writer.writerow(names + [\"class\"] + OUTPUTS)\n"
                         "    for row, name, output in zip(rows, classify(points), outputs):\n"
                         "        writer.writerow(row + [name] + [str(value) for value in output])\n"
                       : "    writer.writerow(names + OUTPUTS)\n"
                         "    for row, output in zip(rows, outputs):\n"
                         "        writer.writerow(row + [str(value) for value in output])\n";
    return text + "\n\nif __name__ == \"__main__\":\n    main()\n";
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

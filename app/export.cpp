#include "app/commands.h"
#include "app/interrupt.h"
#include "app/output.h"
#include "app/read_trained.h"
#include "core/exporters/exporters.h"
#include "core/exporters/numbers.h"

#include <array>
#include <cstdio>
#include <filesystem>
#include <system_error>

namespace nabla {
namespace {

std::string formatNames() {
    std::string names;
    for (const Exporter* exporter : exporters())
        names += (names.empty() ? "" : ", ") + std::string(exporter->key);
    return names;
}

std::string formatList() {
    std::string text;
    for (const Exporter* exporter : exporters()) {
        std::array<char, 64> start{};
        std::snprintf(start.data(), start.size(), "%-8s %-8s ", std::string(exporter->key).c_str(),
                      exporter->kind == ExportKind::folder ? "folder"
                                                           : std::string(exporter->extension).c_str());
        text += start.data() + std::string(exporter->label) + ": " + std::string(exporter->help) + "\n";
    }
    text += "\nWith --numbers, as CSV:\n";
    for (const NumbersTable& table : numbersTables()) {
        std::array<char, 64> start{};
        std::snprintf(start.data(), start.size(), "%-17s ", std::string(table.key).c_str());
        text += start.data() + std::string(table.label) + ": " + std::string(table.help) + "\n";
    }
    return text;
}

/// Standard output takes every format but folders, and each option must change something.
Status checkOptions(const ModelExportOptions& all, const Exporter& exporter) {
    const ExportOptions& options = all.choices;
    if (all.out == "-" && exporter.kind == ExportKind::folder)
        return Error{"--out -: '" + std::string(exporter.key) + "' is a folder; name one."};
    if (options.name != ExportOptions{}.name && !exporter.takesName)
        return Error{"--name: '" + std::string(exporter.key) + "' writes no name into its code."};
    if (!options.hasFeatures && !exporter.takesFeatures)
        return Error{"--without-features: '" + std::string(exporter.key) + "' always makes the features."};
    return Done{};
}

Status write(const Exporter& exporter, std::span<const ExportedFile> files, const std::string& out) {
    if (out == "-")
        return print(files.front().content);
    const InterruptHeld held;
    return writeExported(exporter, files, out);
}

bool isSameFile(const std::string& one, const std::string& other) {
    std::error_code error;
    return std::filesystem::equivalent(one, other, error);
}

void say(const std::string& text) {
    std::fprintf(stderr, "nabla-cli: %s\n", text.c_str());
}

Status exportNumbers(const ModelExportOptions& options) {
    const NumbersTable* table = findNumbersTable(options.numbers);
    if (!table)
        return Error{"--numbers '" + options.numbers + "': the tables are " + numbersNames() + "."};
    if (options.choices.name != ExportOptions{}.name || !options.choices.hasFeatures)
        return Error{"--name and --without-features go with --format; a table of numbers has no code."};
    const auto file = readTrained(options.model);
    if (!file)
        return Error{file.error()};
    const auto text = numbersText(*table, *file);
    return text ? writeOutput(options.out, *text) : Status(Error{"'" + options.model + "': " + text.error()});
}

Status exportInFormat(const ModelExportOptions& options) {
    const Exporter* exporter = findExporter(options.format);
    if (!exporter)
        return Error{"--format '" + options.format + "': the formats are " + formatNames() + "."};
    if (const Status allowed = checkOptions(options, *exporter); !allowed)
        return allowed;
    const auto file = readTrained(options.model);
    if (!file)
        return Error{file.error()};
    const auto model = trainedModel(file->experiment, *file->state);
    if (!model)
        return Error{"'" + options.model + "': " + model.error()};
    const auto files = exportedFiles(*exporter, *model, options.choices);
    if (!files)
        return Error{files.error()};
    for (const std::string& loss : exporter->losses(*model, options.choices))
        say("note: " + loss);
    return write(*exporter, *files, options.out);
}

} // namespace

std::string numbersNames() {
    std::string names;
    for (const NumbersTable& table : numbersTables())
        names += (names.empty() ? "" : ", ") + std::string(table.key);
    return names;
}

Status run(const ModelExportOptions& options) {
    if (options.list)
        return print(formatList());
    const bool isOne = options.format.empty() != options.numbers.empty();
    if (options.model.empty() || !isOne || options.out.empty())
        return Error{
            "An export needs MODEL.nabla, --out, and --format or --numbers; --list tells what there is."};
    if (isSameFile(options.model, options.out))
        return Error{"--out '" + options.out +
                     "' is the model itself, which would be lost; name another file."};
    return options.numbers.empty() ? exportInFormat(options) : exportNumbers(options);
}

} // namespace nabla

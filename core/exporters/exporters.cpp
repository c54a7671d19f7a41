#include "core/exporters/exporters.h"

#include "core/exporters/all.h"
#include "core/support/files.h"
#include "core/support/write_folder.h"

#include <algorithm>
#include <array>

namespace nabla {
namespace {

bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool mayFollow(char c) {
    return isLetter(c) || (c >= '0' && c <= '9') || c == '_';
}

} // namespace

std::span<const Exporter* const> exporters() {
    static constexpr std::array<const Exporter*, 8> table{&onnxExporter, &pytorchExporter, &numpyExporter,
                                                          &tfjsExporter, &cExporter,       &htmlExporter,
                                                          &jsonExporter, &npzExporter};
    return table;
}

const Exporter* findExporter(std::string_view key) {
    const auto all = exporters();
    const auto at = std::find_if(all.begin(), all.end(), [&](const Exporter* e) { return e->key == key; });
    return at == all.end() ? nullptr : *at;
}

Status checkModelName(std::string_view name) {
    const bool isName = !name.empty() && name.size() <= longestModelName && isLetter(name.front()) &&
                        std::all_of(name.begin(), name.end(), mayFollow);
    if (!isName)
        return Error{"The name '" + std::string(name) +
                     "' cannot be used in code: it must begin with a letter a to z, "
                     "and may have up to " +
                     std::to_string(longestModelName) + " letters, digits and underscores."};
    return Done{};
}

Result<std::vector<ExportedFile>> exportedFiles(const Exporter& exporter, const TrainedModel& model,
                                                const ExportOptions& options) {
    if (const Status named = checkModelName(options.name); !named)
        return Error{named.error()};
    return exporter.write(model, options);
}

Status writeExported(const Exporter& exporter, std::span<const ExportedFile> files, const std::string& path) {
    if (exporter.kind == ExportKind::folder)
        return writeFolder(path, files, exporter.mayHave);
    return writeFile(path, files.front().content);
}

} // namespace nabla

#include "ui/import/import_dialog.h"

#include "core/data/table_points.h"
#include "core/support/files.h"

#include <QFileInfo>

namespace nabla {

std::optional<OwnPoints> askForPoints(const QString& path, QWidget*) {
    const auto bytes = readFile(path.toStdString());
    const auto table = bytes ? readTable(*bytes, detectFormat(*bytes)) : Result<Table>(Error{bytes.error()});
    const auto choice = table ? chooseColumns(*table) : Result<ColumnChoice>(Error{table.error()});
    auto made = choice ? pointsOf(*table, *choice) : Result<ImportedPoints>(Error{choice.error()});
    if (!made || !validate(made->own))
        return std::nullopt;
    made->own.source = QFileInfo(path).fileName().toStdString();
    return std::move(made->own);
}

} // namespace nabla

#include "ui/usual_place.h"

#include <QFileInfo>

namespace nabla {

QString documentName(const QString& document) {
    return QFileInfo(document).completeBaseName();
}

QString usualFolder(const QString& last, const QString& document,
                    QStandardPaths::StandardLocation otherwise) {
    if (!last.isEmpty())
        return last;
    return document.isEmpty() ? QStandardPaths::writableLocation(otherwise)
                              : QFileInfo(document).absolutePath();
}

} // namespace nabla

#include "ui/recent_files.h"

#include "ui/settings.h"

#include <QFileInfo>

namespace nabla::recentFiles {

QStringList all() {
    return settings::list("recent_files");
}

void add(const QString& path) {
    const QString absolute = QFileInfo(path).absoluteFilePath();
    QStringList files = all();
    files.removeAll(absolute);
    files.prepend(absolute);
    settings::setList("recent_files", files.mid(0, most));
}

void remove(const QString& path) {
    QStringList files = all();
    files.removeAll(path);
    settings::setList("recent_files", files);
}

void clear() {
    settings::setList("recent_files", {});
}

} // namespace nabla::recentFiles

#pragma once

#include <QFile>
#include <QTemporaryDir>

namespace nabla {

/// A file on the disk for as long as a test needs it.
class TableFile {
  public:
    explicit TableFile(const QByteArray& bytes, const char* name = "table.csv")
        : path_(folder_.filePath(QLatin1String(name))) {
        QFile file(path_);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("The file cannot be written.");
    }

    const QString& path() const { return path_; }

  private:
    QTemporaryDir folder_;
    QString path_;
};

} // namespace nabla

#pragma once

#include <QString>
#include <QStringList>

/// The files opened or saved last, the newest first, remembered from one start to the next.
namespace nabla::recentFiles {

/// How many are remembered.
inline constexpr int most = 10;

/// All of them, as absolute paths.
QStringList all();

/// Puts a file at the front.
void add(const QString& path);

/// Forgets a file.
void remove(const QString& path);

/// Forgets all.
void clear();

} // namespace nabla::recentFiles

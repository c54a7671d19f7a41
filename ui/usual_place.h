#pragma once

#include <QStandardPaths>
#include <QString>

namespace nabla {

/// What the work in that document is called, as in "house" of "house.nabla"; empty where it is in none.
QString documentName(const QString& document);

/// The folder where what is made of a work goes unless somebody says otherwise: where the last such file
/// went, else beside the work's document, else among the user's. Both paths may be empty.
QString usualFolder(const QString& last, const QString& document, QStandardPaths::StandardLocation otherwise);

} // namespace nabla

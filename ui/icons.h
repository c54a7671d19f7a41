#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

namespace nabla {

/// Icon `:/icons/<name>.svg` drawn in one color, `size` logical pixels wide and high, for a screen of ratio
/// `dpr`.
QPixmap iconPixmap(const QString& name, int size, const QColor& color, qreal dpr);

/// The same as a QIcon for menus and title bars; it takes the theme's colors at the time it is painted.
QIcon icon(const QString& name);

} // namespace nabla

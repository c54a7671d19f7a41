#include "ui/controls/range_hint.h"

#include "ui/controls/number_text.h"

#include <QApplication>
#include <QTimer>
#include <QToolTip>
#include <QWidget>

namespace nabla {

void showRangeHint(const QWidget& field, double minimum, double maximum) {
    const QPoint below = field.mapToGlobal(QPoint(0, field.height()));
    const QString text = allowedRangeText(minimum, maximum);
    QTimer::singleShot(0, qApp, [below, text] { QToolTip::showText(below, text); });
}

} // namespace nabla

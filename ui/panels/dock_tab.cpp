#include "ui/panels/dock_tab.h"

#include "ui/controls/painting.h"
#include "ui/theme.h"

#include <QPainter>

namespace nabla {
namespace {

constexpr int tabHeight = 32;
constexpr int padding = 8;
constexpr int arrowRoom = 18;
constexpr int underline = 2;

} // namespace

DockTab::DockTab(const QString& text, QWidget* parent) : KeyboardFocus<QAbstractButton>(parent) {
    setText(text);
    setAccessibleName(text);
    setCheckable(true);
    setCursor(Qt::PointingHandCursor);
    setFont(textFont(12, QFont::Medium));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize DockTab::sizeHint() const {
    return {fontMetrics().horizontalAdvance(text()) + 2 * padding + arrowRoom, tabHeight};
}

void DockTab::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& t = theme();
    if (isChecked())
        painter.fillRect(QRect(padding, height() - underline, width() - 2 * padding, underline), t.accent);
    const QColor ink = isChecked() || underMouse() ? t.text : t.muted;
    painter.setPen(ink);
    painter.drawText(rect().adjusted(padding, 0, -padding - arrowRoom, 0), Qt::AlignCenter, text());
    // The arrow says which way the page will move.
    drawArrow(painter, {width() - padding - arrowRoom / 2.0 + 2, height() / 2.0}, isChecked() ? 0 : 180, ink);
    if (showsFocusRing())
        drawFocusRing(painter, QRectF(rect()).adjusted(1, 3, -1, -3), 5);
}

} // namespace nabla

#include "ui/controls/fold_heading.h"

#include "ui/controls/painting.h"
#include "ui/theme.h"

#include <QLocale>
#include <QPainter>

namespace nabla {
namespace {

constexpr int headingHeight = 26;
constexpr int arrowRoom = 18;

} // namespace

FoldHeading::FoldHeading(const QString& text, QWidget* parent) : KeyboardFocus<QAbstractButton>(parent) {
    setText(text);
    setAccessibleName(text);
    setCheckable(true);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FoldHeading::setState(const QString& state) {
    if (state == state_)
        return;
    state_ = state;
    setAccessibleDescription(state);
    update();
}

QSize FoldHeading::sizeHint() const {
    const int heading = QFontMetrics(headingFont()).horizontalAdvance(QLocale().toUpper(text()));
    return {heading + QFontMetrics(textFont(11)).horizontalAdvance(state_) + 2 * arrowRoom, headingHeight};
}

void FoldHeading::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& t = theme();
    const QColor ink = underMouse() || isDown() ? t.text : t.muted;
    painter.setPen(ink);
    painter.setFont(headingFont());
    painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeft, QLocale().toUpper(text()));
    painter.setFont(textFont(11));
    painter.drawText(rect().adjusted(0, 0, -arrowRoom, 0), Qt::AlignVCenter | Qt::AlignRight, state_);
    drawArrow(painter, {width() - arrowRoom / 2.0 + 2, height() / 2.0}, isChecked() ? 180 : 0, ink);
    if (showsFocusRing())
        drawFocusRing(painter, rect(), 4);
}

} // namespace nabla

#include "ui/panels/brand.h"

#include "ui/controls/painting.h"
#include "ui/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace nabla {
namespace {

constexpr int signSize = 22;
constexpr int gap = 6;

QFont nameFont() {
    return textFont(18, QFont::DemiBold);
}

} // namespace

Brand::Brand(QWidget* parent) : QWidget(parent) {
    setAccessibleName(QStringLiteral("Nabla"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize Brand::sizeHint() const {
    return {signSize + gap + QFontMetrics(nameFont()).horizontalAdvance(QStringLiteral("Nabla")) + 2, 28};
}

void Brand::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    drawIcon(painter, QRectF(0, (height() - signSize) / 2.0, signSize, signSize), QStringLiteral("logo"),
             signSize, theme().negative);
    painter.setFont(nameFont());
    painter.setPen(theme().text);
    painter.drawText(rect().adjusted(signSize + gap, 0, 0, 0), Qt::AlignVCenter, QStringLiteral("Nabla"));
}

} // namespace nabla

#include "ui/panels/brand.h"

#include "ui/controls/painting.h"
#include "ui/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace nabla {
namespace {

constexpr int signSize = 22;
constexpr int gap = 6;
constexpr int workGap = 14;
constexpr int mostWorkWidth = 132;
constexpr double dotRadius = 3;
/// The dot has its place also while it is not there, so that nothing moves.
constexpr int dotRoom = 12;

QFont nameFont() {
    return textFont(18, QFont::DemiBold);
}

QFont workFont() {
    return textFont(13);
}

int nameWidth() {
    return QFontMetrics(nameFont()).horizontalAdvance(QStringLiteral("Nabla")) + 2;
}

} // namespace

Brand::Brand(QWidget* parent) : QWidget(parent) {
    setAccessibleName(QStringLiteral("Nabla"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Brand::setWork(const QString& name, const QString& path, bool modified) {
    setToolTip(path);
    if (modified != modified_)
        update();
    modified_ = modified;
    if (name != name_) {
        name_ = name;
        updateGeometry();
    }
    setAccessibleName(modified ? tr("Nabla: %1, not saved").arg(name) : tr("Nabla: %1").arg(name));
}

void Brand::setRoomy(bool roomy) {
    if (roomy == roomy_)
        return;
    roomy_ = roomy;
    updateGeometry();
}

QString Brand::shownName() const {
    return roomy_ ? QFontMetrics(workFont()).elidedText(name_, Qt::ElideMiddle, mostWorkWidth) : QString();
}

QSize Brand::sizeHint() const {
    const int work = roomy_ ? workGap + QFontMetrics(workFont()).horizontalAdvance(shownName()) + dotRoom : 0;
    return {signSize + gap + nameWidth() + work, 28};
}

void Brand::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    drawIcon(painter, QRectF(0, (height() - signSize) / 2.0, signSize, signSize), QStringLiteral("logo"),
             signSize, theme().negative);
    painter.setFont(nameFont());
    painter.setPen(theme().text);
    painter.drawText(rect().adjusted(signSize + gap, 0, 0, 0), Qt::AlignVCenter, QStringLiteral("Nabla"));
    if (!roomy_)
        return;
    painter.setFont(workFont());
    painter.setPen(theme().muted);
    const QRect place = rect().adjusted(signSize + gap + nameWidth() + workGap, 1, 0, 0);
    const QString name = shownName();
    painter.drawText(place, Qt::AlignVCenter, name);
    if (!modified_)
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().muted);
    const double x = place.left() + painter.fontMetrics().horizontalAdvance(name) + dotRoom - dotRadius - 1;
    painter.drawEllipse(QPointF(x, height() / 2.0 + 1), dotRadius, dotRadius);
}

} // namespace nabla

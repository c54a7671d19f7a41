#include "ui/panels/brand.h"

#include "ui/controls/painting.h"
#include "ui/theme.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace nabla {
namespace {

constexpr int signSize = 22;
constexpr int gap = 7;
/// Room for the work's name where there is little, which is hardly more than that of the title, and where
/// there is enough.
constexpr int fewPixels = 46;
constexpr int manyPixels = 150;
constexpr double dotRadius = 2.5;
/// The dot has its place also while it is not there, so that nothing moves.
constexpr int dotRoom = 10;
constexpr int titleLine = 22;
constexpr int workLine = 16;

QFont titleFont() {
    return textFont(18, QFont::DemiBold);
}

QFont workFont() {
    return textFont(11.5);
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
    return QFontMetrics(workFont()).elidedText(name_, Qt::ElideMiddle, roomy_ ? manyPixels : fewPixels);
}

QSize Brand::sizeHint() const {
    const int title = QFontMetrics(titleFont()).horizontalAdvance(QStringLiteral("Nabla")) + 2;
    const int work = QFontMetrics(workFont()).horizontalAdvance(shownName()) + dotRoom;
    return {signSize + gap + std::max(title, work), titleLine + workLine};
}

void Brand::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    drawIcon(painter, QRectF(0, (height() - signSize) / 2.0, signSize, signSize), QStringLiteral("logo"),
             signSize, theme().negative);
    const int left = signSize + gap;
    painter.setFont(titleFont());
    painter.setPen(theme().text);
    painter.drawText(QRect(left, 0, width() - left, titleLine), Qt::AlignVCenter, QStringLiteral("Nabla"));
    paintWork(painter, QRect(left + 1, titleLine, width() - left, workLine));
}

void Brand::paintWork(QPainter& painter, const QRect& place) const {
    painter.setFont(workFont());
    painter.setPen(theme().muted);
    const QString name = shownName();
    painter.drawText(place, Qt::AlignVCenter, name);
    if (!modified_)
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().muted);
    const int end = place.left() + painter.fontMetrics().horizontalAdvance(name);
    painter.drawEllipse(QPointF(end + dotRoom - dotRadius - 1, place.center().y() + 1), dotRadius, dotRadius);
}

} // namespace nabla

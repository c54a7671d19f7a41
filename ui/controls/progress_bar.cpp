#include "ui/controls/progress_bar.h"

#include "ui/controls/painting.h"
#include "ui/theme.h"

#include <QPainter>

#include <algorithm>

namespace nabla {
namespace {

constexpr int thickness = 4;
constexpr int steps = 1000;

} // namespace

ProgressBar::ProgressBar(QWidget* parent) : QProgressBar(parent) {
    setRange(0, steps);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ProgressBar::setDone(double done) {
    setValue(qRound(std::clamp(done, 0.0, 1.0) * steps));
}

QSize ProgressBar::sizeHint() const {
    return {160, thickness};
}

QSize ProgressBar::minimumSizeHint() const {
    return {40, thickness};
}

void ProgressBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const double radius = thickness / 2.0;
    drawRoundedFrame(painter, rect(), radius, theme().track, Qt::transparent);
    QRectF filled = rect();
    filled.setWidth(std::max<double>(thickness, filled.width() * value() / steps));
    if (layoutDirection() == Qt::RightToLeft)
        filled.moveRight(rect().right() + 1);
    if (value() > 0)
        drawRoundedFrame(painter, filled, radius, theme().accent, Qt::transparent);
}

} // namespace nabla

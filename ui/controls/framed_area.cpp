#include "ui/controls/framed_area.h"

#include "ui/controls/painting.h"
#include "ui/theme.h"

#include <QAbstractScrollArea>
#include <QFocusEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace nabla {
namespace {

/// Keeps the area's square corners within the round ones.
constexpr int inset = 3;

} // namespace

FramedArea::FramedArea(QAbstractScrollArea* area, QWidget* parent) : QWidget(parent), area_(area) {
    area_->setFrameShape(QFrame::NoFrame);
    area_->installEventFilter(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(inset, inset, inset, inset);
    column->addWidget(area_);
}

bool FramedArea::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusIn)
        showsRing_ = static_cast<QFocusEvent*>(event)->reason() != Qt::MouseFocusReason;
    if (event->type() == QEvent::FocusOut)
        showsRing_ = false;
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return QWidget::eventFilter(watched, event);
}

void FramedArea::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    drawRoundedFrame(painter, rect(), controlRadius, theme().surface, theme().line);
    if (showsRing_)
        drawFocusRing(painter, rect(), controlRadius);
}

} // namespace nabla

#include "ui/views/image_ratio.h"

#include <QCoreApplication>
#include <QEvent>
#include <QPaintEngine>
#include <QPainter>
#include <QVariant>
#include <QWidget>

namespace nabla {
namespace {

constexpr const char* property = "imageRatio";
constexpr double printRatio = 4;

} // namespace

double imageRatio(const QWidget& widget) {
    const QVariant own = widget.window()->property(property);
    return own.isValid() ? own.toDouble() : widget.devicePixelRatioF();
}

void setImageRatio(QWidget& window, double ratio) {
    window.setProperty(property, ratio > 0 ? QVariant(ratio) : QVariant());
    // As with other colors, all images are made anew.
    for (QWidget* widget : window.findChildren<QWidget*>()) {
        QEvent change(QEvent::PaletteChange);
        QCoreApplication::sendEvent(widget, &change);
        widget->update();
    }
}

double imageRatio(const QPainter& painter) {
    const auto type = painter.paintEngine()->type();
    const bool keepsLines =
        type == QPaintEngine::Picture || type == QPaintEngine::SVG || type == QPaintEngine::Pdf;
    return keepsLines ? printRatio : painter.device()->devicePixelRatioF();
}

} // namespace nabla

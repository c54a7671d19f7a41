#include "ui/pictures/neuron_painting.h"

#include "core/network/with_activation.h"
#include "ui/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace nabla {
namespace {

/// The part of a neuron that is the sum.
constexpr double sumWidth = 38;

/// The activation's curve over sums from −3 to 3, with both axes.
void paintActivation(QPainter& painter, const QRectF& box, Activation activation) {
    constexpr double reach = 3;
    constexpr int steps = 60;
    const auto place = [&](double z, double y) {
        return QPointF(box.center().x() + z / reach * box.width() / 2,
                       box.center().y() - y / 1.25 * box.height() / 2);
    };
    painter.setPen(QPen(theme().strongLine, 0.8));
    painter.drawLine(place(-reach, 0), place(reach, 0));
    painter.drawLine(QPointF(box.center().x(), box.top()), QPointF(box.center().x(), box.bottom()));
    QPainterPath path;
    bool down = false;
    double before = 0;
    withActivation(activation, [&](auto f) {
        for (int k = 0; k <= steps; ++k) {
            const double z = reach * (2.0 * k / steps - 1);
            const double y = f.value(z);
            const bool shown = std::abs(y) <= 1.25;
            const QPointF at = place(z, std::clamp(y, -1.25, 1.25));
            const bool joined = down && std::abs(y - before) < 0.5;
            if (shown && joined)
                path.lineTo(at);
            else if (shown)
                path.moveTo(at);
            down = shown;
            before = y;
        }
    });
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme().text, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
}

} // namespace

double sumCenter(const QRectF& box) {
    return box.left() + sumWidth / 2 + 1;
}

void paintNeuronBody(QPainter& painter, const QRectF& box, Activation activation) {
    painter.setPen(QPen(theme().text, 1.6));
    painter.setBrush(theme().surface);
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    const double border = box.left() + sumWidth;
    painter.setPen(QPen(theme().strongLine, 1));
    painter.drawLine(QPointF(border, box.top() + 1), QPointF(border, box.bottom() - 1));
    painter.setFont(textFont(20));
    painter.setPen(theme().text);
    painter.drawText(QRectF(sumCenter(box) - 20, box.top(), 40, box.height()),
                     Qt::AlignCenter | Qt::TextDontClip, QStringLiteral("Σ"));
    paintActivation(painter, QRectF(border + 5, box.top() + 7, box.right() - border - 13, box.height() - 14),
                    activation);
}

void paintNumber(QPainter& painter, const QPointF& center, const QString& text, bool dead) {
    painter.setFont(textFont(11, QFont::Medium));
    const double width = painter.fontMetrics().horizontalAdvance(text) + 6;
    const QRectF box(center.x() - width / 2, center.y() - 7.5, width, 15);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().surface);
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(dead ? theme().muted : theme().text);
    painter.drawText(box, Qt::AlignCenter | Qt::TextDontClip, text);
}

} // namespace nabla

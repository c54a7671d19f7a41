#include "ui/views/activation_plot.h"

#include "core/network/with_activation.h"
#include "ui/core_text.h"
#include "ui/theme.h"
#include "ui/views/nice_steps.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace nabla {
namespace {

constexpr double plotHeight = 120;
/// What is seen of every activation, so that they can be compared.
constexpr double mostZ = 4;
constexpr double lowY = -2;
constexpr double highY = 3;

const ActivationRow& rowOf(Activation activation) {
    const auto rows = activations();
    return *std::find_if(rows.begin(), rows.end(),
                         [=](const ActivationRow& row) { return row.activation == activation; });
}

/// A curve through points, interrupted where it jumps.
QPainterPath curveThrough(const QPolygonF& points, double jump) {
    QPainterPath path;
    for (int k = 0; k < points.size(); ++k) {
        const bool isApart = k == 0 || std::abs(points[k].y() - points[k - 1].y()) > jump;
        if (isApart)
            path.moveTo(points[k]);
        else
            path.lineTo(points[k]);
    }
    return path;
}

} // namespace

ActivationPlot::ActivationPlot(Activation (*shown)(const Experiment&), QWidget* parent)
    : Illustration(parent), shown_(shown) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setExperiment({});
}

void ActivationPlot::setExperiment(const Experiment& experiment) {
    activation_ = shown_(experiment);
    const ActivationRow& row = rowOf(activation_);
    setAccessibleName(tr("Plot of %1 and its derivative").arg(coreText(row.label)));
    setAccessibleDescription(coreText(row.help));
    update();
}

QRectF ActivationPlot::plotArea() const {
    return {0.5, 0.5, width() - 1.0, plotHeight - 1};
}

QPointF ActivationPlot::place(double z, double y) const {
    const QRectF area = plotArea();
    return {area.left() + (z + mostZ) / (2 * mostZ) * area.width(),
            area.bottom() - (y - lowY) / (highY - lowY) * area.height()};
}

void ActivationPlot::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintAxes(painter);
    paintCurves(painter);
    paintWords(painter);
}

void ActivationPlot::paintAxes(QPainter& painter) const {
    const QRectF area = plotArea();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(theme().line);
    painter.drawRoundedRect(area, 4, 4);
    painter.setPen(theme().strongLine);
    painter.drawLine(place(-mostZ, 0), place(mostZ, 0));
    painter.drawLine(place(0, lowY), place(0, highY));
    painter.setFont(textFont(9));
    const auto tick = [&](QPointF at, QPointF to, const QRectF& room, int flags, double number) {
        painter.setPen(theme().strongLine);
        painter.drawLine(at, to);
        painter.setPen(theme().muted);
        painter.drawText(room, flags, shortNumber(number));
    };
    for (const double z : {-2.0, 2.0}) {
        const QPointF at = place(z, 0);
        tick(at, at + QPointF(0, 3), QRectF(at.x() - 12, at.y() + 3, 24, 12), Qt::AlignCenter, z);
    }
    for (const double y : {-1.0, 1.0, 2.0}) {
        const QPointF at = place(0, y);
        tick(at, at - QPointF(3, 0), QRectF(at.x() - 22, at.y() - 6, 17, 12),
             Qt::AlignRight | Qt::AlignVCenter, y);
    }
}

void ActivationPlot::paintCurves(QPainter& painter) const {
    QPolygonF values;
    QPolygonF slopes;
    const int steps = 2 * width();
    withActivation(activation_, [&](auto f) {
        for (int k = 0; k <= steps; ++k) {
            const double z = mostZ * (2.0 * k / steps - 1);
            values.append(place(z, f.value(z)));
            slopes.append(place(z, f.derivative(z, f.value(z))));
        }
    });
    const double jump = 0.25 * plotHeight / (highY - lowY);
    painter.save();
    painter.setClipRect(plotArea());
    painter.setPen(QPen(theme().muted, 1.5, Qt::DashLine, Qt::FlatCap));
    painter.drawPath(curveThrough(slopes, jump));
    painter.setPen(QPen(theme().accent, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(curveThrough(values, jump));
    painter.restore();
}

/// Which curve is which, and the help under the plot.
void ActivationPlot::paintWords(QPainter& painter) const {
    painter.setFont(textFont(11, QFont::Medium));
    const QRectF corner = plotArea().adjusted(8, 5, -8, 0);
    painter.setPen(theme().accent);
    painter.drawText(corner, Qt::AlignLeft | Qt::AlignTop, tr("f(z)"));
    painter.setPen(theme().muted);
    painter.drawText(corner.adjusted(0, 15, 0, 0), Qt::AlignLeft | Qt::AlignTop, tr("- -  f′(z)"));
    painter.setFont(textFont(11));
    painter.setPen(theme().text);
    painter.drawText(QRectF(0, plotHeight + 6, width(), height() - plotHeight - 6),
                     Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, coreText(rowOf(activation_).help));
}

} // namespace nabla

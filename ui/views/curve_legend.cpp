#include "ui/views/curve_legend.h"

#include "ui/theme.h"
#include "ui/views/point_sprites.h"

#include <utility>

#include <QFontMetricsF>
#include <QPainter>

namespace nabla {
namespace {

constexpr double gap = 6;
constexpr double lineLength = 18;

/// Writes one name after another, each behind its mark, as long as there is room.
class Entries {
  public:
    Entries(QPainter& painter, const QSizeF& room)
        : painter_(painter), width_(room.width()), height_(room.height()) {}

    void addLine(const QColor& color, double width, const QString& name) {
        if (!fits(lineLength, name))
            return;
        painter_.setPen(QPen(color, width, Qt::SolidLine, Qt::RoundCap));
        painter_.drawLine(QPointF(at_ + 1.5, height_ / 2), QPointF(at_ + lineLength - 1.5, height_ / 2));
        addName(lineLength, name);
    }

    void addPoint(PointRole role, const QString& name) {
        constexpr double radius = 3.4;
        const double wide = 2 * (radius + pointRim(radius, 1));
        if (!fits(wide, name))
            return;
        paintPoint(painter_, theme(), QPointF(at_ + wide / 2, height_ / 2), radius, pointRim(radius, 1),
                   PointLabels::heights, 0, role);
        addName(wide, name);
    }

  private:
    double widthOf(const QString& name) const {
        return QFontMetricsF(painter_.font()).horizontalAdvance(name);
    }

    bool fits(double markWidth, const QString& name) const {
        return at_ + markWidth + gap + widthOf(name) <= width_;
    }

    void addName(double markWidth, const QString& name) {
        const double width = widthOf(name);
        painter_.setPen(theme().muted);
        painter_.drawText(QRectF(at_ + markWidth + gap, 0, width + 1, height_),
                          Qt::AlignVCenter | Qt::AlignLeft, name);
        at_ += markWidth + gap + width + 2 * gap;
    }

    QPainter& painter_;
    double width_;
    double height_;
    double at_ = 0;
};

} // namespace

CurveLegend::CurveLegend(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Legend of the curve"));
    describe();
}

void CurveLegend::setHasTruth(bool has) {
    if (std::exchange(hasTruth_, has) != has)
        describe();
}

void CurveLegend::setShowTest(bool show) {
    if (std::exchange(showTest_, show) != show)
        describe();
}

void CurveLegend::describe() {
    QString text = tr("The thick line is the network's output; the dark points train.");
    if (hasTruth_)
        text += QLatin1Char(' ') + tr("The thin line is what the points would be without noise.");
    if (showTest_)
        text += QLatin1Char(' ') + tr("The gray points only test.");
    setAccessibleDescription(text);
    setToolTip(text);
    update();
}

void CurveLegend::paint(QPainter& painter, const QSizeF& room, bool hasTruth, bool showTest) {
    painter.setFont(textFont(11));
    Entries entries(painter, room);
    entries.addLine(theme().accent, 3, tr("Output"));
    if (hasTruth)
        entries.addLine(theme().muted, 1.5, tr("Without noise"));
    entries.addPoint(PointRole::train, tr("Train"));
    if (showTest)
        entries.addPoint(PointRole::test, tr("Test"));
}

void CurveLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paint(painter, size(), hasTruth_, showTest_);
}

} // namespace nabla

#pragma once

#include "ui/views/chart_axes.h"
#include "ui/views/edit_mark.h"

#include <optional>
#include <vector>

#include <QChartView>
#include <QList>
#include <QSize>
#include <QStringList>

class QLineSeries;
class QLogValueAxis;
class QValueAxis;

namespace nabla {

/// What the reading line stands at, and says.
struct PlotReading {
    double epoch = 0;
    QStringList lines;

    bool operator==(const PlotReading&) const = default;
};

/// Two curves over the epochs with their axes; what it shows is worked out by LossChart.
class LossPlot : public QChartView {
    Q_OBJECT

  public:
    explicit LossPlot(QWidget* parent = nullptr);

    /// Shows the curves, points of (epoch, loss), finite and above zero where logarithmic.
    void setCurves(const QList<QPointF>& train, const QList<QPointF>& test);

    /// Sets both axes.
    void setScales(const AxisScale& epochs, const AxisScale& losses, bool logarithmic);

    /// Small ticks on the epoch axis.
    void setMarks(std::vector<EditMark> marks);

    /// Shows the vertical line with its card, or neither.
    void setReading(const std::optional<PlotReading>& reading);

    /// How much of the top right corner is not free for the card.
    void setCorner(const QSize& corner) { corner_ = corner; }

    /// Where the curves are, without the labels, in this widget.
    QRectF plotRect() const;

    /// The epoch at a place in logical pixels of this widget.
    double epochAt(double x) const;

    /// The mark under that place, or null.
    const EditMark* markAt(const QPointF& place) const;

    /// Takes the theme's colors again.
    void takeColors();

  protected:
    void drawBackground(QPainter* painter, const QRectF& area) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    std::vector<double> lossTicks() const;
    double heightOf(double loss) const;
    void useLossAxis(bool logarithmic);
    double placeOf(double epoch) const;
    void drawLabels(QPainter& painter) const;
    void drawMarks(QPainter& painter) const;
    void drawEnds(QPainter& painter) const;
    void drawReading(QPainter& painter) const;

    QLineSeries* train_;
    QLineSeries* test_;
    QValueAxis* epochs_;
    QValueAxis* losses_;
    QLogValueAxis* logLosses_;
    AxisScale epochScale_; ///< as asked for; labels are left out where there is no room
    AxisScale lossScale_;
    bool logarithmic_ = false;
    QSize corner_;
    std::vector<EditMark> marks_;
    std::optional<PlotReading> reading_;
};

} // namespace nabla

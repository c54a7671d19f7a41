#include "ui/panels/output_words.h"
#include "ui/pictures/all.h"
#include "ui/views/loss_curves.h"
#include "ui/views/nice_steps.h"

#include <QPainter>
#include <QPolygonF>

#include <cmath>
#include <utility>

namespace nabla::picture {
namespace {

using Record = LossHistory::Record;

constexpr QSizeF wholeSize{560, 340};
constexpr QMarginsF room{64, 40, 20, 56};

/// One chart: its curves, scales and where it is.
class LossPainter {
  public:
    LossPainter(QPainter& painter, const PictureContent& content, const QRectF& plot)
        : painter_(painter), snapshot_(*content.snapshot), logarithmic_(content.logarithmicLoss),
          plot_(plot) {
        const auto records = recordsOf(snapshot_);
        train_ = lossCurve(records, &Record::train, logarithmic_);
        test_ = lossCurve(records, &Record::test, logarithmic_);
        epochs_ = epochScale(snapshot_.state.epoch);
        losses_ = lossScaleOf(train_, test_, logarithmic_);
    }

    void paint() {
        paintGrid();
        paintNumbers();
        paintCurve(test_, theme().muted);
        paintCurve(train_, theme().text);
        paintMarks();
        paintLegend();
    }

  private:
    /// The history, and where training stands now.
    static std::vector<Record> recordsOf(const Snapshot& snapshot) {
        std::vector<Record> records = snapshot.history ? snapshot.history->records() : std::vector<Record>();
        const std::int64_t epoch = snapshot.state.epoch;
        while (!records.empty() && records.back().epoch >= epoch)
            records.pop_back();
        records.push_back({epoch, snapshot.scores.trainLoss, snapshot.scores.testLoss});
        return records;
    }

    double xOf(double epoch) const { return plot_.left() + epoch / epochs_.high * plot_.width(); }

    double yOf(double loss) const {
        const auto height = [&](double value) { return logarithmic_ ? std::log10(value) : value; };
        const double low = height(losses_.low);
        return plot_.bottom() - (height(loss) - low) / (height(losses_.high) - low) * plot_.height();
    }

    std::vector<double> lossTicks() const {
        return labelValues(withRoom(losses_, logarithmic_, plot_.height(), 24), logarithmic_);
    }

    void paintGrid() {
        for (const double loss : lossTicks()) {
            painter_.setPen(loss == 0 ? theme().strongLine : theme().line);
            painter_.drawLine(QPointF(plot_.left(), yOf(loss)), QPointF(plot_.right(), yOf(loss)));
        }
    }

    void paintNumbers() {
        painter_.setFont(textFont(12));
        painter_.setPen(theme().text);
        for (const double loss : lossTicks())
            painter_.drawText(QRectF(0, yOf(loss) - 8, plot_.left() - 8, 16),
                              Qt::AlignRight | Qt::AlignVCenter, axisNumber(loss));
        for (const double epoch : labelValues(withRoom(epochs_, false, plot_.width(), 48), false))
            painter_.drawText(QRectF(xOf(epoch) - 40, plot_.bottom() + 6, 80, 16), Qt::AlignCenter,
                              axisNumber(epoch));
        painter_.setFont(textFont(13, QFont::Medium));
        painter_.drawText(QRectF(plot_.left(), plot_.bottom() + 28, plot_.width(), 18), Qt::AlignCenter,
                          PictureWords::tr("Epoch"));
        painter_.drawText(QRectF(16, 10, 200, 18), Qt::AlignLeft | Qt::AlignVCenter,
                          PictureWords::tr("Loss"));
    }

    void paintCurve(const QList<QPointF>& curve, const QColor& color) {
        if (curve.isEmpty())
            return;
        QPolygonF line;
        for (const QPointF& point : curve)
            line << QPointF(xOf(point.x()), yOf(point.y()));
        painter_.setBrush(Qt::NoBrush);
        painter_.setPen(QPen(color, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter_.drawPolyline(line);
        painter_.setPen(QPen(theme().surface, 1.5));
        painter_.setBrush(color);
        painter_.drawEllipse(line.back(), 4, 4);
    }

    /// Where something was changed while training went on.
    void paintMarks() {
        painter_.setPen(Qt::NoPen);
        painter_.setBrush(theme().accent);
        for (const EditMark& mark : OutputWords::editMarks(snapshot_.state))
            painter_.drawRoundedRect(
                QRectF(xOf(static_cast<double>(mark.epoch)) - 1, plot_.bottom() - 4, 2, 8), 1, 1);
    }

    void paintLegend() {
        double x = plot_.right();
        painter_.setFont(textFont(12));
        const auto entry = [&](const QString& name, double loss, const QColor& color) {
            const QString text = name + QLatin1Char(' ') + shortNumber(loss, 3);
            x -= painter_.fontMetrics().horizontalAdvance(text) + 1;
            painter_.setPen(theme().text);
            painter_.drawText(QRectF(x, 10, plot_.width(), 18), Qt::AlignLeft | Qt::AlignVCenter, text);
            painter_.setPen(QPen(color, 2.5, Qt::SolidLine, Qt::RoundCap));
            painter_.drawLine(QPointF(x - 24, 19), QPointF(x - 8, 19));
            x -= 44;
        };
        const Scores& scores = snapshot_.scores;
        if (std::isfinite(scores.testLoss))
            entry(PictureWords::tr("Test"), scores.testLoss, theme().muted);
        if (std::isfinite(scores.trainLoss))
            entry(PictureWords::tr("Train"), scores.trainLoss, theme().text);
    }

    QPainter& painter_;
    const Snapshot& snapshot_;
    bool logarithmic_;
    QRectF plot_;
    QList<QPointF> train_;
    QList<QPointF> test_;
    AxisScale epochs_;
    AxisScale losses_;
};

} // namespace

Picture loss() {
    return {"loss",
            QT_TRANSLATE_NOOP("Pictures", "Loss chart"),
            QT_TRANSLATE_NOOP("Pictures", "Training and test loss over the epochs."),
            [](const PictureContent&) { return QString(); },
            [](const PictureContent&) { return wholeSize; },
            [](double) { return FieldRequest{}; },
            [](QPainter& painter, const PictureContent& content, const QSizeF& size) {
                LossPainter(painter, content, QRectF(QPointF(), size).marginsRemoved(room)).paint();
            }};
}

} // namespace nabla::picture

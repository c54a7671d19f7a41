#include "ui/panels/output_words.h"
#include "ui/pictures/all.h"
#include "ui/views/loss_painting.h"
#include "ui/views/nice_steps.h"

#include <QPainter>

#include <cmath>

namespace nabla::picture {
namespace {

constexpr QSizeF wholeSize{560, 340};
constexpr QMarginsF room{64, 40, 20, 56};
constexpr double epochSpacing = 48;
constexpr double lossSpacing = 24;

/// One chart, and what is around its curves.
class LossPainter {
  public:
    LossPainter(QPainter& painter, const PictureContent& content, const QRectF& rect)
        : painter_(painter), snapshot_(*content.snapshot),
          plot_(snapshot_, snapshot_.state.epoch, content.logarithmicLoss, rect), rect_(rect) {}

    void paint() {
        paintGrid();
        paintNumbers();
        plot_.paintCurves(painter_, 2, 4);
        paintMarks();
        paintLegend();
    }

  private:
    void paintGrid() {
        for (const double loss : plot_.lossTicks(lossSpacing)) {
            painter_.setPen(loss == 0 ? theme().strongLine : theme().line);
            painter_.drawLine(QPointF(rect_.left(), plot_.y(loss)), QPointF(rect_.right(), plot_.y(loss)));
        }
    }

    void paintNumbers() {
        painter_.setFont(textFont(12));
        painter_.setPen(theme().text);
        for (const double loss : plot_.lossTicks(lossSpacing))
            painter_.drawText(QRectF(0, plot_.y(loss) - 8, rect_.left() - 8, 16),
                              Qt::AlignRight | Qt::AlignVCenter, axisNumber(loss));
        for (const double epoch : plot_.epochTicks(epochSpacing))
            painter_.drawText(QRectF(plot_.x(epoch) - 40, rect_.bottom() + 6, 80, 16), Qt::AlignCenter,
                              axisNumber(epoch));
        painter_.setFont(textFont(13, QFont::Medium));
        painter_.drawText(QRectF(rect_.left(), rect_.bottom() + 28, rect_.width(), 18), Qt::AlignCenter,
                          PictureWords::tr("Epoch"));
        painter_.drawText(QRectF(16, 10, 200, 18), Qt::AlignLeft | Qt::AlignVCenter,
                          PictureWords::tr("Loss"));
    }

    /// Where something was changed while training went on.
    void paintMarks() {
        painter_.setPen(Qt::NoPen);
        painter_.setBrush(theme().accent);
        for (const EditMark& mark : OutputWords::editMarks(snapshot_.state))
            painter_.drawRoundedRect(
                QRectF(plot_.x(static_cast<double>(mark.epoch)) - 1, rect_.bottom() - 4, 2, 8), 1, 1);
    }

    void paintLegend() {
        double x = rect_.right();
        painter_.setFont(textFont(12));
        const auto entry = [&](const QString& name, double loss, const QColor& color) {
            const QString text = name + QLatin1Char(' ') + shortNumber(loss, 3);
            x -= painter_.fontMetrics().horizontalAdvance(text) + 1;
            painter_.setPen(theme().text);
            painter_.drawText(QRectF(x, 10, rect_.width(), 18), Qt::AlignLeft | Qt::AlignVCenter, text);
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
    LossPainting plot_;
    QRectF rect_;
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

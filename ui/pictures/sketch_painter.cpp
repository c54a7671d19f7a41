#include "ui/pictures/sketch_painter.h"

#include "ui/pictures/all.h"
#include "ui/pictures/neuron_painting.h"
#include "ui/pictures/sketch_words.h"
#include "ui/views/network_edge_picture.h"

#include <QLocale>
#include <QPainter>

#include <cmath>
#include <utility>

namespace nabla {
namespace {

constexpr double biasStem = 16;

/// Paints a network's sketch.
class SketchPainter {
  public:
    SketchPainter(QPainter& painter, const Snapshot& snapshot, SketchForm form)
        : painter_(painter), snapshot_(snapshot), sketch_(sketchOf(snapshot, form)) {}

    void paint() {
        paintTitles();
        for (const SketchEdge& edge : sketch_.edges)
            paintEdge(edge);
        if (isComprehensive())
            for (const SketchEdge& edge : sketch_.edges)
                paintNumber(painter_, edge.number, weightText(edge.weight), edge.dead);
        paintInputs();
        for (int layer = 1; layer < static_cast<int>(sketch_.units.size()); ++layer)
            for (int unit = 0; unit < static_cast<int>(unitsOf(layer).size()); ++unit)
                paintNeuron(layer, unit);
        paintOutputs();
        paintKey();
    }

  private:
    bool isComprehensive() const { return sketch_.form == SketchForm::comprehensive; }
    const std::vector<QPointF>& unitsOf(int layer) const {
        return sketch_.units[static_cast<std::size_t>(layer)];
    }
    const LayerSpec& spec(int layer) const {
        return snapshot_.network.layers[static_cast<std::size_t>(layer) - 1];
    }
    int lastLayer() const { return static_cast<int>(snapshot_.network.layers.size()); }
    double value(std::size_t parameter) const { return snapshot_.state.parameters[parameter]; }

    QColor colorOf(double number, bool dead) const {
        return dead || !std::isfinite(number) ? theme().muted
               : number < 0                   ? theme().negative
                                              : theme().positive;
    }

    QPen penFor(double number, bool dead) const {
        const EdgeStyle style =
            edgeStyle(std::isfinite(number) ? number : 0, sketch_.edges.size() > smallNetEdges);
        QColor color = colorOf(number, dead);
        color.setAlphaF(static_cast<float>(dead ? 0.5 : style.opacity));
        return {color, dead ? 1 : style.width, dead ? Qt::DotLine : Qt::SolidLine, Qt::FlatCap};
    }

    void write(const QRectF& room, int flags, const QString& text, const QFont& font, const QColor& color) {
        painter_.setFont(font);
        painter_.setPen(color);
        painter_.drawText(room, flags | Qt::TextDontClip, text);
    }

    void paintTitles() {
        for (int layer = 0; layer <= lastLayer(); ++layer) {
            const double x = sketch_.columns[static_cast<std::size_t>(layer)];
            const QRectF room(x - 100, sketch_.titlesTop, 200, 18);
            write(room, Qt::AlignCenter, layerTitle(snapshot_, layer), textFont(13, QFont::DemiBold),
                  theme().text);
            const QString caption = layerCaption(snapshot_, layer);
            const QString kept = keptCaption(snapshot_, layer);
            write(room.translated(0, 18), Qt::AlignCenter, caption, textFont(12), theme().muted);
            write(room.translated(0, caption.isEmpty() ? 18 : 36), Qt::AlignCenter, kept, textFont(12),
                  theme().muted);
        }
    }

    void paintEdge(const SketchEdge& edge) {
        painter_.setPen(penFor(edge.weight, edge.dead));
        painter_.drawLine(edge.start, edge.end);
    }

    void paintInputs() {
        const auto names = inputNames(snapshot_);
        const auto& units = unitsOf(0);
        for (std::size_t k = 0; k < units.size(); ++k) {
            paintCircle(units[k], sketch_.inputRadius);
            write(QRectF(0, units[k].y() - 10, units[k].x() - sketch_.inputRadius - 10, 20),
                  Qt::AlignRight | Qt::AlignVCenter, names[k], textFont(14, QFont::Medium), theme().text);
        }
        paintMore(0);
    }

    void paintCircle(const QPointF& center, double radius) {
        painter_.setPen(QPen(theme().text, radius < 10 ? 1.2 : 1.6));
        painter_.setBrush(theme().surface);
        painter_.drawEllipse(center, radius, radius);
    }

    /// Says how many units of a layer are not drawn.
    void paintMore(int layer) {
        const int left = snapshot_.network.shape()[static_cast<std::size_t>(layer)] -
                         static_cast<int>(unitsOf(layer).size());
        if (left <= 0)
            return;
        const QPointF last = unitsOf(layer).back();
        write(QRectF(last.x() - 80, last.y() + 12, 160, 18), Qt::AlignCenter,
              PictureWords::tr("+%1 more").arg(QLocale().toString(left)), textFont(12), theme().muted);
    }

    void paintNeuron(int layer, int unit) {
        const QPointF center = unitsOf(layer)[static_cast<std::size_t>(unit)];
        if (!isComprehensive()) {
            paintCircle(center, sketch_.reach.width());
            if (unit + 1 == static_cast<int>(unitsOf(layer).size()))
                paintMore(layer);
            return;
        }
        const QRectF box(center.x() - sketch_.reach.width(), center.y() - sketch_.reach.height(),
                         2 * sketch_.reach.width(), 2 * sketch_.reach.height());
        if (snapshot_.experiment.biases)
            paintBias(QPointF(sumCenter(box), box.top()), value(spec(layer).bias(unit)));
        paintNeuronBody(painter_, box, shownActivation(snapshot_, layer));
        if (spec(layer).normalization != Normalization::none)
            write(QRectF(box.left() - 40, box.bottom() + 3, box.width() + 80, 15), Qt::AlignCenter,
                  PictureWords::tr("γ %1  β %2")
                      .arg(weightText(value(spec(layer).gain(unit))),
                           weightText(value(spec(layer).shift(unit)))),
                  textFont(11, QFont::Medium), theme().text);
    }

    /// Comes into the sum from above.
    void paintBias(const QPointF& foot, double bias) {
        const QPointF top = foot - QPointF(0, biasStem);
        QPen pen = penFor(bias, false);
        painter_.setPen(pen);
        painter_.drawLine(top, foot);
        const QString text = PictureWords::tr("b %1").arg(weightText(bias));
        paintNumber(painter_, top - QPointF(0, 8), text, false);
    }

    void paintOutputs() {
        const auto names = outputNames(snapshot_);
        const auto& units = unitsOf(lastLayer());
        for (std::size_t k = 0; k < units.size(); ++k) {
            if (isComprehensive())
                paintOutputLine(units[k]);
            write(QRectF(sketch_.namesLeft, units[k].y() - 10, 400, 20), Qt::AlignLeft | Qt::AlignVCenter,
                  names[k], textFont(14, QFont::Medium), theme().text);
        }
        if (sketch_.softmax.isEmpty())
            return;
        painter_.setPen(QPen(theme().text, 1.6));
        painter_.setBrush(theme().surface);
        painter_.drawRoundedRect(sketch_.softmax, 8, 8);
        painter_.save();
        painter_.translate(sketch_.softmax.center());
        painter_.rotate(-90);
        write(QRectF(-60, -10, 120, 20), Qt::AlignCenter, PictureWords::tr("softmax"), textFont(12),
              theme().text);
        painter_.restore();
    }

    void paintOutputLine(const QPointF& unit) {
        painter_.setPen(QPen(theme().muted, 1.2));
        painter_.drawLine(QPointF(unit.x() + sketch_.reach.width(), unit.y()),
                          QPointF(sketch_.namesLeft - 8, unit.y()));
        painter_.drawLine(QPointF(sketch_.namesLeft - 13, unit.y() - 3.5),
                          QPointF(sketch_.namesLeft - 8, unit.y()));
        painter_.drawLine(QPointF(sketch_.namesLeft - 13, unit.y() + 3.5),
                          QPointF(sketch_.namesLeft - 8, unit.y()));
    }

    /// What colors and signs mean.
    void paintKey() {
        double x = 24;
        const double y = sketch_.keyTop + 8;
        const auto word = [&](const QString& text) {
            write(QRectF(x, y - 9, 400, 18), Qt::AlignLeft | Qt::AlignVCenter, text, textFont(11),
                  theme().muted);
            x += painter_.fontMetrics().horizontalAdvance(text) + 18;
        };
        for (const auto& [color, text] : {std::pair(theme().positive, PictureWords::tr("positive")),
                                          std::pair(theme().negative, PictureWords::tr("negative"))}) {
            painter_.setPen(QPen(color, 3));
            painter_.drawLine(QPointF(x, y), QPointF(x + 18, y));
            x += 24;
            word(text);
        }
        if (isComprehensive())
            word(snapshot_.experiment.biases ? PictureWords::tr("Σ weighted sum + bias b")
                                             : PictureWords::tr("Σ weighted sum"));
        if (isComprehensive() && snapshot_.network.isNormalized())
            word(PictureWords::tr("γ gain, β shift of the normalized sum"));
        if (const std::size_t all = weights(); sketch_.edges.size() < all)
            word(PictureWords::tr("%1 of %2 weights")
                     .arg(QLocale().toString(static_cast<qulonglong>(sketch_.edges.size())),
                          QLocale().toString(static_cast<qulonglong>(all))));
    }

    /// How many weights the network has, drawn or not.
    std::size_t weights() const {
        std::size_t count = 0;
        for (const LayerSpec& layer : snapshot_.network.layers)
            count += static_cast<std::size_t>(layer.from) * layer.to;
        return count;
    }

    QPainter& painter_;
    const Snapshot& snapshot_;
    NetworkSketch sketch_;
};

} // namespace

void paintSketch(QPainter& painter, const Snapshot& snapshot, SketchForm form) {
    SketchPainter(painter, snapshot, form).paint();
}

} // namespace nabla

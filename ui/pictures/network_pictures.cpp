#include "core/experiment/losses.h"
#include "core/experiment/normalizations.h"
#include "core/experiment/parameters.h"
#include "core/network/with_activation.h"
#include "ui/core_text.h"
#include "ui/pictures/all.h"
#include "ui/pictures/network_sketch.h"
#include "ui/views/network_edge_picture.h"
#include "ui/views/network_words.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace nabla::picture {
namespace {

/// The part of a neuron that is the sum.
constexpr double sumWidth = 36;
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
                paintNumber(edge.number, weightText(edge.weight), edge.dead);
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

    /// What stands on the neurons of a layer: of a single output by cross-entropy the sigmoid that makes it a
    /// probability.
    Activation activationOf(int layer) const {
        const bool isProbability = layer == lastLayer() && snapshot_.network.outputs() == 1 &&
                                   takesLogits(snapshot_.experiment.loss);
        return isProbability ? Activation::sigmoid : spec(layer).activation;
    }
    bool hasSoftmax(int layer) const {
        return layer == lastLayer() && snapshot_.network.outputs() > 1 &&
               takesLogits(snapshot_.experiment.loss);
    }

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
            const double x = unitsOf(layer).front().x();
            const QRectF room(x - 100, sketch_.titlesTop, 200, 18);
            write(room, Qt::AlignCenter, title(layer), textFont(13, QFont::DemiBold), theme().text);
            write(room.translated(0, 18), Qt::AlignCenter, caption(layer), textFont(12), theme().muted);
        }
    }

    QString title(int layer) const {
        if (layer == 0)
            return PictureWords::tr("Inputs");
        return layer == lastLayer() ? PictureWords::tr("Output")
                                    : PictureWords::tr("Hidden layer %1").arg(layer);
    }

    /// What happens in a layer, in a few words.
    QString caption(int layer) const {
        if (layer == 0) {
            const Parameter& scaling = *findParameter("input_normalization");
            return snapshot_.experiment.inputNormalization == InputNormalization::none
                       ? QString()
                       : coreText(labelOf(scaling, scaling.get(snapshot_.experiment)));
        }
        const QString activation =
            hasSoftmax(layer) ? PictureWords::tr("Softmax") : NetworkWords::activation(activationOf(layer));
        if (spec(layer).normalization == Normalization::none)
            return activation;
        return PictureWords::tr("%1 · %2").arg(coreText(normalizationRow(spec(layer).normalization).label),
                                               activation);
    }

    void paintEdge(const SketchEdge& edge) {
        painter_.setPen(penFor(edge.weight, edge.dead));
        painter_.drawLine(edge.start, edge.end);
    }

    /// Over the lines that cross behind it.
    void paintNumber(const QPointF& center, const QString& text, bool dead) {
        painter_.setFont(textFont(11, QFont::Medium));
        const double width = painter_.fontMetrics().horizontalAdvance(text) + 6;
        const QRectF box(center.x() - width / 2, center.y() - 7.5, width, 15);
        painter_.setPen(Qt::NoPen);
        painter_.setBrush(theme().surface);
        painter_.drawRoundedRect(box, 4, 4);
        painter_.setPen(dead ? theme().muted : theme().text);
        painter_.drawText(box, Qt::AlignCenter | Qt::TextDontClip, text);
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
            paintBias(QPointF(box.left() + sumWidth / 2 + 2, box.top()), value(spec(layer).bias(unit)));
        painter_.setPen(QPen(theme().text, 1.6));
        painter_.setBrush(theme().surface);
        painter_.drawRoundedRect(box, sketch_.reach.height(), sketch_.reach.height());
        const double border = box.left() + sumWidth + 2;
        painter_.setPen(QPen(theme().strongLine, 1));
        painter_.drawLine(QPointF(border, box.top() + 1), QPointF(border, box.bottom() - 1));
        write(QRectF(box.left() + 2, box.top(), sumWidth, box.height()), Qt::AlignCenter, QStringLiteral("Σ"),
              textFont(20), theme().text);
        paintActivation(QRectF(border + 5, box.top() + 7, box.right() - border - 13, box.height() - 14),
                        activationOf(layer));
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
        paintNumber(top - QPointF(0, 8), text, false);
    }

    /// The activation's curve over sums from −3 to 3, with both axes.
    void paintActivation(const QRectF& box, Activation activation) {
        constexpr double reach = 3;
        constexpr int steps = 60;
        const auto place = [&](double z, double y) {
            return QPointF(box.center().x() + z / reach * box.width() / 2,
                           box.center().y() - y / 1.25 * box.height() / 2);
        };
        painter_.setPen(QPen(theme().strongLine, 0.8));
        painter_.drawLine(place(-reach, 0), place(reach, 0));
        painter_.drawLine(QPointF(box.center().x(), box.top()), QPointF(box.center().x(), box.bottom()));
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
        painter_.setBrush(Qt::NoBrush);
        painter_.setPen(QPen(theme().text, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter_.drawPath(path);
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
    }

    QPainter& painter_;
    const Snapshot& snapshot_;
    NetworkSketch sketch_;
};

QString missingNumbers(const PictureContent& content) {
    const std::size_t numbers = content.snapshot->network.parameterCount;
    if (numbers <= NetworkSketch::mostNumbers)
        return {};
    const QLocale locale;
    return PictureWords::tr(
               "Of a network with %1 parameters, more than %2, nobody could read the numbers: take the "
               "simplified diagram.")
        .arg(locale.toString(static_cast<qulonglong>(numbers)),
             locale.toString(static_cast<qulonglong>(NetworkSketch::mostNumbers)));
}

template <SketchForm form>
QSizeF sizeOf(const PictureContent& content) {
    return sketchOf(*content.snapshot, form).size;
}

template <SketchForm form>
void paintSketch(QPainter& painter, const PictureContent& content, const QSizeF&) {
    SketchPainter(painter, *content.snapshot, form).paint();
}

} // namespace

Picture network() {
    return {"network",
            QT_TRANSLATE_NOOP("Pictures", "Network, comprehensive"),
            QT_TRANSLATE_NOOP("Pictures",
                              "Every neuron as sum and activation, with weights and biases as numbers."),
            missingNumbers,
            sizeOf<SketchForm::comprehensive>,
            [](double) { return FieldRequest{}; },
            paintSketch<SketchForm::comprehensive>};
}

Picture networkSimplified() {
    return {"network-simplified",
            QT_TRANSLATE_NOOP("Pictures", "Network, simplified"),
            QT_TRANSLATE_NOOP("Pictures", "Neurons as circles and weights as lines, without numbers."),
            [](const PictureContent&) { return QString(); },
            sizeOf<SketchForm::simplified>,
            [](double) { return FieldRequest{}; },
            paintSketch<SketchForm::simplified>};
}

} // namespace nabla::picture

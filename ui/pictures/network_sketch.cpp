#include "ui/pictures/network_sketch.h"

#include "ui/pictures/sketch_words.h"
#include "ui/theme.h"

#include <algorithm>
#include <cmath>

#include <QFontMetricsF>

namespace nabla {
namespace {

constexpr double margin = 24;
/// Of two lines, and of one more.
constexpr double titlesHeight = 44;
constexpr double titleLine = 18;
constexpr double keyHeight = 30;
constexpr double nameGap = 10;
/// Of a column's title.
constexpr double leastPitch = 128;
constexpr double softmaxWidth = 28;

/// From one number on an edge to the next, and how wide the widest is.
constexpr double numberPitch = 18;
constexpr double numberWidth = 46;

double widestOf(const std::vector<QString>& names) {
    const QFontMetricsF metrics(textFont(14, QFont::Medium));
    double width = 0;
    for (const QString& name : names)
        width = std::max(width, metrics.horizontalAdvance(name));
    return std::ceil(width);
}

/// Lays out column by column, from left to right.
class Layout {
  public:
    Layout(const Snapshot& snapshot, SketchForm form) : snapshot_(snapshot), network_(snapshot.network) {
        sketch_.form = form;
        const bool large = form == SketchForm::simplified && widest() > 12;
        sketch_.reach = isComprehensive() ? QSizeF(40, 21) : large ? QSizeF(7, 7) : QSizeF(17, 17);
        sketch_.inputRadius = isComprehensive() ? 17 : sketch_.reach.width();
    }

    NetworkSketch make() {
        place();
        for (int layer = 1; layer <= lastLayer(); ++layer)
            addEdges(layer);
        sortEdges();
        return std::move(sketch_);
    }

    QSizeF size() {
        place();
        return sketch_.size;
    }

  private:
    /// All but the edges, which are many more than the rest.
    void place() {
        double height = 0;
        for (int layer = 0; layer <= lastLayer(); ++layer)
            height = std::max(height, (drawn(layer) - 1) * spacing(layer));
        sketch_.titlesTop = margin;
        const double titles = titlesHeight + (hasDropout(snapshot_) ? titleLine : 0);
        const double middle = margin + titles + above() + height / 2;
        double x = margin + widestOf(inputNames(snapshot_)) + nameGap + sketch_.inputRadius;
        x = std::max(x, margin + leastPitch / 2);
        for (int layer = 0; layer <= lastLayer(); ++layer) {
            if (layer > 0)
                x += halfWidth(layer - 1) + gap(layer) + halfWidth(layer);
            addColumn(layer, x, middle);
        }
        addOutputs(x, middle);
        sketch_.keyTop = middle + height / 2 + below() + moreRoom() + 20;
        sketch_.size.setHeight(sketch_.keyTop + keyHeight);
    }

    bool isComprehensive() const { return sketch_.form == SketchForm::comprehensive; }
    int lastLayer() const { return static_cast<int>(network_.layers.size()); }
    int unitsOf(int layer) const { return network_.shape()[static_cast<std::size_t>(layer)]; }
    int drawn(int layer) const {
        return isComprehensive() ? unitsOf(layer) : std::min(unitsOf(layer), NetworkSketch::mostUnits);
    }
    int widest() const {
        int most = 0;
        for (int layer = 0; layer <= lastLayer(); ++layer)
            most = std::max(most, drawn(layer));
        return most;
    }
    bool isNormalized(int layer) const {
        return layer > 0 &&
               network_.layers[static_cast<std::size_t>(layer) - 1].normalization != Normalization::none;
    }
    /// How far a neuron reaches up, with its bias, and down, with what normalization learnt.
    double above() const { return isComprehensive() ? 58 : sketch_.reach.height(); }
    double below() const {
        return !isComprehensive() ? sketch_.reach.height() : network_.isNormalized() ? 40 : 22;
    }
    double moreRoom() const {
        const auto shape = network_.shape();
        return *std::max_element(shape.begin(), shape.end()) > widest() ? 24 : 0;
    }
    double halfWidth(int layer) const { return layer == 0 ? sketch_.inputRadius : sketch_.reach.width(); }

    /// From one unit to the next: in the comprehensive form, so that the numbers at a neuron's edges have
    /// room one above the other.
    double spacing(int layer) const {
        if (!isComprehensive())
            return widest() > 12 ? 20 : 58;
        if (layer == 0)
            return 72;
        // Towards the middle of the layer before, they are closer together than the neurons are.
        const double numbers = (unitsOf(layer - 1) - 1) * numberPitch + 28;
        return std::max(above() + below() + 12, numbers / (1 - numberPart(layer)));
    }

    /// How far before its end, as a part of its length, an edge has its number: where those of a neuron are
    /// one pitch apart.
    double numberPart(int layer) const {
        return unitsOf(layer - 1) == 1 ? 0.4 : std::min(0.4, numberPitch / spacing(layer - 1));
    }

    /// Between the neurons of a layer and of that before it.
    double gap(int layer) const {
        const double least = leastPitch - halfWidth(layer - 1) - halfWidth(layer);
        if (isComprehensive())
            return std::max({least, 150.0, (numberWidth / 2 + 10) / numberPart(layer)});
        const double height = spacing(layer) * std::max(drawn(layer - 1), drawn(layer));
        return std::max(least, std::clamp(0.35 * height, 100.0, 260.0));
    }

    void addColumn(int layer, double x, double middle) {
        sketch_.columns.push_back(x);
        auto& column = sketch_.units.emplace_back();
        const int count = drawn(layer);
        for (int k = 0; k < count; ++k)
            column.emplace_back(x, middle + (k - (count - 1) / 2.0) * spacing(layer));
    }

    void addOutputs(double x, double middle) {
        double right = x + halfWidth(lastLayer());
        if (isComprehensive() && hasSoftmax(snapshot_)) {
            const double height =
                (drawn(lastLayer()) - 1) * spacing(lastLayer()) + 2 * sketch_.reach.height();
            sketch_.softmax = {right + 24, middle - height / 2, softmaxWidth, height};
            right = sketch_.softmax.right();
        }
        sketch_.namesLeft = right + (isComprehensive() ? 34 : nameGap);
        const double names = sketch_.namesLeft + widestOf(outputNames(snapshot_)) + margin;
        sketch_.size.setWidth(std::max(names, x + leastPitch / 2 + margin));
    }

    void addEdges(int layer) {
        const LayerSpec& spec = network_.layers[static_cast<std::size_t>(layer) - 1];
        const TrainingState& state = snapshot_.state;
        const auto& before = sketch_.units[static_cast<std::size_t>(layer) - 1];
        const auto& after = sketch_.units[static_cast<std::size_t>(layer)];
        for (int to = 0; to < static_cast<int>(after.size()); ++to)
            for (int from = 0; from < static_cast<int>(before.size()); ++from) {
                const std::size_t parameter = spec.weight(to, from);
                SketchEdge edge;
                edge.layer = layer;
                edge.from = from;
                edge.to = to;
                edge.start = before[static_cast<std::size_t>(from)];
                edge.end = after[static_cast<std::size_t>(to)];
                edge.start.rx() += halfWidth(layer - 1);
                edge.end.rx() -= halfWidth(layer);
                edge.number = edge.end + (edge.start - edge.end) * numberPart(layer);
                edge.weight = state.parameters[parameter];
                edge.dead = parameter < state.dead.size() && state.dead[parameter] != 0;
                sketch_.edges.push_back(edge);
            }
    }

    /// The strongest are painted last; where there are too many, only they are left.
    void sortEdges() {
        auto& edges = sketch_.edges;
        const auto strength = [](const SketchEdge& edge) {
            return std::isfinite(edge.weight) ? std::abs(edge.weight) : 0;
        };
        std::stable_sort(edges.begin(), edges.end(),
                         [&](const SketchEdge& a, const SketchEdge& b) { return strength(a) < strength(b); });
        if (!isComprehensive() && edges.size() > NetworkSketch::mostEdges)
            edges.erase(edges.begin(), edges.end() - NetworkSketch::mostEdges);
    }

    const Snapshot& snapshot_;
    const NetworkSpec& network_;
    NetworkSketch sketch_;
};

} // namespace

NetworkSketch sketchOf(const Snapshot& snapshot, SketchForm form) {
    return Layout(snapshot, form).make();
}

QSizeF sketchSize(const Snapshot& snapshot, SketchForm form) {
    return Layout(snapshot, form).size();
}

} // namespace nabla

#include "ui/views/network_diagram.h"

#include "core/data/chosen_data.h"

#include <algorithm>
#include <cmath>

namespace nabla {

namespace {

bool isActive(const Experiment& experiment, const Feature& feature) {
    const auto& active = experiment.features;
    return std::find(active.begin(), active.end(), feature.key) != active.end();
}

DiagramShape shapeOf(const Snapshot& snapshot, const std::vector<const Feature*>& rows, double labelWidth) {
    DiagramShape shape;
    shape.features = static_cast<int>(rows.size());
    shape.labelWidth = labelWidth;
    shape.units.clear();
    for (int row = 0; row < shape.features; ++row)
        if (isActive(snapshot.experiment, *rows[row]))
            shape.active.push_back(row);
    for (const LayerSpec& layer : snapshot.network.layers)
        shape.units.push_back(layer.to);
    return shape;
}

} // namespace

std::vector<const Feature*> featureRows(const Experiment& experiment) {
    std::vector<const Feature*> rows;
    const int dimensions = dimensionsOf(experiment);
    for (const Feature& feature : features())
        if ((feature.offered && suits(feature, dimensions)) || isActive(experiment, feature))
            rows.push_back(&feature);
    return rows;
}

bool NetworkDiagram::setSnapshot(std::shared_ptr<const Snapshot> snapshot, double labelWidth) {
    snapshot_ = std::move(snapshot);
    dropped_.take(*snapshot_);
    features_ = featureRows(snapshot_->experiment);
    const DiagramShape shape = shapeOf(*snapshot_, features_, labelWidth);
    const bool changed = shape != shape_;
    shape_ = shape;
    if (changed)
        layout_ = layoutNetwork(shape_, room_);
    collectEdges();
    return changed;
}

void NetworkDiagram::setRoom(QSize room) {
    room_ = room;
    layout_ = layoutNetwork(shape_, room_);
    collectEdges();
}

std::optional<int> NetworkDiagram::inputOf(int row) const {
    const auto at = std::find(shape_.active.begin(), shape_.active.end(), row);
    if (at == shape_.active.end())
        return std::nullopt;
    return static_cast<int>(at - shape_.active.begin());
}

void NetworkDiagram::collectEdges() {
    edges_.clear();
    edgeCount_ = 0;
    if (!snapshot_ || layout_.units.size() != snapshot_->network.layers.size() + 1)
        return;
    for (int layer = 1; layer < static_cast<int>(layout_.units.size()); ++layer)
        addEdges(layer);
    const auto weaker = [](const DiagramEdge& a, const DiagramEdge& b) {
        return std::abs(a.weight) < std::abs(b.weight);
    };
    if (edges_.size() > mostEdges) {
        const auto kept = edges_.end() - mostEdges;
        std::nth_element(edges_.begin(), kept, edges_.end(), weaker);
        edges_.erase(edges_.begin(), kept);
    }
    std::sort(edges_.begin(), edges_.end(), [&](const DiagramEdge& a, const DiagramEdge& b) {
        return a.item.layer != b.item.layer ? a.item.layer < b.item.layer : weaker(a, b);
    });
}

void NetworkDiagram::addEdges(int layer) {
    const LayerSpec& spec = snapshot_->network.layers[layer - 1];
    const TrainingState& state = snapshot_->state;
    const auto& before = layout_.units[layer - 1];
    const auto& after = layout_.units[layer];
    edgeCount_ += static_cast<std::size_t>(spec.from) * spec.to;
    const double inset = 1;
    for (int to = 0; to < static_cast<int>(after.size()); ++to)
        for (int from = 0; from < static_cast<int>(before.size()); ++from) {
            const std::size_t parameter = spec.weight(to, from);
            if (parameter >= state.parameters.size())
                return;
            const double weight = state.parameters[parameter];
            const QPointF start(before[from].right() - inset, before[from].center().y());
            const QPointF end(after[to].left() + inset, after[to].center().y());
            edges_.push_back({{DiagramItem::Kind::edge, layer, to, from},
                              parameter,
                              start,
                              end,
                              std::isfinite(weight) ? weight : 0.0,
                              marked(state.dead, parameter),
                              marked(state.frozen, parameter),
                              isDropped(layer - 1, from) || isDropped(layer, to)});
        }
}

const DiagramEdge* NetworkDiagram::edge(const DiagramItem& item) const {
    const auto at =
        std::find_if(edges_.begin(), edges_.end(), [&](const DiagramEdge& e) { return e.item == item; });
    return at == edges_.end() ? nullptr : &*at;
}

std::optional<std::size_t> NetworkDiagram::parameterOf(const DiagramItem& item) const {
    const bool isParameter = item.kind == DiagramItem::Kind::edge || item.kind == DiagramItem::Kind::bias;
    if (!isParameter || !contains(item))
        return std::nullopt;
    const LayerSpec& spec = snapshot_->network.layers[item.layer - 1];
    return item.kind == DiagramItem::Kind::edge ? spec.weight(item.index, item.from) : spec.bias(item.index);
}

bool NetworkDiagram::enabled(const DiagramButton& button) const {
    switch (button.action) {
    case DiagramAction::removeLayer:
        return shape_.hiddenLayers() > 0;
    case DiagramAction::addLayer:
        return shape_.hiddenLayers() < mostLayers;
    case DiagramAction::removeNeuron:
        return shape_.units[button.layer] > 1;
    case DiagramAction::addNeuron:
        return shape_.units[button.layer] < mostNeurons;
    }
    return false;
}

bool NetworkDiagram::contains(const DiagramItem& item) const {
    const auto within = [](int index, std::size_t count) {
        return index >= 0 && index < static_cast<int>(count);
    };
    if (!snapshot_)
        return false;
    switch (item.kind) {
    case DiagramItem::Kind::none:
        return false;
    case DiagramItem::Kind::feature:
        return within(item.index, layout_.features.size());
    case DiagramItem::Kind::button:
        return within(item.index, layout_.buttons.size());
    default:
        break;
    }
    if (item.kind == DiagramItem::Kind::bias && !snapshot_->experiment.biases)
        return false;
    if (item.layer < 1 || !within(item.layer, layout_.units.size()) ||
        !within(item.index, layout_.units[item.layer].size()))
        return false;
    return item.kind != DiagramItem::Kind::edge || within(item.from, layout_.units[item.layer - 1].size());
}

} // namespace nabla

#include "ui/views/network_hit.h"

#include "ui/views/network_curve.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace nabla {

namespace {

using Kind = DiagramItem::Kind;

constexpr double edgeReach = 4.5;

/// Calls `visit(item, box)` for all items with a box of their own.
template <class Visitor>
void forEachBox(const NetworkDiagram& diagram, bool withBiases, Visitor visit) {
    const NetworkLayout& layout = diagram.layout();
    for (int i = 0; i < static_cast<int>(layout.buttons.size()); ++i)
        visit(DiagramItem{Kind::button, 0, i, 0}, layout.buttons[i].box);
    for (int layer = 1; layer < static_cast<int>(layout.units.size()); ++layer)
        for (int i = 0; i < static_cast<int>(layout.units[layer].size()); ++i) {
            if (withBiases)
                visit(DiagramItem{Kind::bias, layer, i, 0}, layout.biasBox(layer, i).adjusted(-3, -3, 2, 3));
            visit(DiagramItem{Kind::unit, layer, i, 0}, layout.units[layer][i]);
        }
    for (int row = 0; row < static_cast<int>(layout.features.size()); ++row) {
        const double label = diagram.shape().labelWidth + 10;
        visit(DiagramItem{Kind::feature, 0, row, 0}, layout.features[row].adjusted(-label, 0, 0, 0));
    }
}

double distanceTo(const DiagramEdge& edge, QPointF point) {
    const double width = edge.to.x() - edge.from.x();
    const double along = (point.x() - edge.from.x()) / width;
    if (along < 0 || along > 1)
        return std::numeric_limits<double>::max();
    const double t = curve::parameterAtX(along);
    const double rise = edge.to.y() - edge.from.y();
    const double slope = curve::slope(t) * rise / width;
    return std::abs(edge.from.y() + rise * curve::y(t) - point.y()) / std::sqrt(1 + slope * slope);
}

/// How far a box lies in a direction; boxes off to the side count as farther, and those more than 45°
/// off come last. Negative where it lies elsewhere.
double distanceThatWay(QPointF from, QPointF to, Qt::Key arrow) {
    const QPointF way = to - from;
    const bool horizontal = arrow == Qt::Key_Left || arrow == Qt::Key_Right;
    const double sign = arrow == Qt::Key_Right || arrow == Qt::Key_Down ? 1 : -1;
    const double ahead = sign * (horizontal ? way.x() : way.y());
    const double aside = std::abs(horizontal ? way.y() : way.x());
    if (ahead < 2)
        return -1;
    return ahead + 2.5 * aside + (aside > ahead ? 1e5 : 0);
}

} // namespace

DiagramItem itemAt(const NetworkDiagram& diagram, QPointF point) {
    DiagramItem found;
    if (!diagram.snapshot())
        return found;
    forEachBox(diagram, diagram.snapshot()->experiment.biases,
               [&](const DiagramItem& item, const QRectF& box) {
                   if (!found && box.contains(point))
                       found = item;
               });
    if (found)
        return found;
    double nearest = edgeReach;
    for (const DiagramEdge& edge : diagram.edges()) {
        const double distance = distanceTo(edge, point);
        if (distance <= nearest) {
            nearest = distance;
            found = edge.item;
        }
    }
    return found;
}

std::optional<int> layerAt(const NetworkDiagram& diagram, QPointF point) {
    const NetworkLayout& layout = diagram.layout();
    for (int layer = 0; layer < static_cast<int>(layout.headers.size()); ++layer) {
        const LayerHeader& header = layout.headers[layer];
        QRectF area = header.count | header.caption | header.own;
        for (const DiagramButton& button : layout.buttons)
            if (button.layer == layer)
                area |= button.box;
        if (area.contains(point))
            return layer;
    }
    return std::nullopt;
}

QRectF itemBox(const NetworkDiagram& diagram, const DiagramItem& item) {
    const NetworkLayout& layout = diagram.layout();
    switch (item.kind) {
    case Kind::none:
        break;
    case Kind::feature:
        return layout.features[item.index];
    case Kind::unit:
        return layout.units[item.layer][item.index];
    case Kind::bias:
        return layout.biasBox(item.layer, item.index);
    case Kind::button:
        return layout.buttons[item.index].box;
    case Kind::edge: {
        const QPointF a = layout.units[item.layer - 1][item.from].center();
        const QPointF b = layout.units[item.layer][item.index].center();
        return QRectF(-6, -6, 12, 12).translated((a + b) / 2);
    }
    }
    return {};
}

DiagramItem neighbor(const NetworkDiagram& diagram, const DiagramItem& item, Qt::Key arrow) {
    if (item.kind == Kind::bias || item.kind == Kind::edge)
        return {Kind::unit, item.layer, item.index, 0};
    DiagramItem best = item;
    double nearest = std::numeric_limits<double>::max();
    const QPointF here = itemBox(diagram, item).center();
    const bool sideways = arrow == Qt::Key_Left || arrow == Qt::Key_Right;
    forEachBox(diagram, false, [&](const DiagramItem& candidate, const QRectF&) {
        // Sideways a row is followed; up and down lead from neurons to buttons and back.
        if (sideways && (candidate.kind == Kind::button) != (item.kind == Kind::button))
            return;
        const double distance = distanceThatWay(here, itemBox(diagram, candidate).center(), arrow);
        if (distance > 0 && distance < nearest) {
            nearest = distance;
            best = candidate;
        }
    });
    return best;
}

DiagramItem nextIncomingEdge(const NetworkDiagram& diagram, const DiagramItem& item, bool backward) {
    if (item.kind != Kind::unit && item.kind != Kind::bias && item.kind != Kind::edge)
        return {};
    const int count = static_cast<int>(diagram.layout().units[item.layer - 1].size());
    if (count == 0)
        return {};
    const int step = backward ? count - 1 : 1;
    const int from = item.kind == Kind::edge ? (item.from + step) % count : (backward ? count - 1 : 0);
    return {Kind::edge, item.layer, item.index, from};
}

} // namespace nabla

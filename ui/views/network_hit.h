#pragma once

#include "ui/views/network_diagram.h"

#include <Qt>

#include <optional>

namespace nabla {

/// What lies under a point: buttons and nodes before biases, and these before the nearest edge within 4 px.
DiagramItem itemAt(const NetworkDiagram& diagram, QPointF point);

/// The hidden layer, counted from 0, whose captions or buttons are under a point.
std::optional<int> layerAt(const NetworkDiagram& diagram, QPointF point);

/// The box of an item; an edge's is a small square around its middle.
QRectF itemBox(const NetworkDiagram& diagram, const DiagramItem& item);

/// Where the focus goes from an item by an arrow key: the nearest feature, neuron or button that way, else
/// the item.
DiagramItem neighbor(const NetworkDiagram& diagram, const DiagramItem& item, Qt::Key arrow);

/// The next edge into the neuron of an item, from the top and around; none where the item has no neuron.
DiagramItem nextIncomingEdge(const NetworkDiagram& diagram, const DiagramItem& item, bool backward);

} // namespace nabla

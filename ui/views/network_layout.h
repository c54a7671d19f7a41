#pragma once

#include <QRectF>
#include <QSize>

#include <vector>

namespace nabla {

/// Only this many units of a layer are drawn.
constexpr int drawnUnits = 64;

/// What a network diagram has to find room for.
struct DiagramShape {
    /// Rows of the feature column.
    int features = 0;
    /// The rows that are inputs, in the order of the inputs.
    std::vector<int> active;
    /// Units of the hidden layers and of the output layer.
    std::vector<int> units{1};
    /// Logical pixels of the widest feature name.
    double labelWidth = 0;

    int hiddenLayers() const { return static_cast<int>(units.size()) - 1; }
    bool operator==(const DiagramShape&) const = default;
};

/// What a small round button of the diagram does.
enum class DiagramAction { removeLayer, addLayer, removeNeuron, addNeuron };

/// A small round button inside the diagram; `layer` counts hidden layers from 0.
struct DiagramButton {
    DiagramAction action = DiagramAction::addLayer;
    int layer = -1;
    QRectF box;
};

/// Where a hidden layer's captions stand.
struct LayerHeader {
    /// How many neurons: between its buttons, or under them where there is little room.
    QRectF count;
    /// The activation's name; empty where there is no room for it.
    QRectF caption;
    /// What is only this layer's, such as its activation or dropout, where there is no room for the caption.
    QRectF own;
    /// "+960 more", under the last unit drawn; empty where all are drawn.
    QRectF more;
    bool operator==(const LayerHeader&) const = default;
};

/// Places of everything in the diagram, in logical pixels.
struct NetworkLayout {
    /// Width and height of every thumbnail.
    int nodeSize = 0;
    std::vector<QRectF> features;
    /// [layer][unit]; layer 0 holds the inputs, that is boxes of features.
    std::vector<std::vector<QRectF>> units;
    std::vector<LayerHeader> headers;
    QRectF featuresHeading;
    QRectF layersHeading;
    QRectF outputCaption;
    /// Of several outputs, where the marks of their classes stand.
    std::vector<QRectF> classMarks;
    std::vector<DiagramButton> buttons;

    /// The part that edges can touch.
    QRect edgeArea() const;
    /// Where all that training changes is: edges, thumbnails with their frames, and biases.
    QRect liveArea() const;
    /// The small square of a unit's bias; layer is 1 or more.
    QRectF biasBox(int layer, int unit) const;
};

/// Width and height of a bias's box beside thumbnails of that size, in logical pixels.
int biasSize(int nodeSize);

/// The least room in which the shape can be laid out legibly.
QSize smallestDiagram(const DiagramShape& shape);

/// Lays a shape out in the given room: one size for all thumbnails; columns are vertically centered,
/// except in diagrams that have to be scrolled.
NetworkLayout layoutNetwork(const DiagramShape& shape, QSize room);

} // namespace nabla

#pragma once

#include "core/live/snapshot.h"

#include <QPointF>
#include <QRectF>

#include <cstddef>
#include <vector>

namespace nabla {

/// How lectures draw networks: every neuron as sum and activation with the parameters as numbers on the
/// edges, or circles and lines.
enum class SketchForm { comprehensive, simplified };

/// One weight as a straight line.
struct SketchEdge {
    /// 1 is the first hidden layer; `from` is a unit of the layer before, `to` one of this layer.
    int layer = 0;
    int from = 0;
    int to = 0;
    QPointF start;
    QPointF end;
    /// The middle of its number.
    QPointF number;
    double weight = 0;
    bool dead = false;
};

/// A network laid out for a picture, which is as large as that takes, in logical pixels.
struct NetworkSketch {
    /// More weights than this have no numbers that could be read, or found.
    static constexpr std::size_t mostNumbers = 1000;
    /// More units of a layer, and more edges, are not drawn in the simplified form: the first units, and the
    /// strongest edges, are.
    static constexpr int mostUnits = 64;
    static constexpr std::size_t mostEdges = 2000;

    SketchForm form = SketchForm::comprehensive;
    QSizeF size;
    /// Centers [layer][unit]; layer 0 holds the inputs.
    std::vector<std::vector<QPointF>> units;
    /// Where each layer's column is, from the left, with or without units.
    std::vector<double> columns;
    /// Half the width and half the height of a neuron; inputs are circles of `inputRadius`.
    QSizeF reach;
    double inputRadius = 0;
    /// The softmax behind the outputs; empty where there is none.
    QRectF softmax;
    /// Where the outputs' names begin.
    double namesLeft = 0;
    /// Strongest last.
    std::vector<SketchEdge> edges;
    /// Where the columns' titles stand, and the key under all.
    double titlesTop = 0;
    double keyTop = 0;
};

/// Lays out a snapshot's network.
NetworkSketch sketchOf(const Snapshot& snapshot, SketchForm form);

/// How large that is, without looking at every weight.
QSizeF sketchSize(const Snapshot& snapshot, SketchForm form);

} // namespace nabla

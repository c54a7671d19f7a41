#pragma once

#include "core/data/features.h"
#include "core/live/snapshot.h"
#include "ui/views/network_layout.h"
#include "ui/views/shown_dropout.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include <QPointF>

namespace nabla {

/// A thing in the diagram that can be pointed at.
struct DiagramItem {
    enum class Kind { none, feature, unit, bias, edge, button };
    Kind kind = Kind::none;
    /// Of a unit, bias, or an edge's end; 1 is the first hidden layer.
    int layer = 0;
    /// Row of a feature, index of a unit, of an edge's end in its layer, or of a button in the layout.
    int index = 0;
    /// Where an edge comes from in the layer before.
    int from = 0;

    bool operator==(const DiagramItem&) const = default;
    explicit operator bool() const { return kind != Kind::none; }
};

/// One weight as a line of the diagram, in logical pixels.
struct DiagramEdge {
    DiagramItem item;
    std::size_t parameter = 0;
    QPointF from;
    QPointF to;
    double weight = 0;
    bool dead = false;
    bool frozen = false;
    /// Whether dropout left out one of its ends.
    bool dropped = false;
};

/// The network of a snapshot laid out in some room: what views, pointer and keys work on.
class NetworkDiagram {
  public:
    /// More edges than this are not drawn.
    static constexpr std::size_t mostEdges = 2000;
    /// Buttons add no more layers, and no more neurons to a layer, than this.
    static constexpr int mostLayers = 8;
    static constexpr int mostNeurons = 16;

    /// Takes over a snapshot; `labelWidth` is that of the widest feature name. Returns whether the shape
    /// changed.
    bool setSnapshot(std::shared_ptr<const Snapshot> snapshot, double labelWidth);

    /// Lays out anew, in logical pixels.
    void setRoom(QSize room);

    /// The snapshot shown, or null.
    const Snapshot* snapshot() const { return snapshot_.get(); }
    const DiagramShape& shape() const { return shape_; }
    const NetworkLayout& layout() const { return layout_; }

    /// Features in the order of the rows: all that are offered, and those in use.
    const std::vector<const Feature*>& features() const { return features_; }

    /// Input number of a row, or nothing where the feature is off.
    std::optional<int> inputOf(int row) const;

    /// The row of an input.
    int rowOf(int input) const { return shape_.active[input]; }

    /// Edges that are drawn, weakest first within each layer.
    const std::vector<DiagramEdge>& edges() const { return edges_; }

    /// How many weights the network has, drawn or not.
    std::size_t edgeCount() const { return edgeCount_; }

    /// The drawn edge of that item, or null.
    const DiagramEdge* edge(const DiagramItem& item) const;

    /// The parameter an edge or a bias stands for.
    std::optional<std::size_t> parameterOf(const DiagramItem& item) const;

    /// Value and mark of a parameter.
    double value(std::size_t parameter) const { return snapshot_->state.parameters[parameter]; }
    bool frozen(std::size_t parameter) const { return marked(snapshot_->state.frozen, parameter); }

    /// What dropout left out, as it is shown; layer 0 are the inputs.
    const DroppedUnits& dropped() const { return dropped_.units(); }
    bool isDropped(int layer, int unit) const {
        return dropped().isDropped(static_cast<std::size_t>(layer), static_cast<std::size_t>(unit));
    }

    /// Whether a button of the layout can be pressed now.
    bool enabled(const DiagramButton& button) const;

    /// Whether the item (still) exists.
    bool contains(const DiagramItem& item) const;

  private:
    static bool marked(const std::vector<std::uint8_t>& marks, std::size_t parameter) {
        return parameter < marks.size() && marks[parameter] != 0;
    }
    void collectEdges();
    void addEdges(int layer);

    std::shared_ptr<const Snapshot> snapshot_;
    ShownDropout dropped_;
    std::vector<const Feature*> features_;
    DiagramShape shape_;
    NetworkLayout layout_;
    QSize room_;
    std::vector<DiagramEdge> edges_;
    std::size_t edgeCount_ = 0;
};

/// Feature rows of an experiment: all that are offered for its data and those in use, in the order of the
/// table.
std::vector<const Feature*> featureRows(const Experiment& experiment);

} // namespace nabla

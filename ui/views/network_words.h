#pragma once

#include "ui/views/network_diagram.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace nabla {

/// What the diagram says: captions, tool tips, and names for screen readers.
class NetworkWords {
    Q_DECLARE_TR_FUNCTIONS(NetworkWords)

  public:
    /// As in a diagram, with subscripts; coordinates by the names that their axes have.
    static QString featureLabel(const Feature& feature, const Axes& axes);

    /// The most room that a feature's label gets; columns of files may have any name.
    static constexpr double widestFeatureLabel = 96;

    /// Room in logical pixels that the labels of the snapshot's features get.
    static double featureLabelWidth(const Snapshot& snapshot);

    /// The name of an activation, as people write it.
    static QString activation(Activation activation);

    /// "1 hidden layer", "3 hidden layers".
    static QString hiddenLayers(int count);

    /// What stands over a hidden layer, counted from 1, the longest first: "Batch norm · Tanh · keep 80 %" to
    /// "keep 80 %". In short, only what is not said of all layers; it may be nothing.
    static QStringList layerCaptions(const NetworkDiagram& diagram, int layer, bool isShort);

    /// A part of a whole, such as "80 %".
    static QString percent(double part);

    /// A number with its sign and three or four decimals, with a real minus.
    static QString signedNumber(double value);

    /// What a parameter connects, for instance "Weight · layer 2 → output".
    static QString parameterTitle(const NetworkDiagram& diagram, const DiagramItem& item);

    /// What an item is and how it stands, for screen readers.
    static QString itemName(const NetworkDiagram& diagram, const DiagramItem& item);

    /// What can be done with an item by keyboard.
    static QString itemHelp(const DiagramItem& item);

    /// Tool tip of an item; empty for those that have none.
    static QString toolTip(const NetworkDiagram& diagram, const DiagramItem& item);

    /// Tool tip of a hidden layer's captions.
    static QString headerToolTip(const NetworkDiagram& diagram, int layer);

    /// The line at the bottom: which edges are not drawn; empty where all are.
    static QString note(const NetworkDiagram& diagram);

  private:
    static QString place(const NetworkDiagram& diagram, int layer, int index, bool exact);
    static QString normalization(const LayerSpec& layer);
    static QString normalized(const NetworkDiagram& diagram, int layer, int unit);
    static QString dropped(const NetworkDiagram& diagram, int layer, int unit);
    static QString button(const NetworkDiagram& diagram, const DiagramButton& button);
};

} // namespace nabla

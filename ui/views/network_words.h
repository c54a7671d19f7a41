#pragma once

#include "ui/views/network_diagram.h"

#include <QCoreApplication>
#include <QString>

namespace nabla {

/// What the diagram says: captions, tool tips, and names for screen readers.
class NetworkWords {
    Q_DECLARE_TR_FUNCTIONS(NetworkWords)

  public:
    /// As in a diagram, with subscripts.
    static QString featureLabel(const Feature& feature);

    /// The name of an activation, as people write it.
    static QString activation(Activation activation);

    /// "1 hidden layer", "3 hidden layers".
    static QString hiddenLayers(int count);

    /// "4 neurons · tanh", or less of it where `width` pixels in the painter's font do not hold it all.
    static QString layerCaption(const LayerSpec& layer, bool withActivation);

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
    static QString headerToolTip();

    /// The line at the bottom: which edges are not drawn; empty where all are.
    static QString note(const NetworkDiagram& diagram);

  private:
    static QString place(const NetworkDiagram& diagram, int layer, int index, bool exact);
    static QString button(const NetworkDiagram& diagram, const DiagramButton& button);
};

} // namespace nabla

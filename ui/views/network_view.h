#pragma once

#include "core/live/field.h"
#include "core/live/snapshot.h"
#include "ui/views/network_diagram.h"
#include "ui/views/network_edge_picture.h"
#include "ui/views/network_painting.h"
#include "ui/views/network_thumbnails.h"
#include "ui/views/weight_card.h"
#include "ui/views/weight_editor.h"

#include <memory>
#include <optional>

#include <QElapsedTimer>
#include <QWidget>

class QMenu;

namespace nabla {

/// The network as a diagram: features, layers, weights and biases to look at, to point at and to edit. It
/// asks for more room by its minimum size only when the network does not fit at the smallest node size.
class NetworkView : public QWidget {
    Q_OBJECT

  public:
    explicit NetworkView(QWidget* parent = nullptr);

    /// Shows a network; one of another shape is laid out anew.
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot);

    /// Shows neurons' outputs and gradients; a field of a network of another shape is not shown.
    void setField(std::shared_ptr<const Field> field);

    /// Marks the unit that the output map keeps.
    void setPinned(std::optional<Unit> unit);

    /// Moves the dashes on; to be called at frame rate while training runs.
    void advance();

    /// Device pixels of a thumbnail's side, as fields should have them.
    int thumbnailPixels() const { return thumbnails_.pixels(); }

    /// What of the network is not drawn, in a sentence; empty where all of it is.
    QString note() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  Q_SIGNALS:
    void thumbnailPixelsChanged();
    /// Whether gradients are being looked at.
    void gradientWanted(bool wanted);
    /// The user gave a parameter another value.
    void parameterEdited(std::size_t index, double value);
    void parameterFrozen(std::size_t index, bool frozen);
    /// Pointer or keyboard are on a unit whose output can be shown large.
    void unitHovered(nabla::Unit unit);
    void unitLeft();
    /// A neuron was clicked: it is to be pinned, or unpinned where it already was.
    void unitPinned(nabla::Unit unit);
    void featureToggled(const QString& key, bool on);
    /// A hidden layer is to be added, or the last one removed.
    void layerAdded();
    void layerRemoved();
    /// `layer` counts hidden layers from 0.
    void neuronAdded(int layer);
    void neuronRemoved(int layer);
    /// A hidden layer is to have that activation; the key is one of the setting's choices.
    void layerActivationChosen(int layer, const QString& key);
    /// A hidden layer's menu is about to be shown; the data of the entries that choose an activation are its
    /// key.
    void layerMenuOpened(QMenu* menu);
    /// Dropout is to keep that part of a hidden layer.
    void layerKeepChosen(int layer, double probability);

  protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    /// The item that card, gradient and map are about: the pointer's, else the keyboard's.
    DiagramItem chosen() const { return marks_.hovered ? marks_.hovered : marks_.focused; }
    void setHovered(const DiagramItem& item);
    void setFocused(const DiagramItem& item);
    void announceChosen(bool anew = false);
    void describeFocus();
    void scrollTo(const QRectF& box);
    void dropStaleItems();
    void hoverUnderPointer();
    void rebuildLook();
    void showNewEdges();
    void updateLive();
    /// The weight or bias that the card is about; none where there is no card.
    DiagramItem cardItem() const;
    void paintCard(QPainter& painter);
    WeightCard cardFor(const DiagramItem& item) const;
    QRectF cardBox(const WeightCard& card) const;
    QString gradientText(const DiagramItem& item, std::size_t parameter) const;

    void activate(const DiagramItem& item);
    void pressButton(const DiagramButton& button);
    void openEditor(const DiagramItem& item);
    void closeEditor();
    void setToZero(const DiagramItem& item);
    void toggleFrozen(const DiagramItem& item);
    void openMenu(const DiagramItem& item, const QPoint& globalPosition);
    std::optional<int> layerOf(const DiagramItem& item) const;
    void openLayerMenu(int layer, const QPoint& globalPosition);
    void addActivations(QMenu& menu, int layer);
    void addDropout(QMenu& menu, int layer);
    void handleItemKey(int key);
    void changeNeurons(bool add);
    DiagramItem firstItem() const;

    NetworkDiagram diagram_;
    NetworkThumbnails thumbnails_;
    EdgePicture edges_{this};
    bool edgesStale_ = true;
    bool edgesArrived_ = false;
    /// Where edges were painted last.
    QRect edgesSeen_;
    std::shared_ptr<const Field> field_;
    DiagramMarks marks_;
    /// Where the keyboard was last, also while its ring does not show.
    DiagramItem lastFocused_;
    QPointF pointer_;
    DiagramItem announced_;
    WeightEditor* editor_;
    DiagramItem edited_;
    double lookDpr_ = 0;
    double phase_ = 0;
    QElapsedTimer sinceAdvance_;
};

} // namespace nabla

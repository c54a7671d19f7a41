#pragma once

#include "core/live/field.h"
#include "core/live/snapshot.h"
#include "ui/controls/keyboard_focus.h"
#include "ui/views/point_sprites.h"

#include <memory>
#include <optional>
#include <vector>

#include <QImage>
#include <QStringList>
#include <QWidget>

namespace nabla {

class PlaneTransform;

/// Large square picture of one neuron's output over the plane, with the points; the pointer, or the arrow
/// keys, read it.
class HeatMapView : public KeyboardFocus<QWidget> {
    Q_OBJECT

  public:
    explicit HeatMapView(QWidget* parent = nullptr);

    /// Width and height of the map in device pixels: what a field request should ask for.
    int mapPixels() const;

    /// Shows the field's map; one of another size is scaled.
    void setField(std::shared_ptr<const Field> field);

    /// Shows the snapshot's points and the range of its plane.
    void setSnapshot(const std::shared_ptr<const Snapshot>& snapshot);

    /// Whether only the sign, or the likeliest class, is shown.
    void setDiscretized(bool discretized);

    /// Whether the test points are shown.
    void setShowTest(bool show);

    /// Lines for the card beside the pointer, the place first; shown while the pointer is over the map.
    void setReadout(const QStringList& lines);

    /// Names the neuron shown in the map's corner; empty for none.
    void setCaption(const QString& caption);

    QSize sizeHint() const override { return {316, 316}; }
    QSize minimumSizeHint() const override { return {120, 120}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return width; }

  Q_SIGNALS:
    /// The map has another size on the screen now.
    void mapPixelsChanged();
    /// The pointer is over this point of the plane.
    void pointerMoved(double x, double y);
    /// The pointer is no longer over the map.
    void pointerLeft();

  protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    QRectF mapRect() const;
    PlaneRange range() const;
    PlaneTransform transform() const;
    void invalidate(bool layerToo);
    void setGhosts(std::vector<Point> ghosts);
    void announcePixels();
    QImage drawnLayer() const;
    void updatePicture();
    QImage colors() const;
    QImage mapImage() const;
    void movePointer(const QPointF& place, bool byKeyboard);
    void leavePointer();
    void drawPointer(QPainter& painter) const;
    void drawCaption(QPainter& painter) const;

    std::shared_ptr<const Field> field_;
    std::shared_ptr<const Dataset> data_;
    PointLabels labels_ = PointLabels::values;
    /// What augmentation makes of the training points in this epoch.
    std::vector<Point> ghosts_;
    bool discretized_ = false;
    bool showTest_ = false;
    QStringList readout_;
    QString caption_;
    std::optional<QPointF> pointer_; ///< in the plane
    bool pointerByKeyboard_ = false;
    QImage layer_;   ///< points, numbers and the frame
    QImage picture_; ///< colors with the layer, corners rounded
    int announcedPixels_ = 0;
};

} // namespace nabla

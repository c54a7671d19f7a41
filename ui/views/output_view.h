#pragma once

#include "core/live/field.h"
#include "core/live/snapshot.h"
#include "ui/controls/keyboard_focus.h"
#include "ui/views/draw_overlay.h"
#include "ui/views/plane_transform.h"
#include "ui/views/point_sprites.h"

#include <memory>
#include <optional>
#include <vector>

#include <QImage>
#include <QStringList>
#include <QWidget>

namespace nabla {

/// Large square picture of one neuron's output, with the points; the pointer, or the arrow keys, read it.
class OutputView : public KeyboardFocus<QWidget> {
    Q_OBJECT

  public:
    explicit OutputView(QWidget* parent = nullptr);

    /// Width of what is shown of the output in device pixels: what a field request should ask for.
    int mapPixels() const;

    /// Shows the field's map; one of another size is scaled.
    void setField(std::shared_ptr<const Field> field);

    /// Shows the snapshot's points and the range of its plane.
    void setSnapshot(const std::shared_ptr<const Snapshot>& snapshot);

    /// Whether the test points are shown.
    void setShowTest(bool show);

    /// Lines for the card beside the pointer, the place first; shown while the pointer is over the picture.
    void setReadout(const QStringList& lines);

    /// Names the neuron shown in the picture's corner; empty for none.
    void setCaption(const QString& caption);

    /// Whether points are drawn by hand: the pointer's buttons and some keys then are strokes.
    void setDrawing(bool drawing);

    /// What drawing shows over the picture.
    void setOverlay(const DrawOverlay& overlay);

    QSize sizeHint() const override { return {316, 316}; }
    QSize minimumSizeHint() const override { return {120, 120}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return width; }

  Q_SIGNALS:
    /// What is shown has another size on the screen now.
    void mapPixelsChanged();
    /// The pointer is over this point of the plane.
    void pointerMoved(double x, double y);
    /// The pointer is no longer over the picture.
    void pointerLeft();
    /// While drawing: a button was pressed at this place of the plane, or Return with the keyboard's pointer.
    void strokeBegan(const QPointF& place, Qt::KeyboardModifiers modifiers);
    /// The pointer was moved with the button held, perhaps out of the picture.
    void strokeMoved(const QPointF& place, Qt::KeyboardModifiers modifiers);
    void strokeEnded();
    /// While drawing: Delete, Escape or Ctrl+A was pressed.
    void drawingKeyPressed(int key);

  protected:
    static constexpr double cornerRadius = 9;

    /// The square that the picture fills.
    QRectF pictureRect() const;
    /// The part of it that shows the plane.
    virtual QRectF plotRect() const { return pictureRect(); }
    /// What changes with neither weights nor epochs: a transparent image of the picture's size in device
    /// pixels.
    virtual QImage drawnLayer() const = 0;
    /// The whole picture with that layer in it.
    virtual QImage drawnPicture(const QImage& layer) const = 0;
    /// Marks what the card beside the pointer, which is at that place, speaks of.
    virtual void markReading(QPainter&, const QPointF&) const {}
    const Field* field() const { return field_.get(); }
    /// The points shown; empty before the first snapshot.
    const Dataset& points() const { return *points_; }
    const std::vector<Point>& ghosts() const { return ghosts_; }
    PointLabels labels() const { return labels_; }
    bool showsTest() const { return showTest_; }
    const std::optional<QPointF>& pointer() const { return pointer_; }
    int picturePixels() const;
    PlaneTransform transform() const { return PlaneTransform(points().range, plotRect()); }
    void invalidate(bool layerToo);

    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    void setGhosts(std::vector<Point> ghosts);
    void announcePixels();
    void updatePicture();
    bool isDrawingKey(const QKeyEvent& event) const;
    void pressDrawingKey(const QKeyEvent& event);
    void movePointer(const QPointF& place, bool byKeyboard);
    void leavePointer();
    void drawPointer(QPainter& painter) const;
    void drawCaption(QPainter& painter) const;

    std::shared_ptr<const Field> field_;
    std::shared_ptr<const Dataset> points_;
    PointLabels labels_ = PointLabels::values;
    /// What augmentation makes of the training points in this epoch.
    std::vector<Point> ghosts_;
    bool showTest_ = false;
    QStringList readout_;
    QString caption_;
    std::optional<QPointF> pointer_; ///< in the plane
    bool pointerByKeyboard_ = false;
    bool drawing_ = false;
    /// Whether the button that draws is held.
    bool stroke_ = false;
    DrawOverlay overlay_;
    QImage layer_;
    QImage picture_;
    int announcedPixels_ = 0;
};

} // namespace nabla

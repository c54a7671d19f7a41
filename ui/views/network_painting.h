#pragma once

#include "core/live/field.h"
#include "ui/views/network_diagram.h"
#include "ui/views/network_thumbnails.h"

#include <optional>

class QPainter;

namespace nabla {

/// What is special just now: where the pointer is, where the keyboard's ring is, what is pinned.
struct DiagramMarks {
    DiagramItem hovered;
    DiagramItem pressed;
    /// Set only while the ring shows.
    DiagramItem focused;
    std::optional<Unit> pinned;
};

/// Paints everything but the edges' picture and the card, from values alone, as far as it lies within
/// `visible`.
class NetworkPainter {
  public:
    NetworkPainter(QPainter& painter, const NetworkDiagram& diagram, const NetworkThumbnails& thumbnails,
                   const DiagramMarks& marks, const QRect& visible);

    /// Small locks on frozen weights.
    void paintLocks();
    /// The hovered or focused edge, over all others.
    void paintChosenEdge();
    /// Thumbnails with frames, features' names, biases.
    void paintNodes();
    /// Headings, captions, buttons.
    void paintCaptions();
    /// The keyboard's ring.
    void paintFocus();

  private:
    void paintThumbnail(const QRectF& box, const QImage* image, FrameStyle style, bool dropped);
    void paintFeature(int row);
    void paintUnit(int layer, int index);
    void paintBias(int layer, int index);
    void paintLayerCaption(const LayerHeader& header, int layer);
    void paintPlainBias(const QRectF& box, const QColor& color);
    void paintMarkedBias(const QRectF& box, const QColor& color, bool frozen, bool chosen);
    void paintClassMarks();
    void paintButton(int index);
    void paintHeader(int layer);
    void paintLock(QPointF center);
    FrameStyle frameStyle(const DiagramItem& item) const;
    bool chosen(const DiagramItem& item) const { return marks_.hovered == item || marks_.focused == item; }
    /// Whether any of what belongs to a box, its frame included, is to be painted.
    bool shows(const QRectF& box) const { return box.adjusted(-5, -5, 5, 5).intersects(visible_); }
    void write(const QRectF& room, int flags, const QString& text);
    QPointF onDevicePixel(QPointF point) const;

    QPainter& painter_;
    const NetworkDiagram& diagram_;
    const NetworkThumbnails& thumbnails_;
    const DiagramMarks& marks_;
    QRectF visible_;
    double dpr_;
};

} // namespace nabla

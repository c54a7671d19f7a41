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

/// Paints everything but the edges' picture and the card, from values alone.
class NetworkPainter {
  public:
    NetworkPainter(QPainter& painter, const NetworkDiagram& diagram, const NetworkThumbnails& thumbnails,
                   const DiagramMarks& marks);

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
    void paintThumbnail(const QRectF& box, const QImage* image, FrameStyle style);
    void paintFeature(int row);
    void paintUnit(int layer, int index);
    void paintBias(int layer, int index);
    void paintButton(int index);
    void paintHeader(int layer);
    void paintLock(QPointF center);
    FrameStyle frameStyle(const DiagramItem& item) const;
    bool chosen(const DiagramItem& item) const { return marks_.hovered == item || marks_.focused == item; }
    QPointF onDevicePixel(QPointF point) const;

    QPainter& painter_;
    const NetworkDiagram& diagram_;
    const NetworkThumbnails& thumbnails_;
    const DiagramMarks& marks_;
    double dpr_;
};

} // namespace nabla

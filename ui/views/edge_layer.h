#pragma once

#include <QImage>
#include <QPointF>
#include <QSize>

#include <span>

namespace nabla {

/// One edge as it is to be drawn; all lengths in device pixels.
struct EdgeStroke {
    /// Must lie left of `to`.
    QPointF from;
    QPointF to;
    float width = 1;
    QRgb color = 0;
    float opacity = 1;
    /// Length of a dash and of the gap after it; a dash of 0 means a solid line.
    float dash = 0;
    float gap = 0;
};

/// Draws curved, antialiased strokes over a plain background in the order given; `phase` device pixels shift
/// all dashes along their curves. Needs no window and may run on any thread.
QImage rasterizeEdges(std::span<const EdgeStroke> strokes, QSize devicePixels, QRgb background, double phase);

} // namespace nabla

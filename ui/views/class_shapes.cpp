#include "ui/views/class_shapes.h"

#include <QPolygonF>
#include <QTransform>

#include <cmath>
#include <numbers>

namespace nabla {
namespace {

/// Corners around the origin, the first at the top; radii take turns between 1 and `inner`.
QPolygonF polygon(int corners, double inner = 1) {
    QPolygonF result;
    for (int k = 0; k < corners; ++k) {
        const double angle = 2 * std::numbers::pi * k / corners;
        const double r = k % 2 == 0 ? 1 : inner;
        result << QPointF(r * std::sin(angle), -r * std::cos(angle));
    }
    return result;
}

/// Two bars across each other.
QPolygonF plus() {
    constexpr double half = 0.36;
    return {{{-half, -1},
             {half, -1},
             {half, -half},
             {1, -half},
             {1, half},
             {half, half},
             {half, 1},
             {-half, 1},
             {-half, half},
             {-1, half},
             {-1, -half},
             {-half, -half}}};
}

struct Shape {
    QPolygonF corners;
    double scale;
    double turn = 0;
    double down = 0;
};

/// Sizes are such that all shapes look equally large.
Shape shapeOf(int index) {
    switch (index) {
    case 1:
        return {polygon(4), 1.28, 45};
    case 2:
        return {polygon(3), 1.34, 0, 0.2};
    case 3:
        return {polygon(4), 1.3};
    case 4:
        return {plus(), 1.2};
    case 5:
        return {plus(), 1.2, 45};
    case 6:
        return {polygon(10, 0.46), 1.35, 0, 0.06};
    default:
        return {polygon(6), 1.14, 30};
    }
}

} // namespace

QPainterPath classShape(int index, const QPointF& center, double radius) {
    QPainterPath path;
    if (index == 0) {
        path.addEllipse(center, radius, radius);
        return path;
    }
    const Shape shape = shapeOf(index);
    QTransform transform;
    transform.translate(center.x(), center.y() + shape.down * radius);
    transform.rotate(shape.turn);
    transform.scale(shape.scale * radius, shape.scale * radius);
    path.addPolygon(transform.map(shape.corners));
    path.closeSubpath();
    return path;
}

} // namespace nabla

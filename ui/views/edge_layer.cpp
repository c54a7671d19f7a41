#include "ui/views/edge_layer.h"

#include "ui/views/edge_stroke_raster.h"
#include "ui/views/network_curve.h"

#include <algorithm>
#include <cmath>
#include <list>

namespace nabla {

QImage rasterizeEdges(std::span<const EdgeStroke> strokes, QSize devicePixels, QRgb background,
                      double phase) {
    QImage image(devicePixels, QImage::Format_RGB32);
    image.fill(background);
    std::list<CurveTable> tables;
    for (const EdgeStroke& stroke : strokes) {
        const int columns = static_cast<int>(std::lround(stroke.to.x()) - std::lround(stroke.from.x()));
        if (columns <= 0)
            continue;
        auto table = std::find_if(tables.begin(), tables.end(),
                                  [&](const CurveTable& known) { return known.columns() == columns; });
        if (table == tables.end())
            table = tables.emplace(tables.end(), columns);
        if (stroke.dash > 0)
            StrokeRaster<true>(image, stroke, *table, phase).draw();
        else
            StrokeRaster<false>(image, stroke, *table, phase).draw();
    }
    return image;
}

} // namespace nabla

#include "ui/views/heat_map_view.h"

#include "ui/color_scale.h"
#include "ui/controls/painting.h"
#include "ui/views/heat_image.h"
#include "ui/views/image_ratio.h"
#include "ui/views/map_layer.h"
#include "ui/views/output_image.h"

#include <utility>

#include <QPainter>

namespace nabla {

HeatMapView::HeatMapView(QWidget* parent) : OutputView(parent) {
    setAccessibleName(tr("Output over the plane"));
}

void HeatMapView::setDiscretized(bool discretized) {
    if (std::exchange(discretized_, discretized) != discretized)
        invalidate(false);
}

QImage HeatMapView::colors() const {
    const int pixels = picturePixels();
    if (!hasPlaneMap(field())) {
        QImage plain(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
        plain.fill(heatTable(theme(), false).at(0));
        return plain;
    }
    const QImage image = outputImage(*field(), theme(), discretized_);
    return image.width() == pixels
               ? image
               : image.scaled(pixels, pixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

/// The frame is part of it: stroking one of this size makes Qt hand its spans to other threads and wait for
/// them, which takes long while those that train have all cores.
QImage HeatMapView::drawnLayer() const {
    const double ratio = imageRatio(*this);
    QImage layer = makeMapLayer(points(), labels(), showsTest(), picturePixels(), ratio);
    QColor border = theme().text;
    border.setAlpha(46);
    QPainter painter(&layer);
    painter.scale(ratio, ratio);
    drawRoundedFrame(painter, QRectF(QPointF(), pictureRect().size()), cornerRadius, Qt::transparent, border);
    return layer;
}

QImage HeatMapView::drawnPicture(const QImage& layer) const {
    const double ratio = imageRatio(*this);
    QImage picture = colors();
    QPainter painter(&picture);
    paintGhosts(painter, ghosts(), points().range, labels(), picture.size(), ratio);
    painter.drawImage(0, 0, layer);
    painter.end();
    roundCorners(picture, cornerRadius * ratio);
    return picture;
}

} // namespace nabla

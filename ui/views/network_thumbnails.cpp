#include "ui/views/network_thumbnails.h"

#include "ui/color_scale.h"
#include "ui/views/network_layout.h"

#include <algorithm>
#include <cmath>

#include <QPainter>
#include <QPainterPath>

namespace nabla {

namespace {

constexpr std::array frameStyles{FrameStyle::plain, FrameStyle::pale, FrameStyle::hovered,
                                 FrameStyle::pinned};

QColor mixed(const QColor& a, const QColor& b, double share) {
    const auto channel = [share](int from, int to) {
        return static_cast<int>(std::lround(from + (to - from) * share));
    };
    return {channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue())};
}

/// The table of features that are off: the same colors, close to the ground.
ColorTable paleTable(const Theme& theme) {
    const auto pale = [&](const QColor& color) {
        return mixed(color, theme.window, theme.dark ? 0.6 : 0.72);
    };
    return makeColorTable(pale(theme.negative), pale(theme.zero), pale(theme.positive), false);
}

/// Draws what a unit makes of a line as a curve, from −1 at the bottom to 1 at the top.
void drawCurve(QImage& image, const Plane& plane, const QColor& color) {
    constexpr double reach = 0.8;
    const QSizeF size = image.deviceIndependentSize();
    QPainterPath path;
    for (int i = 0; i < plane.pixels; ++i) {
        const double value = std::clamp(static_cast<double>(plane.values[i]), -2.0, 2.0);
        const QPointF place((i + 0.5) / plane.pixels * size.width(), (1 - reach * value) / 2 * size.height());
        if (i == 0)
            path.moveTo(place);
        else
            path.lineTo(place);
    }
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.strokePath(path, QPen(color, 1.5));
}

/// Colors a plane in at the size wanted; one that was made for another size is sampled.
QImage colored(const Plane& plane, const ColorTable& table, int pixels, double dpr, const QColor& curve) {
    QImage image(pixels, pixels, QImage::Format_RGB32);
    for (int y = 0; y < pixels; ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        const int row = y * plane.rows / pixels;
        const float* values = plane.values.data() + static_cast<std::ptrdiff_t>(row) * plane.pixels;
        if (plane.pixels == pixels)
            table.paint(values, line, pixels);
        else
            for (int x = 0; x < pixels; ++x)
                line[x] = table.at(values[x * plane.pixels / pixels]);
    }
    image.setDevicePixelRatio(dpr);
    if (plane.rows == 1 && pixels > 0)
        drawCurve(image, plane, curve);
    return image;
}

bool isWhole(const Plane& plane) {
    return plane.pixels > 0 && plane.values.size() == static_cast<std::size_t>(plane.pixels) * plane.rows;
}

} // namespace

Plane featurePlane(const Feature& feature, const PlaneRange& range, int dimensions, int pixels) {
    const int rows = dimensions == 1 ? 1 : pixels;
    Plane plane{pixels, rows, std::vector<float>(static_cast<std::size_t>(pixels) * rows)};
    float largest = 0;
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < pixels; ++column) {
            const double x = range.x0 + (range.x1 - range.x0) * (column + 0.5) / pixels;
            const double y = range.y1 - (range.y1 - range.y0) * (row + 0.5) / rows;
            const auto value = static_cast<float>(feature.value(x, y));
            plane.values[static_cast<std::size_t>(row) * pixels + column] = value;
            largest = std::max(largest, std::abs(value));
        }
    if (largest > 0)
        for (float& value : plane.values)
            value /= largest;
    return plane;
}

void NetworkThumbnails::setLook(int size, double dpr, const Theme& theme) {
    size_ = size;
    dpr_ = dpr;
    theme_ = theme;
    pixels_ = static_cast<int>(std::lround(size * dpr));
    for (const FrameStyle style : frameStyles)
        frames_[static_cast<std::size_t>(style)] = drawnFrame(style);
    biasFrame_ = drawnBiasFrame();
    drawFeatures();
    drawUnits();
}

void NetworkThumbnails::setFeatures(const std::vector<const Feature*>& rows, const PlaneRange& range,
                                    int dimensions) {
    if (rows == rows_ && range == range_ && dimensions == dimensions_)
        return;
    rows_ = rows;
    range_ = range;
    dimensions_ = dimensions;
    drawFeatures();
}

void NetworkThumbnails::setField(std::shared_ptr<const Field> field) {
    field_ = std::move(field);
    drawUnits();
}

void NetworkThumbnails::clearUnits() {
    field_ = nullptr;
    units_.clear();
}

bool NetworkThumbnails::fits(const std::vector<int>& units) const {
    if (units_.size() != units.size() + 1)
        return false;
    for (std::size_t layer = 0; layer < units.size(); ++layer)
        if (static_cast<int>(units_[layer + 1].size()) > units[layer])
            return false;
    return true;
}

const QImage* NetworkThumbnails::unit(int layer, int index) const {
    if (layer >= static_cast<int>(units_.size()) || index >= static_cast<int>(units_[layer].size()))
        return nullptr;
    const QImage& image = units_[layer][index];
    return image.isNull() ? nullptr : &image;
}

void NetworkThumbnails::drawFeatures() {
    bright_.clear();
    pale_.clear();
    const ColorTable brightColors = thumbnailTable(theme_, false);
    const ColorTable paleColors = paleTable(theme_);
    for (const Feature* feature : rows_) {
        const Plane plane = featurePlane(*feature, range_, dimensions_, pixels_);
        bright_.push_back(colored(plane, brightColors, pixels_, dpr_, theme_.text));
        pale_.push_back(colored(plane, paleColors, pixels_, dpr_, theme_.muted));
    }
}

void NetworkThumbnails::drawUnits() {
    if (!field_ || field_->thumbnails.empty() || pixels_ == 0)
        return;
    const ColorTable table = thumbnailTable(theme_, false);
    units_.resize(field_->thumbnails.size());
    for (std::size_t layer = 1; layer < units_.size(); ++layer) {
        const auto& planes = field_->thumbnails[layer];
        units_[layer].resize(planes.size());
        for (std::size_t i = 0; i < planes.size(); ++i)
            if (isWhole(planes[i]))
                units_[layer][i] = colored(planes[i], table, pixels_, dpr_, theme_.text);
    }
}

QPixmap NetworkThumbnails::emptyFrame(double size) const {
    const int side = static_cast<int>(std::lround((size + 2 * frameMargin) * dpr_));
    QPixmap pixmap(side, side);
    pixmap.setDevicePixelRatio(dpr_);
    pixmap.fill(Qt::transparent);
    return pixmap;
}

QPixmap NetworkThumbnails::drawnFrame(FrameStyle style) const {
    QPixmap pixmap = emptyFrame(size_);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const double radius = std::clamp(size_ * 0.17, 3.0, 8.0);
    const QRectF box(frameMargin, frameMargin, size_, size_);
    QPainterPath corners;
    corners.addRect(box.adjusted(-0.5, -0.5, 0.5, 0.5));
    corners.addRoundedRect(box, radius, radius);
    painter.fillPath(corners, theme_.window);
    const bool strong = style == FrameStyle::pinned;
    const double width = strong ? 2.5 : style == FrameStyle::hovered ? 1.5 : 1.0;
    const QColor color = strong                         ? theme_.accent
                         : style == FrameStyle::hovered ? theme_.text
                         : style == FrameStyle::pale    ? theme_.line
                                                        : mixed(theme_.muted, theme_.window, 0.25);
    const double out = strong ? 1.25 : 0;
    painter.setPen(QPen(color, width));
    painter.drawRoundedRect(box.adjusted(-out, -out, out, out), radius + out, radius + out);
    return pixmap;
}

QPixmap NetworkThumbnails::drawnBiasFrame() const {
    const int size = biasSize(size_);
    QPixmap pixmap = emptyFrame(size);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box(frameMargin, frameMargin, size, size);
    const QRectF line = box.adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath ground;
    ground.addRoundedRect(box.adjusted(-1.5, -1.5, 1.5, 1.5), 3.5, 3.5);
    ground.addRoundedRect(line, 2, 2);
    painter.fillPath(ground, theme_.window);
    painter.setPen(QPen(theme_.muted, 1));
    painter.drawRoundedRect(line, 2, 2);
    return pixmap;
}

} // namespace nabla

#include "ui/views/network_layout.h"

#include <algorithm>
#include <cmath>

namespace nabla {

namespace {

constexpr int smallestNode = 18;
constexpr int largestNode = 72;
constexpr int rowGap = 4;
constexpr double margin = 18;
constexpr double labelGap = 10;
constexpr double headingTop = 14;
constexpr double headerTop = 50;
constexpr double bodyTop = 98;
constexpr double bodyBottom = 28;
constexpr double moreHeight = 18;
constexpr double buttonSize = 20;
constexpr double smallestPitch = 44;
constexpr double captionMargin = 8;
constexpr double markMargin = 22;

int drawn(int units) {
    return std::min(units, drawnUnits);
}

int mostRows(const DiagramShape& shape) {
    int rows = shape.features;
    for (const int units : shape.units)
        rows = std::max(rows, drawn(units));
    return std::max(1, rows);
}

bool cutsOff(const DiagramShape& shape) {
    return std::any_of(shape.units.begin(), shape.units.end(), [](int units) { return units > drawnUnits; });
}

bool hasSeveralOutputs(const DiagramShape& shape) {
    return shape.units.back() > 1;
}

/// Builds one layout; members hold what several steps need.
class Builder {
  public:
    Builder(const DiagramShape& shape, QSize room)
        : shape_(shape), width_(room.width()), height_(room.height()) {
        const double body = height_ - bodyTop - bodyBottom - (cutsOff(shape) ? moreHeight : 0);
        const double rowPitch = body / mostRows(shape);
        left_ = margin + shape.labelWidth + labelGap;
        const double columns = shape.hiddenLayers() + 1;
        const double byWidth = (width_ - left_ - margin) / (columns + 1) * 0.56;
        // Small boxes stand close; large ones leave more air.
        const double byHeight = std::max(std::min(rowPitch - rowGap - 2, 44.0), rowPitch * 0.78);
        scrolls_ = rowPitch < smallestNode + rowGap + 1;
        layout_.nodeSize = static_cast<int>(
            std::clamp(std::min(byWidth, byHeight), double(smallestNode), double(largestNode)));
        pitch_ = (width_ - left_ - margin - outputMargin() - layout_.nodeSize) / columns;
        body_ = body;
    }

    NetworkLayout build() {
        placeFeatures();
        for (int layer = 1; layer <= shape_.hiddenLayers() + 1; ++layer)
            placeLayer(layer);
        placeHeadings();
        for (int layer = 1; layer <= shape_.hiddenLayers(); ++layer)
            placeHeader(layer);
        return layout_;
    }

  private:
    int widestCount() const { return *std::max_element(shape_.units.begin(), shape_.units.end()); }

    /// Room right of the output for the rest of its caption, or for the marks of several outputs' classes.
    double outputMargin() const { return hasSeveralOutputs(shape_) ? markMargin : captionMargin; }

    double columnLeft(int layer) const { return std::round(left_ + pitch_ * layer); }
    double columnCenter(int layer) const { return columnLeft(layer) + layout_.nodeSize / 2.0; }

    std::vector<QRectF> column(int layer, int rows, double stretch) const {
        const double node = layout_.nodeSize;
        const double pitch = std::clamp(body_ / std::max(1, rows), node + rowGap, node * stretch);
        const double top = scrolls_ ? bodyTop : bodyTop + body_ / 2 - (pitch * (rows - 1) + node) / 2;
        std::vector<QRectF> boxes;
        for (int row = 0; row < rows; ++row)
            boxes.emplace_back(columnLeft(layer), std::round(top + pitch * row), node, node);
        return boxes;
    }

    void placeFeatures() {
        layout_.features = column(0, shape_.features, 1.3);
        layout_.units.emplace_back();
        for (const int row : shape_.active)
            layout_.units[0].push_back(layout_.features[row]);
    }

    void placeLayer(int layer) {
        layout_.units.push_back(column(layer, drawn(shape_.units[layer - 1]), 1.6));
    }

    void placeHeadings() {
        layout_.featuresHeading = QRectF(margin, headingTop, 76, 22);
        const double center = (columnCenter(0) + columnCenter(shape_.hiddenLayers() + 1)) / 2;
        layout_.layersHeading = QRectF(center - 74, headingTop, 148, 22);
        addButton(DiagramAction::removeLayer, -1, center - 74 - buttonSize - 2, headingTop + 1);
        addButton(DiagramAction::addLayer, -1, center + 74 + 2, headingTop + 1);
        const QRectF& lowest = layout_.units.back().back();
        layout_.outputCaption = QRectF(lowest.center().x() - 32, lowest.bottom() + 6, 64, 16);
        if (hasSeveralOutputs(shape_))
            for (const QRectF& box : layout_.units.back())
                layout_.classMarks.emplace_back(box.right() + 6, box.center().y() - 7, 14, 14);
    }

    void placeHeader(int layer) {
        const double x = columnCenter(layer);
        // Where columns are far enough apart, the count stands between the buttons.
        const double halfCount = widestCount() > 999 ? 19 : 14;
        const bool roomy = pitch_ >= 2 * (halfCount + buttonSize) + 2;
        const double reach = roomy ? halfCount : 1;
        const double second = headerTop + buttonSize + 2;
        LayerHeader header;
        header.count = roomy ? QRectF(x - reach, headerTop, 2 * reach, buttonSize)
                             : QRectF(x - pitch_ / 2, second, pitch_, 16);
        if (roomy)
            header.caption = QRectF(x - pitch_ / 2, second, pitch_, 16);
        else
            header.own = QRectF(x - pitch_ / 2, second + 14, pitch_, 12);
        if (shape_.units[layer - 1] > drawnUnits)
            header.more = QRectF(x - pitch_ / 2, layout_.units[layer].back().bottom() + 4, pitch_, 16);
        layout_.headers.push_back(header);
        addButton(DiagramAction::removeNeuron, layer - 1, x - reach - buttonSize, headerTop);
        addButton(DiagramAction::addNeuron, layer - 1, x + reach, headerTop);
    }

    void addButton(DiagramAction action, int layer, double x, double y) {
        layout_.buttons.push_back({action, layer, QRectF(std::round(x), y, buttonSize, buttonSize)});
    }

    const DiagramShape& shape_;
    double width_;
    double height_;
    double left_ = 0;
    double pitch_ = 0;
    double body_ = 0;
    /// Columns too high for a window start at the top, so that the short ones are in sight at once.
    bool scrolls_ = false;
    NetworkLayout layout_;
};

} // namespace

QRect NetworkLayout::edgeArea() const {
    QRectF area;
    for (const auto& layer : units)
        for (const QRectF& box : layer)
            area |= box;
    return area.toAlignedRect();
}

QRect NetworkLayout::liveArea() const {
    return edgeArea().adjusted(-4, -4, 4, 10);
}

int biasSize(int nodeSize) {
    return nodeSize >= 34 ? 9 : nodeSize >= 22 ? 7 : 6;
}

QRectF NetworkLayout::biasBox(int layer, int unit) const {
    const double size = biasSize(nodeSize);
    const QPointF corner = units[layer][unit].bottomLeft();
    return {std::round(corner.x() - size * 0.6), std::round(corner.y() - size * 0.4), size, size};
}

QSize smallestDiagram(const DiagramShape& shape) {
    const double left = margin + shape.labelWidth + labelGap;
    const double columns = shape.hiddenLayers() + 1;
    const double width = left + std::max(236.0, columns * smallestPitch) + smallestNode +
                         (hasSeveralOutputs(shape) ? markMargin : captionMargin) + margin;
    const double more = cutsOff(shape) ? moreHeight : 0;
    const double height = bodyTop + bodyBottom + more + mostRows(shape) * double(smallestNode + rowGap);
    return {static_cast<int>(std::ceil(width)), static_cast<int>(std::ceil(height))};
}

NetworkLayout layoutNetwork(const DiagramShape& shape, QSize room) {
    return Builder(shape, room).build();
}

} // namespace nabla

#include "ui/views/network_painting.h"

#include "ui/color_scale.h"
#include "ui/controls/painting.h"
#include "ui/views/image_ratio.h"
#include "ui/views/network_edge_picture.h"
#include "ui/views/network_hit.h"
#include "ui/views/network_words.h"

#include <cmath>

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

namespace nabla {

namespace {

using Kind = DiagramItem::Kind;

/// Opacity of what dropout left out.
constexpr double droppedOpacity = 0.25;

QPainterPath edgePath(const DiagramEdge& edge) {
    const double middle = (edge.from.x() + edge.to.x()) / 2;
    QPainterPath path(edge.from);
    path.cubicTo({middle, edge.from.y()}, {middle, edge.to.y()}, edge.to);
    return path;
}

} // namespace

NetworkPainter::NetworkPainter(QPainter& painter, const NetworkDiagram& diagram,
                               const NetworkThumbnails& thumbnails, const DiagramMarks& marks,
                               const QRect& visible)
    : painter_(painter), diagram_(diagram), thumbnails_(thumbnails), marks_(marks), visible_(visible),
      dpr_(imageRatio(painter)) {
    painter_.setRenderHint(QPainter::Antialiasing);
}

void NetworkPainter::paintLocks() {
    if (diagram_.edges().size() > smallNetEdges)
        return;
    for (const DiagramEdge& edge : diagram_.edges())
        if (edge.frozen)
            paintLock((edge.from + edge.to) / 2);
}

void NetworkPainter::paintChosenEdge() {
    const DiagramItem& item = marks_.hovered.kind == Kind::edge ? marks_.hovered : marks_.focused;
    const DiagramEdge* edge = item.kind == Kind::edge ? diagram_.edge(item) : nullptr;
    if (!edge)
        return;
    const double width = edgeStyle(edge->weight, diagram_.edges().size() > smallNetEdges).width;
    const QPainterPath path = edgePath(*edge);
    painter_.setBrush(Qt::NoBrush);
    painter_.setPen(QPen(theme().window, width + 6, Qt::SolidLine, Qt::FlatCap));
    painter_.drawPath(path);
    painter_.setPen(QPen(theme().text, width + 3.5, Qt::SolidLine, Qt::FlatCap));
    painter_.drawPath(path);
    painter_.setPen(
        QPen(signColor(theme(), edge->weight < 0 ? -1 : 1), width + 1, Qt::SolidLine, Qt::FlatCap));
    painter_.drawPath(path);
    if (edge->frozen)
        paintLock((edge->from + edge->to) / 2);
}

void NetworkPainter::paintNodes() {
    for (int row = 0; row < static_cast<int>(diagram_.layout().features.size()); ++row)
        paintFeature(row);
    for (int layer = 1; layer < static_cast<int>(diagram_.layout().units.size()); ++layer)
        for (int i = 0; i < static_cast<int>(diagram_.layout().units[layer].size()); ++i)
            paintUnit(layer, i);
}

void NetworkPainter::paintThumbnail(const QRectF& box, const QImage* image, FrameStyle style, bool dropped) {
    if (!shows(box))
        return;
    const QPointF corner = onDevicePixel(box.topLeft());
    painter_.setOpacity(dropped ? droppedOpacity : 1);
    if (image)
        painter_.drawImage(corner, *image);
    else
        painter_.fillRect(box, signColor(theme(), 0));
    painter_.setOpacity(1);
    if (dropped && style == FrameStyle::plain)
        style = FrameStyle::pale;
    const double margin = NetworkThumbnails::frameMargin;
    painter_.drawPixmap(corner - QPointF(margin, margin), thumbnails_.frame(style));
}

FrameStyle NetworkPainter::frameStyle(const DiagramItem& item) const {
    if (marks_.pinned && item.kind == Kind::unit && *marks_.pinned == Unit{item.layer, item.index})
        return FrameStyle::pinned;
    return marks_.hovered == item ? FrameStyle::hovered : FrameStyle::plain;
}

void NetworkPainter::paintFeature(int row) {
    const DiagramItem item{Kind::feature, 0, row, 0};
    const bool on = diagram_.inputOf(row).has_value();
    FrameStyle style = frameStyle(item);
    if (!on && style == FrameStyle::plain)
        style = FrameStyle::pale;
    const QRectF& box = diagram_.layout().features[row];
    paintThumbnail(box, &thumbnails_.feature(row, on), style,
                   on && diagram_.isDropped(0, *diagram_.inputOf(row)));
    painter_.setFont(textFont(13, on ? QFont::Medium : QFont::Normal));
    painter_.setPen(on || marks_.hovered == item ? theme().text : theme().muted);
    const QString label =
        NetworkWords::featureLabel(*diagram_.features()[row], diagram_.snapshot()->data->axes);
    write(QRectF(box.left() - 140, box.top() - 2, 130, box.height() + 2), Qt::AlignRight | Qt::AlignVCenter,
          QFontMetricsF(painter_.font())
              .elidedText(label, Qt::ElideRight, NetworkWords::widestFeatureLabel + 1));
}

void NetworkPainter::paintUnit(int layer, int index) {
    const QImage* image = thumbnails_.unit(layer, index);
    const bool dropped = diagram_.isDropped(layer, index);
    paintThumbnail(diagram_.layout().units[layer][index], image, frameStyle({Kind::unit, layer, index, 0}),
                   dropped);
    painter_.setOpacity(dropped ? droppedOpacity : 1);
    paintBias(layer, index);
    painter_.setOpacity(1);
}

void NetworkPainter::paintBias(int layer, int index) {
    const DiagramItem item{Kind::bias, layer, index, 0};
    const auto parameter = diagram_.parameterOf(item);
    if (!parameter)
        return;
    const QRectF box = diagram_.layout().biasBox(layer, index);
    if (!shows(box))
        return;
    const bool frozen = diagram_.frozen(*parameter);
    const double value = diagram_.value(*parameter);
    const QColor color = signColor(theme(), std::isfinite(value) ? std::tanh(value) : 0.0);
    if (frozen || chosen(item))
        paintMarkedBias(box, color, frozen, chosen(item));
    else
        paintPlainBias(box, color);
}

/// Large networks have hundreds of them, so no path is stroked here.
void NetworkPainter::paintPlainBias(const QRectF& box, const QColor& color) {
    const QPointF corner = onDevicePixel(box.topLeft());
    painter_.setRenderHint(QPainter::Antialiasing, false);
    painter_.fillRect(QRectF(corner, box.size()), color);
    painter_.setRenderHint(QPainter::Antialiasing);
    const double margin = NetworkThumbnails::frameMargin;
    painter_.drawPixmap(corner - QPointF(margin, margin), thumbnails_.biasFrame());
}

void NetworkPainter::paintMarkedBias(const QRectF& box, const QColor& color, bool frozen, bool chosen) {
    const double grow = chosen ? 1.5 : 0;
    const QRectF grown = box.adjusted(-grow, -grow, grow, grow);
    painter_.setPen(Qt::NoPen);
    painter_.setBrush(theme().window);
    painter_.drawRoundedRect(grown.adjusted(-1.5, -1.5, 1.5, 1.5), 3.5, 3.5);
    painter_.setBrush(color);
    painter_.setPen(QPen(theme().text, frozen ? 1.8 : 1));
    painter_.drawRoundedRect(grown.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
}

void NetworkPainter::write(const QRectF& room, int flags, const QString& text) {
    if (shows(room))
        painter_.drawText(room, flags, text);
}

void NetworkPainter::paintLock(QPointF center) {
    painter_.setPen(QPen(theme().line, 1));
    painter_.setBrush(theme().surface);
    painter_.drawEllipse(center, 7.5, 7.5);
    painter_.setBrush(Qt::NoBrush);
    painter_.setPen(QPen(theme().text, 1.2));
    painter_.drawArc(QRectF(center.x() - 2, center.y() - 4.5, 4, 5), 0, 180 * 16);
    painter_.fillRect(QRectF(center.x() - 3, center.y() - 1.5, 6, 4.5), theme().text);
}

void NetworkPainter::paintFocus() {
    const DiagramItem& item = marks_.focused;
    if (!item || item.kind == Kind::edge || item.kind == Kind::none)
        return;
    const QRectF box = itemBox(diagram_, item).adjusted(-5, -5, 5, 5);
    drawFocusRing(painter_, box, item.kind == Kind::button ? box.height() / 2 : 10);
}

QPointF NetworkPainter::onDevicePixel(QPointF point) const {
    return {std::round(point.x() * dpr_) / dpr_, std::round(point.y() * dpr_) / dpr_};
}

} // namespace nabla

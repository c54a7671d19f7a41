#include "ui/views/network_painting.h"

#include "ui/theme.h"
#include "ui/views/network_words.h"
#include "ui/views/point_sprites.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

// The captions and buttons around the diagram.

namespace nabla {

using Kind = DiagramItem::Kind;

void NetworkPainter::paintCaptions() {
    const NetworkLayout& layout = diagram_.layout();
    painter_.setPen(theme().muted);
    painter_.setFont(headingFont());
    const QLocale locale;
    write(layout.featuresHeading, Qt::AlignLeft | Qt::AlignVCenter,
          locale.toUpper(NetworkWords::tr("Features")));
    const QString layers = NetworkWords::hiddenLayers(diagram_.shape().hiddenLayers());
    write(layout.layersHeading, Qt::AlignCenter, locale.toUpper(layers));
    for (int layer = 1; layer <= diagram_.shape().hiddenLayers(); ++layer)
        paintHeader(layer);
    painter_.setPen(theme().muted);
    painter_.setFont(textFont(12));
    write(layout.outputCaption, Qt::AlignCenter,
          layout.classMarks.empty() ? NetworkWords::tr("output") : NetworkWords::tr("outputs"));
    paintClassMarks();
    for (int i = 0; i < static_cast<int>(layout.buttons.size()); ++i)
        paintButton(i);
}

void NetworkPainter::paintClassMarks() {
    PointSprites sprites(theme(), 4 * dpr_, dpr_, PointLabels::classes);
    const auto& boxes = diagram_.layout().classMarks;
    for (std::size_t k = 0; k < boxes.size(); ++k) {
        QImage mark = sprites.sprite(static_cast<double>(k), PointRole::test);
        mark.setDevicePixelRatio(dpr_);
        const QSizeF size = mark.deviceIndependentSize();
        if (shows(boxes[k]))
            painter_.drawImage(
                onDevicePixel(boxes[k].center() - QPointF(size.width() / 2, size.height() / 2)), mark);
    }
}

void NetworkPainter::paintHeader(int layer) {
    const LayerHeader& header = diagram_.layout().headers[layer - 1];
    const LayerSpec& spec = diagram_.snapshot()->network.layers[layer - 1];
    painter_.setPen(theme().text);
    painter_.setFont(textFont(13, QFont::DemiBold));
    write(header.count, Qt::AlignCenter | Qt::TextDontClip, QString::number(spec.to));
    paintLayerCaption(header, layer);
    painter_.setFont(textFont(12));
    painter_.setPen(theme().muted);
    if (!header.more.isEmpty())
        write(header.more, Qt::AlignCenter,
              NetworkWords::tr("+%1 more").arg(QLocale().toString(spec.to - drawnUnits)));
}

/// The longest of the captions that has room; what is the layer's own stands out.
void NetworkPainter::paintLayerCaption(const LayerHeader& header, int layer) {
    const bool isShort = header.caption.isEmpty();
    const QRectF& room = isShort ? header.own : header.caption;
    const QStringList captions = NetworkWords::layerCaptions(diagram_, layer, isShort);
    if (captions.isEmpty() || !shows(room))
        return;
    const LayerSpec& spec = diagram_.snapshot()->network.layers[layer - 1];
    const bool isOwn = spec.activation != diagram_.snapshot()->experiment.activation;
    painter_.setPen(isOwn ? theme().text : theme().muted);
    painter_.setFont(textFont(isShort ? 10 : 12));
    const int width = static_cast<int>(room.width()) - (isShort ? 2 : 8);
    const auto fitting = std::find_if(captions.begin(), captions.end(), [&](const QString& caption) {
        return painter_.fontMetrics().horizontalAdvance(caption) <= width;
    });
    write(room, Qt::AlignCenter,
          fitting != captions.end()
              ? *fitting
              : painter_.fontMetrics().elidedText(captions.back(), Qt::ElideRight, width));
}

void NetworkPainter::paintButton(int index) {
    const DiagramButton& button = diagram_.layout().buttons[index];
    if (!shows(button.box))
        return;
    const DiagramItem item{Kind::button, 0, index, 0};
    const bool enabled = diagram_.enabled(button);
    const bool hovered = enabled && marks_.hovered == item;
    const QColor fill = enabled && marks_.pressed == item ? theme().pressed
                        : hovered                         ? theme().hover
                                                          : theme().surface;
    painter_.setPen(QPen(hovered ? theme().strongLine : theme().line, 1));
    painter_.setBrush(fill);
    painter_.drawEllipse(button.box.adjusted(0.5, 0.5, -0.5, -0.5));
    painter_.setPen(QPen(!enabled  ? theme().faint
                         : hovered ? theme().text
                                   : theme().muted,
                         1.5, Qt::SolidLine, Qt::RoundCap));
    const QPointF center = button.box.center();
    painter_.drawLine(center - QPointF(3.75, 0), center + QPointF(3.75, 0));
    if (button.action == DiagramAction::addLayer || button.action == DiagramAction::addNeuron)
        painter_.drawLine(center - QPointF(0, 3.75), center + QPointF(0, 3.75));
}

} // namespace nabla

#include "ui/style.h"

#include "ui/controls/painting.h"
#include "ui/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QFrame>
#include <QMenu>
#include <QPainter>
#include <QStyleOption>

#include <algorithm>
#include <utility>

namespace nabla {
namespace {

constexpr int scrollBarWidth = 10;
constexpr int shortestHandle = 32;

/// Menus, and the lists of combo boxes.
bool isPopup(const QWidget& widget) {
    return qobject_cast<const QMenu*>(&widget) ||
           (qobject_cast<const QAbstractItemView*>(&widget) && widget.window()->windowType() == Qt::Popup);
}

QString popupStyleSheet(const Theme& t) {
    return QStringLiteral("QMenu { background: %1; border: 1px solid %3; padding: 5px; }"
                          "QMenu::item { padding: 6px 24px 6px 10px; border-radius: 5px; color: %2; }"
                          "QMenu::item:selected { background: %4; }"
                          "QMenu::item:disabled { color: %5; }"
                          "QMenu::icon { padding-left: 8px; }"
                          "QMenu::separator { height: 1px; background: %3; margin: 5px 8px; }"
                          "QAbstractItemView { background: %1; color: %2; border: 1px solid %3; outline: 0;"
                          " padding: 4px; selection-background-color: %4; selection-color: %2; }"
                          "QAbstractItemView::item { min-height: 26px; padding: 0 7px; border-radius: 5px; }"
                          "QAbstractItemView::item:selected { background: %4; color: %2; }")
        .arg(t.surface.name(), t.text.name(), t.line.name(), t.selection.name(), t.faint.name());
}

/// A new style sheet polishes the popup again, which then finds nothing to do.
void dressPopup(QWidget& popup) {
    const QString sheet = popupStyleSheet(theme());
    if (popup.styleSheet() != sheet)
        popup.setStyleSheet(sheet);
}

void drawHandle(QPainter& painter, QRect bar) {
    constexpr int margin = 2;
    constexpr int radius = 3;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().strongLine);
    painter.drawRoundedRect(bar.adjusted(margin, margin, -margin, -margin), radius, radius);
    painter.restore();
}

/// Where a scroll bar without buttons has its handle, along its groove of `length` pixels.
std::pair<int, int> handleSpan(const QStyleOptionSlider& bar, int length) {
    const qint64 range = static_cast<qint64>(bar.maximum) - bar.minimum;
    if (range <= 0)
        return {0, length};
    const auto share = static_cast<int>(length * static_cast<qint64>(bar.pageStep) / (range + bar.pageStep));
    const int size = std::clamp(share, std::min(shortestHandle, length), length);
    const int at = QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition,
                                                   length - size, bar.upsideDown);
    return {at, size};
}

QRect scrollBarPart(const QStyleOptionSlider& bar, QStyle::SubControl part) {
    const bool lies = bar.orientation == Qt::Horizontal;
    const int length = lies ? bar.rect.width() : bar.rect.height();
    const auto [at, size] = handleSpan(bar, length);
    const auto along = [&](int from, int count) {
        const QRect r =
            lies ? QRect(from, 0, count, bar.rect.height()) : QRect(0, from, bar.rect.width(), count);
        return QStyle::visualRect(bar.direction, bar.rect, r.translated(bar.rect.topLeft()));
    };
    switch (part) {
    case QStyle::SC_ScrollBarGroove:
        return bar.rect;
    case QStyle::SC_ScrollBarSlider:
        return along(at, size);
    case QStyle::SC_ScrollBarSubPage:
        return along(0, at);
    case QStyle::SC_ScrollBarAddPage:
        return along(at + size, length - at - size);
    default:
        return {};
    }
}

} // namespace

Style::Style() : QProxyStyle(QStringLiteral("Fusion")) {}

void Style::refreshPopups() {
    for (QWidget* widget : QApplication::allWidgets())
        if (isPopup(*widget))
            dressPopup(*widget);
}

void Style::polish(QWidget* widget) {
    QProxyStyle::polish(widget);
    if (isPopup(*widget))
        dressPopup(*widget);
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                     QStyleHintReturn* data) const {
    // A list below the box rather than a menu over it.
    if (hint == SH_ComboBox_Popup)
        return 0;
    if (hint == SH_ComboBox_PopupFrameStyle)
        return QFrame::NoFrame;
    return QProxyStyle::styleHint(hint, option, widget, data);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    if (metric == PM_ScrollBarExtent)
        return scrollBarWidth;
    if (metric == PM_ToolTipLabelFrameWidth)
        return 6;
    return QProxyStyle::pixelMetric(metric, option, widget);
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const {
    if (element == PE_PanelLineEdit)
        return; // A field paints its own ground and frame.
    // Between two scroll bars, where Fusion's square would stand alone: they have no ground.
    if (element == PE_PanelScrollAreaCorner)
        return;
    // Fusion's would be blurred where a pixel of the window is several of the screen.
    if (element == PE_IndicatorMenuCheckMark)
        return drawIcon(*painter, option->rect, QStringLiteral("check"), 12, theme().text);
    if (element != PE_PanelTipLabel)
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    painter->fillRect(option->rect, theme().line);
    painter->fillRect(option->rect.adjusted(1, 1, -1, -1), theme().surface);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                               const QWidget* widget) const {
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control != CC_ScrollBar || !bar)
        return QProxyStyle::drawComplexControl(control, option, painter, widget);
    drawHandle(*painter, scrollBarPart(*bar, SC_ScrollBarSlider));
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                            const QWidget* widget) const {
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control != CC_ScrollBar || !bar)
        return QProxyStyle::subControlRect(control, option, part, widget);
    return scrollBarPart(*bar, part);
}

} // namespace nabla

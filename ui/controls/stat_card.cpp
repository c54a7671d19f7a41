#include "ui/controls/stat_card.h"

#include "ui/controls/painting.h"
#include "ui/theme.h"

#include <algorithm>

#include <QAccessible>
#include <QPainter>

namespace nabla {
namespace {

constexpr int padding = 10;
constexpr int cardHeight = 52;
constexpr double dotRadius = 3.5;

} // namespace

StatCard::StatCard(const QString& caption, Dot dot, QWidget* parent)
    : QWidget(parent), value_(QStringLiteral("–")), dot_(dot) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCaption(caption);
}

void StatCard::setValue(const QString& value) {
    if (value == value_)
        return;
    value_ = value;
    if (QAccessible::isActive())
        setAccessibleDescription(value);
    update();
}

void StatCard::setCaption(const QString& caption) {
    if (caption == caption_)
        return;
    caption_ = caption;
    setAccessibleName(caption);
    updateGeometry();
    update();
}

int StatCard::captionIndent() const {
    return dot_ == Dot::none ? 0 : 13;
}

QSize StatCard::sizeHint() const {
    return {std::max(96, minimumSizeHint().width()), cardHeight};
}

QSize StatCard::minimumSizeHint() const {
    const int caption = captionIndent() + QFontMetrics(textFont(11)).horizontalAdvance(caption_) + 1;
    const int value = QFontMetrics(numberFont(16)).horizontalAdvance(QStringLiteral("0.0000"));
    return {2 * padding + std::max(caption, value), cardHeight};
}

void StatCard::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QPainter painter(this);
    drawRoundedFrame(painter, rect(), 8.0, t.surface, t.line);
    if (dot_ != Dot::none) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(dot_ == Dot::text ? t.text : t.muted);
        painter.drawEllipse(QPointF(padding + dotRadius, 14.5), dotRadius, dotRadius);
    }
    const QRect content = rect().adjusted(padding, 7, -padding, -6);
    painter.setFont(textFont(11));
    painter.setPen(t.muted);
    painter.drawText(content.adjusted(captionIndent(), 0, 0, 0), Qt::AlignTop | Qt::AlignLeft, caption_);
    painter.setFont(numberFont(16));
    painter.setPen(t.text);
    painter.drawText(content, Qt::AlignBottom | Qt::AlignLeft, value_);
}

} // namespace nabla

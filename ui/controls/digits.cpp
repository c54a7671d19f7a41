#include "ui/controls/digits.h"

#include "ui/theme.h"

#include <QAccessible>
#include <QPainter>

namespace nabla {
namespace {

constexpr int leastDigits = 6;

QString grouped(qint64 value) {
    QString digits = QString::number(value).rightJustified(leastDigits, QLatin1Char('0'));
    for (qsizetype i = digits.size() - 3; i > 0; i -= 3)
        digits.insert(i, QLatin1Char(','));
    return digits;
}

// A comma needs less room than a digit.
double cellWidth(QChar character, double digitWidth) {
    return character == QLatin1Char(',') ? digitWidth * 0.6 : digitWidth;
}

double textWidth(const QString& text, double digitWidth) {
    double width = 0.0;
    for (const QChar character : text)
        width += cellWidth(character, digitWidth);
    return width;
}

// Number of characters before the first digit that counts; the last zero does.
qsizetype leadingZeros(const QString& text) {
    qsizetype count = 0;
    while (count + 1 < text.size() && (text[count] == QLatin1Char('0') || text[count] == QLatin1Char(',')))
        ++count;
    return count;
}

} // namespace

Digits::Digits(double px, QWidget* parent) : QWidget(parent), text_(grouped(0)) {
    setFont(numberFont(px));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Digits::setValue(qint64 value) {
    const QString text = grouped(value);
    if (text == text_)
        return;
    const bool longer = text.size() != text_.size();
    text_ = text;
    if (longer)
        updateGeometry();
    if (QAccessible::isActive())
        setAccessibleDescription(QString::number(value));
    update();
}

QSize Digits::sizeHint() const {
    const QFontMetricsF metrics(font());
    return QSizeF(textWidth(text_, metrics.horizontalAdvance(QLatin1Char('0'))) + 1.0, metrics.height())
        .toSize();
}

void Digits::paintEvent(QPaintEvent*) {
    const QFontMetricsF metrics(font());
    const double digit = metrics.horizontalAdvance(QLatin1Char('0'));
    const double baseline = (height() + metrics.ascent() - metrics.descent()) / 2.0;
    const qsizetype zeros = leadingZeros(text_);
    QPainter painter(this);
    double x = 0.0;
    for (qsizetype i = 0; i < text_.size(); ++i) {
        const double cell = cellWidth(text_[i], digit);
        const double glyph = metrics.horizontalAdvance(text_[i]);
        painter.setPen(i < zeros || !isEnabled() ? theme().faint : theme().text);
        painter.drawText(QPointF(x + (cell - glyph) / 2.0, baseline), QString(text_[i]));
        x += cell;
    }
}

} // namespace nabla

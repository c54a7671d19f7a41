#include "ui/axis_text.h"

#include "ui/core_text.h"
#include "ui/views/nice_steps.h"

#include <algorithm>
#include <cmath>

#include <QFontMetricsF>

namespace nabla {
namespace {

int decimalsFor(const Axis& axis, double span, int plainDecimals) {
    if (axis.isPlain())
        return plainDecimals;
    return std::max(0, static_cast<int>(std::ceil(2 - std::log10(std::abs(axis.scale * span)))));
}

QString readingText(const Axis& axis, double value, double span, int plainDecimals) {
    constexpr int mostDecimals = 12;
    constexpr double largest = 1e15;
    const double reading = axis.reading(value);
    const int decimals = decimalsFor(axis, span, plainDecimals);
    if (decimals > mostDecimals || std::abs(reading) >= largest)
        return shortNumber(reading, 6, 0);
    return fixedText(reading, decimals);
}

QString withUnit(const QString& name, const Axis& axis) {
    return axis.unit.empty() ? name : name + QStringLiteral(", ") + coreText(axis.unit);
}

} // namespace

QString fixedText(double value, int decimals) {
    return QString::number(value, 'f', decimals).replace(QLatin1Char('-'), QChar(0x2212));
}

QString axisName(const Axis& axis) {
    constexpr int most = 24;
    const QString name = coreText(axis.name);
    return name.size() <= most ? name : name.left(most - 1) + QChar(0x2026);
}

QString axisTitle(const Axis& axis) {
    return withUnit(axisName(axis), axis);
}

QString axisTitle(const Axis& axis, const QFont& font, double room) {
    const QFontMetricsF metrics(font);
    const double unit = metrics.horizontalAdvance(withUnit({}, axis));
    const QString name = metrics.elidedText(coreText(axis.name), Qt::ElideRight, std::max(0.0, room - unit));
    return metrics.elidedText(withUnit(name, axis), Qt::ElideRight, room);
}

QString axisReading(const Axis& axis, double value, double span, int plainDecimals) {
    const QString text = axisName(axis) + QLatin1Char(' ') + readingText(axis, value, span, plainDecimals);
    return axis.unit.empty() ? text : text + QLatin1Char(' ') + coreText(axis.unit);
}

std::vector<AxisTick> axisTicks(const Axis& axis, double from, double to, int most) {
    std::vector<AxisTick> ticks;
    const double low = axis.reading(from);
    const double high = axis.reading(to);
    for (const double number : niceTicks(low, high, most))
        ticks.push_back({axis.value(number), shortNumber(number, 6, 1e-9 * (high - low))});
    return ticks;
}

} // namespace nabla

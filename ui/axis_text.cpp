#include "ui/axis_text.h"

#include "ui/core_text.h"
#include "ui/views/nice_steps.h"

#include <algorithm>
#include <cmath>

namespace nabla {
namespace {

int decimalsFor(const Axis& axis, double span, int plainDecimals) {
    if (axis.isPlain())
        return plainDecimals;
    return std::max(0, static_cast<int>(std::ceil(2 - std::log10(std::abs(axis.scale * span)))));
}

} // namespace

QString fixedText(double value, int decimals) {
    return QString::number(value, 'f', decimals).replace(QLatin1Char('-'), QChar(0x2212));
}

QString axisTitle(const Axis& axis) {
    const QString name = coreText(axis.name);
    return axis.unit.empty() ? name : name + QStringLiteral(", ") + coreText(axis.unit);
}

QString axisReading(const Axis& axis, double value, double span, int plainDecimals) {
    const QString number = fixedText(axis.reading(value), decimalsFor(axis, span, plainDecimals));
    const QString text = coreText(axis.name) + QLatin1Char(' ') + number;
    return axis.unit.empty() ? text : text + QLatin1Char(' ') + coreText(axis.unit);
}

std::vector<AxisTick> axisTicks(const Axis& axis, double from, double to, int most) {
    std::vector<AxisTick> ticks;
    for (const double number : niceTicks(axis.reading(from), axis.reading(to), most))
        ticks.push_back({axis.value(number), shortNumber(number)});
    return ticks;
}

} // namespace nabla

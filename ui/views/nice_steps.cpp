#include "ui/views/nice_steps.h"

#include <cmath>

#include <QLocale>
#include <QRegularExpression>

namespace nabla {

double niceStep(double span, int most) {
    if (!(span > 0) || !std::isfinite(span) || most < 1)
        return 1;
    const double least = span / most;
    const double decade = std::pow(10.0, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * decade >= least * (1 - 1e-9))
            return factor * decade;
    return 10 * decade;
}

std::vector<double> niceTicks(double low, double high, int most) {
    std::vector<double> ticks;
    const double step = niceStep(high - low, most);
    const double first = std::ceil(low / step - 1e-9);
    for (int i = 0; i <= most && (first + i) * step <= high + 1e-9 * step; ++i)
        ticks.push_back((first + i) * step);
    return ticks;
}

QString shortNumber(double value, int digits, double nothing) {
    static const QRegularExpression padding(QStringLiteral("e(-?)\\+?0*"));
    QString text = QString::number(std::abs(value) < nothing ? 0.0 : value, 'g', digits);
    text.replace(padding, QStringLiteral("e\\1"));
    return text.replace(QLatin1Char('-'), QChar(0x2212));
}

QString axisNumber(double value) {
    const double size = std::abs(value);
    if (size >= 1e9)
        return shortNumber(value, 4);
    if (size >= 1e6)
        return shortNumber(value / 1e6) + QLatin1Char('M');
    if (size >= 1e4)
        return shortNumber(value / 1e3) + QLatin1Char('k');
    if (size > 0 && size < 0.9e-3) {
        const int exponent = static_cast<int>(std::floor(std::log10(size) + 1e-9));
        return shortNumber(value * std::pow(10.0, -exponent), 3) + QLatin1Char('e') + shortNumber(exponent);
    }
    return shortNumber(value);
}

QString countText(qint64 count) {
    return QLocale(QLocale::English).toString(count);
}

} // namespace nabla

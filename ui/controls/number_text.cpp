#include "ui/controls/number_text.h"

#include <array>
#include <charconv>
#include <cmath>

#include <QCoreApplication>
#include <QRegularExpression>

namespace nabla {

std::optional<double> parseTypedNumber(const QString& text) {
    QString plain = text.trimmed();
    if (plain.endsWith(QLatin1Char('%')))
        plain = plain.chopped(1).trimmed();
    plain.replace(QLatin1Char(','), QLatin1Char('.'));
    plain.replace(QChar(0x2212), QLatin1Char('-'));
    bool isNumber = false;
    const double value = plain.toDouble(&isNumber);
    if (!isNumber || !std::isfinite(value))
        return std::nullopt;
    return value;
}

QString shortestText(double value) {
    std::array<char, 64> buffer{};
    const double size = std::abs(value);
    const bool plain = value == 0.0 || (size >= 1e-7 && size < 1e15);
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                      plain ? std::chars_format::fixed : std::chars_format::scientific);
    // 1e-8 rather than 1e-08.
    static const QRegularExpression padding(QStringLiteral("e([+-])0+"));
    QString text = QString::fromLatin1(buffer.data(), result.ptr - buffer.data());
    return plain ? text : text.replace(padding, QStringLiteral("e\\1"));
}

QString decimalText(double value, int decimals) {
    return decimals < 0 ? shortestText(value) : QString::number(value, 'f', decimals);
}

QString allowedRangeText(double minimum, double maximum) {
    return QCoreApplication::translate("nabla::NumberEdit", "Enter a number from %1 to %2.")
        .arg(shortestText(minimum), shortestText(maximum));
}

} // namespace nabla

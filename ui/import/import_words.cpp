#include "ui/import/import_words.h"

#include "ui/views/nice_steps.h"

#include <algorithm>

namespace nabla {
namespace {

/// A class's name in a list of them.
QString shortName(const std::string& name) {
    constexpr int most = 24;
    const QString text = QString::fromStdString(name);
    return text.size() <= most ? text : text.left(most - 1) + QChar(0x2026);
}

QString count(std::size_t number) {
    return countText(static_cast<qint64>(number));
}

} // namespace

bool ImportWords::hasOneClass(const ImportStand& stand) {
    return stand.points->problem != Problem::regression && stand.labels.first == stand.labels.second;
}

QString ImportWords::learnt(const ImportStand& stand) {
    const OwnPoints& own = *stand.points;
    if (own.problem == Problem::regression)
        return tr("values from %1 to %2")
            .arg(shortNumber(stand.labels.first), shortNumber(stand.labels.second));
    if (hasOneClass(stand)) {
        // Two classes are −1 and 1, more are 0, 1, ….
        const auto place = static_cast<std::size_t>(std::max(stand.labels.first, 0.0));
        return tr("1 class: %1; there is nothing to tell apart").arg(shortName(own.classes[place]));
    }
    QStringList names;
    for (const std::string& name : own.classes)
        names << shortName(name);
    const QString list = names.join(tr(", "));
    return tr("%1 classes: %2").arg(count(own.classes.size()), list);
}

QString ImportWords::outcome(const ImportStand& stand) {
    const std::size_t points = stand.points->points.size();
    const QString number = points == 1 ? tr("1 point") : tr("%1 points").arg(count(points));
    return tr("%1, %2").arg(number, learnt(stand));
}

QString ImportWords::leftOutTitle(std::size_t rows) {
    return rows == 1 ? tr("1 row does not fit and is left out")
                     : tr("%1 rows do not fit and are left out").arg(count(rows));
}

QString ImportWords::leftOutLines(const FirstOfMany<RowProblem>& leftOut) {
    QStringList lines;
    for (const RowProblem& problem : leftOut.first)
        lines << tr("Line %1: %2").arg(QString::number(problem.line), QString::fromStdString(problem.reason));
    if (const std::size_t more = leftOut.count - leftOut.first.size(); more > 0)
        lines << tr("… and %1 more").arg(count(more));
    return lines.join(QLatin1Char('\n'));
}

} // namespace nabla

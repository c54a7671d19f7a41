#include "ui/views/thin_series.h"

#include <algorithm>

namespace nabla {
namespace {

void appendExtremes(QList<QPointF>::const_iterator from, QList<QPointF>::const_iterator to,
                    QList<QPointF>& result) {
    const auto lower = [](const QPointF& a, const QPointF& b) { return a.y() < b.y(); };
    const auto [lowest, highest] = std::minmax_element(from, to, lower);
    result.append(*std::min(lowest, highest));
    if (lowest != highest)
        result.append(*std::max(lowest, highest));
}

// Two points a run, and room for the first and the last.
qsizetype runLength(qsizetype count, qsizetype limit) {
    qsizetype length = 1;
    while ((count + length - 1) / length * 2 + 2 > limit)
        length *= 2;
    return length;
}

} // namespace

QList<QPointF> thinSeries(const QList<QPointF>& points, std::size_t limit) {
    const auto most = static_cast<qsizetype>(limit);
    if (points.size() <= most)
        return points;
    const qsizetype length = runLength(points.size(), most);
    QList<QPointF> result{points.first()};
    for (qsizetype i = 0; i < points.size(); i += length)
        appendExtremes(points.begin() + i, points.begin() + std::min(i + length, points.size()), result);
    if (result.at(1) == result.first())
        result.removeFirst();
    if (result.last() != points.last())
        result.append(points.last());
    return result;
}

} // namespace nabla

#include "core/data/points_csv.h"

#include "core/data/axis_names.h"
#include "core/data/csv.h"
#include "core/support/number_text.h"

#include <vector>

namespace nabla {
namespace {

std::string lineOf(std::string x, std::string y, std::string label, int dimensions) {
    std::vector<std::string> cells{std::move(x), std::move(label)};
    if (dimensions > 1)
        cells.insert(cells.begin() + 1, std::move(y));
    return csvLine(cells);
}

} // namespace

std::string labelText(double label, std::span<const std::string> classes) {
    const double place = classes.size() <= 2 ? (label > 0 ? 1 : 0) : label;
    if (classes.empty() || !(place >= 0 && place < static_cast<double>(classes.size())))
        return numberText(label);
    return classes[static_cast<std::size_t>(place)];
}

std::string pointsCsv(std::span<const Point> points, const Axes& axes, int dimensions,
                      std::span<const std::string> classes) {
    std::string text = lineOf(columnName(axes.x), columnName(axes.y), columnName(axes.label), dimensions);
    for (const Point& point : points)
        text += lineOf(numberText(point.x), numberText(point.y), labelText(point.label, classes), dimensions);
    return text;
}

} // namespace nabla

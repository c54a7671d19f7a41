#include "core/data/export_points.h"

#include "core/data/chosen_data.h"
#include "core/data/make_dataset.h"
#include "core/data/points_csv.h"
#include "core/support/files.h"

#include <algorithm>

namespace nabla {

std::string pointsTable(const Experiment& experiment) {
    if (hasOwnData(experiment)) {
        const OwnPoints& own = *experiment.points;
        return pointsCsv(own.points, own.axes, own.dimensions, own.classes);
    }
    const auto data = makeDataset(experiment);
    std::vector<Point> points = data->train;
    points.insert(points.end(), data->test.begin(), data->test.end());
    std::transform(points.begin(), points.end(), points.begin(),
                   [&](const Point& point) { return asReading(data->axes, point); });
    return pointsCsv(points, data->axes, data->dimensions);
}

Status exportPoints(const Experiment& experiment, const std::string& path) {
    return writeFile(path, pointsTable(experiment));
}

} // namespace nabla

#include "app/commands.h"
#include "app/output.h"
#include "core/data/chosen_data.h"
#include "core/data/csv.h"
#include "core/data/export_points.h"
#include "core/data/make_dataset.h"
#include "core/support/number_text.h"

#include <array>

namespace nabla {
namespace {

void addPoints(std::string& text, const std::vector<Point>& points, const std::string& split) {
    for (const Point& point : points) {
        const std::array<std::string, 4> cells{numberText(point.x), numberText(point.y),
                                               numberText(point.label), split};
        text += csvLine(cells);
    }
}

/// A generator's points as they are in the plane, and whether they train or test.
std::string splitTable(const Experiment& experiment) {
    const auto data = makeDataset(experiment);
    std::string text = "x,y,label,split\n";
    addPoints(text, data->train, "train");
    addPoints(text, data->test, "test");
    return text;
}

} // namespace

Status run(const DataOptions& options) {
    const auto chosen = chooseExperiment(options.experiment);
    if (!chosen)
        return Error{chosen.error()};
    const Experiment& experiment = chosen->experiment;
    auto written =
        writeOutput(options.csv, hasOwnData(experiment) ? pointsTable(experiment) : splitTable(experiment));
    if (written)
        reportChoice(*chosen);
    return written;
}

} // namespace nabla

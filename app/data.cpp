#include "app/commands.h"
#include "app/output.h"
#include "core/data/csv.h"
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

} // namespace

Status run(const DataOptions& options) {
    const auto chosen = chooseExperiment(options.experiment);
    if (!chosen)
        return Error{chosen.error()};
    const auto data = makeDataset(chosen->experiment);
    std::string text = "x,y,label,split\n";
    addPoints(text, data->train, "train");
    addPoints(text, data->test, "test");
    auto written = writeOutput(options.csv, text);
    if (written)
        reportChoice(*chosen);
    return written;
}

} // namespace nabla

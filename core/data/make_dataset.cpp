#include "core/data/make_dataset.h"

#include "core/data/generators.h"
#include "core/data/input_scaling.h"
#include "core/experiment/rules.h"

#include <algorithm>
#include <cmath>

namespace nabla {
namespace {

/// The values that a picture of data of one dimension shows: those of the generator, and with some room those
/// that chance put beyond.
PlaneRange rangeOf(const Generator& generator, const std::vector<Point>& points) {
    constexpr double room = 1.08;
    PlaneRange range = generator.range;
    for (std::size_t i = 0; generator.dimensions == 1 && i < points.size(); ++i) {
        range.y0 = std::min(range.y0, room * points[i].label);
        range.y1 = std::max(range.y1, room * points[i].label);
    }
    return range;
}

/// The first `floor(n · share / 100)` points train, the others test.
std::shared_ptr<Dataset> split(std::vector<Point> points, double share, const Generator& generator) {
    const double count = std::floor(static_cast<double>(points.size()) * share / 100);
    const auto middle = points.begin() + static_cast<std::ptrdiff_t>(count);
    auto data = std::make_shared<Dataset>();
    data->range = rangeOf(generator, points);
    data->test.assign(middle, points.end());
    points.erase(middle, points.end());
    data->train = std::move(points);
    data->dimensions = generator.dimensions;
    data->axes = generator.axes;
    data->truth = generator.truth;
    return data;
}

std::unique_ptr<RandomStream> newStream(const Experiment& experiment, std::string_view purpose) {
    if (ruleSet(experiment.rules).oneStream)
        return std::make_unique<SeedRandom>(experiment.seed);
    return std::make_unique<Xoshiro256>(subStream(experiment.seed, purpose));
}

std::unique_ptr<RandomStream> weightStream(const Experiment& experiment, std::unique_ptr<RandomStream> used) {
    const bool oneStream = ruleSet(experiment.rules).oneStream;
    if (experiment.weightSeed.empty() && oneStream)
        return used;
    const std::string& seed = experiment.weightSeed.empty() ? experiment.seed : experiment.weightSeed;
    if (oneStream)
        return std::make_unique<SeedRandom>(seed);
    return std::make_unique<Xoshiro256>(subStream(seed, "weights"));
}

} // namespace

DrawnData drawData(const Experiment& experiment) {
    const Generator& generator = *findGenerator(experiment.dataset);
    auto random = newStream(experiment, "data");
    auto points = generator.generate(experiment.samples, experiment.noise / 100, experiment.classes, *random);
    if (!ruleSet(experiment.rules).oneStream)
        random = newStream(experiment, "split");
    shuffle<Point>(points, *random);
    auto data = split(std::move(points), experiment.trainingShare, generator);
    data->scaling = inputScaling(experiment, data->train);
    return {std::move(data), weightStream(experiment, std::move(random))};
}

std::shared_ptr<const Dataset> makeDataset(const Experiment& experiment) {
    return drawData(experiment).data;
}

} // namespace nabla

#include "core/data/make_dataset.h"

#include "core/data/chosen_data.h"
#include "core/data/generators.h"
#include "core/data/input_scaling.h"
#include "core/experiment/rules.h"

#include <algorithm>
#include <cmath>

namespace nabla {
namespace {

/// The values that a picture of data of one dimension shows: the usual ones, and with some room those that
/// are beyond.
PlaneRange withRoomFor(const std::vector<Point>& points, PlaneRange range) {
    constexpr double room = 1.08;
    for (const Point& point : points) {
        range.y0 = std::min(range.y0, room * point.label);
        range.y1 = std::max(range.y1, room * point.label);
    }
    return range;
}

/// The first `floor(n · share / 100)` points train, the others test.
void split(std::vector<Point> points, double share, Dataset& data) {
    if (data.dimensions == 1)
        data.range = withRoomFor(points, data.range);
    const double count = std::floor(static_cast<double>(points.size()) * share / 100);
    const auto middle = points.begin() + static_cast<std::ptrdiff_t>(count);
    data.test.assign(middle, points.end());
    points.erase(middle, points.end());
    data.train = std::move(points);
}

std::shared_ptr<Dataset> emptyData(const Generator& generator) {
    auto data = std::make_shared<Dataset>();
    data->range = generator.range;
    data->dimensions = generator.dimensions;
    data->axes = generator.axes;
    data->truth = generator.truth;
    return data;
}

std::shared_ptr<Dataset> emptyData(const OwnPoints& own) {
    auto data = std::make_shared<Dataset>();
    data->range = own.range;
    data->dimensions = own.dimensions;
    data->axes = own.axes;
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
    auto random = newStream(experiment, "data");
    std::shared_ptr<Dataset> data;
    std::vector<Point> points;
    if (hasOwnData(experiment)) {
        data = emptyData(*experiment.points);
        points = inTrainingOrder(*experiment.points);
    } else {
        const Generator& generator = *findGenerator(experiment.dataset);
        data = emptyData(generator);
        points = generator.generate(experiment.samples, experiment.noise / 100, experiment.classes, *random);
        if (!ruleSet(experiment.rules).oneStream)
            random = newStream(experiment, "split");
        shuffle<Point>(points, *random);
    }
    split(std::move(points), experiment.trainingShare, *data);
    data->scaling = inputScaling(experiment, data->train);
    return {std::move(data), weightStream(experiment, std::move(random))};
}

std::shared_ptr<const Dataset> makeDataset(const Experiment& experiment) {
    return drawData(experiment).data;
}

} // namespace nabla

#include "core/training/samples.h"

#include "core/data/features.h"

namespace nabla {

template <class T>
Samples<T> makeSamples(std::span<const Point> points, const Experiment& experiment,
                       const InputScaling& scaling) {
    const ClassCoding coding = classCoding(experiment);
    Samples<T> samples{experiment.features.size(), {}, {}};
    samples.inputs.resize(points.size() * samples.features);
    for (std::size_t f = 0; f < samples.features; ++f) {
        const Feature& feature = *findFeature(experiment.features[f]);
        const FeatureScale scale = scaling.empty() ? FeatureScale{} : scaling[f];
        for (std::size_t i = 0; i < points.size(); ++i)
            samples.inputs[i * samples.features + f] =
                static_cast<T>(scale(feature.value(points[i].x, points[i].y)));
    }
    for (const Point& point : points)
        samples.targets.push_back(static_cast<T>(coding.target(point.label, experiment.problem)));
    return samples;
}

template Samples<float> makeSamples(std::span<const Point>, const Experiment&, const InputScaling&);
template Samples<double> makeSamples(std::span<const Point>, const Experiment&, const InputScaling&);

} // namespace nabla

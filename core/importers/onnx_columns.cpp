#include "core/importers/onnx_columns.h"

#include "core/data/dataset.h"
#include "core/importers/sampled_line.h"

#include <algorithm>
#include <cmath>

namespace nabla {
namespace {

struct Probes {
    std::vector<Point> points;
    /// How many of them are in the plane's middle; these are the first.
    std::size_t near = 0;
};

/// In the plane's middle at no even distances, and far out in all directions; of the farthest, ninth powers
/// are still numbers.
Probes makeProbes() {
    Probes probes;
    for (int i = 0; i < 48; ++i)
        probes.points.push_back({std::remainder(0.5 + 7.4 * i, 12), std::remainder(1.7 + 4.58 * i, 12)});
    probes.points.insert(probes.points.end(), {{0, 0}, {6, 0}, {-6, 0}, {0, 6}, {0, -6}});
    probes.near = probes.points.size();
    for (int exponent = 1; exponent <= 30; exponent += exponent < 6 ? 1 : 4) {
        const double far = std::pow(10, exponent);
        probes.points.insert(probes.points.end(),
                             {{far, 0.5}, {-far, 0.5}, {0.5, far}, {0.5, -far}, {far, -far}, {-far, far}});
    }
    return probes;
}

const Probes& columnProbes() {
    static const Probes probes = makeProbes();
    return probes;
}

} // namespace

std::size_t mostColumns() {
    return features().size();
}

std::size_t columnSize() {
    return columnProbes().points.size();
}

SampledColumn sampledColumn(const ScaledFeature& scaled) {
    SampledColumn column;
    for (const Point& point : columnProbes().points)
        column.push_back(scaled.line.scale * scaled.feature->value(point.x, point.y) + scaled.line.shift);
    return column;
}

std::optional<ScaledFeature> featureLike(const SampledColumn& column, int dimensions) {
    for (const Feature& feature : features())
        if (suits(feature, dimensions))
            if (const auto line = lineBetween(sampledColumn({&feature}), column, columnProbes().near))
                return ScaledFeature{&feature, *line};
    return std::nullopt;
}

} // namespace nabla

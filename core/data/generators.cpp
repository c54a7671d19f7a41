#include "core/data/generators.h"

#include "core/data/generators/all.h"

#include <algorithm>
#include <array>

namespace nabla {

std::span<const Generator> generators() {
    using namespace generator;
    static const std::array table{
        circle, exclusiveOr,   gaussians, spiral,      moons,      rings,      checkerboard, sineBoundary,
        plane,  multiGaussian, sineCurve, housePrices, multiBlobs, multiRings, pinwheel,     xorCorners};
    return table;
}

const Generator* findGenerator(std::string_view key) {
    const auto all = generators();
    const auto at = std::find_if(all.begin(), all.end(), [&](const Generator& g) { return g.key == key; });
    return at == all.end() ? nullptr : &*at;
}

const Generator& defaultGenerator(Problem problem) {
    const auto all = generators();
    return *std::find_if(all.begin(), all.end(), [&](const Generator& g) { return g.problem == problem; });
}

} // namespace nabla

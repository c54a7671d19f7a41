#pragma once

#include "core/data/dataset.h"
#include "core/experiment/experiment.h"
#include "core/network/aligned_vector.h"
#include "core/training/targets.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace nabla {

/// Points as a network takes them: features one after the other for each point, and one target a point.
template <class T>
struct Samples {
    std::size_t features = 0;
    /// [points][features]
    AlignedVector<T> inputs;
    AlignedVector<T> targets;

    std::size_t size() const { return targets.size(); }
    const T* inputsOf(std::size_t point) const { return inputs.data() + point * features; }
};

/// Computes the experiment's features of these points.
template <class T>
Samples<T> makeSamples(const std::vector<Point>& points, const Experiment& experiment,
                       const ClassCoding& coding);

/// Copies points of `from`, each named by its place, to the places of `to` from `first` on.
template <class T>
void place(const Samples<T>& from, std::size_t first, std::span<const std::int32_t> points, Samples<T>& to) {
    T* inputs = to.inputs.data() + first * to.features;
    for (std::size_t k = 0; k < points.size(); ++k) {
        inputs = std::copy_n(from.inputsOf(static_cast<std::size_t>(points[k])), from.features, inputs);
        to.targets[first + k] = from.targets[static_cast<std::size_t>(points[k])];
    }
}

extern template Samples<float> makeSamples(const std::vector<Point>&, const Experiment&, const ClassCoding&);
extern template Samples<double> makeSamples(const std::vector<Point>&, const Experiment&, const ClassCoding&);

} // namespace nabla

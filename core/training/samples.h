#pragma once

#include "core/data/dataset.h"
#include "core/experiment/experiment.h"
#include "core/network/aligned_vector.h"
#include "core/training/targets.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
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

/// Computes the experiment's features of these points, and brings them to scale.
template <class T>
Samples<T> makeSamples(std::span<const Point> points, const Experiment& experiment,
                       const InputScaling& scaling);

/// As `place`; where the compiler knows how many features there are, copying them takes no call.
template <class T, class Count>
void placeRows(const Samples<T>& from, std::size_t first, std::span<const std::int32_t> points,
               Samples<T>& to, Count features) {
    T* inputs = to.inputs.data() + first * features;
    T* targets = to.targets.data() + first;
    for (const std::int32_t point : points) {
        const auto source = static_cast<std::size_t>(point);
        inputs = std::copy_n(from.inputs.data() + source * features, std::size_t{features}, inputs);
        *targets++ = from.targets[source];
    }
}

/// Copies points of `from`, each named by its place, to the places of `to` from `first` on.
template <class T>
void place(const Samples<T>& from, std::size_t first, std::span<const std::int32_t> points, Samples<T>& to) {
    [&]<std::size_t... Features>(std::index_sequence<Features...>) {
        const bool known =
            ((from.features == Features &&
              (placeRows(from, first, points, to, std::integral_constant<std::size_t, Features>{}), true)) ||
             ...);
        if (!known)
            placeRows(from, first, points, to, from.features);
    }
    (std::make_index_sequence<11>());
}

extern template Samples<float> makeSamples(std::span<const Point>, const Experiment&, const InputScaling&);
extern template Samples<double> makeSamples(std::span<const Point>, const Experiment&, const InputScaling&);

} // namespace nabla

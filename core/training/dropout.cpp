#include "core/training/dropout.h"

#include "core/support/random.h"

#include <algorithm>

namespace nabla {

double keepProbability(const Experiment& experiment, std::size_t layer) {
    if (layer == 0)
        return experiment.inputKeepProbability;
    if (layer > experiment.hidden.size())
        return 1;
    const std::vector<double>& own = experiment.layerKeepProbabilities;
    return layer <= own.size() ? own[layer - 1] : experiment.keepProbability;
}

Experiment withoutDropout(Experiment experiment) {
    experiment.inputKeepProbability = experiment.keepProbability = 1;
    experiment.layerKeepProbabilities.clear();
    return experiment;
}

std::vector<double> keepProbabilities(const Experiment& experiment) {
    std::vector<double> keep;
    for (std::size_t layer = 0; layer <= experiment.hidden.size(); ++layer)
        keep.push_back(keepProbability(experiment, layer));
    return keep;
}

DropoutMask::DropoutMask(std::string_view seed, std::int64_t epoch, std::size_t layer, double keep)
    : key_(subStream(seed, "dropout " + std::to_string(layer), static_cast<std::uint64_t>(epoch)).bits()),
      limit_(static_cast<std::uint64_t>(keep * 0x1p32)), keep_(keep) {}

template <class T>
void DropoutMask::fill(std::int64_t place, int units, T* factors) const {
    const T kept = static_cast<T>(1 / keep_);
    const std::uint64_t start = row(place);
    for (int unit = 0; unit < units; unit += 2) {
        const std::uint64_t both = bits(start, unit / 2);
        factors[unit] = half(both, false) < limit_ ? kept : T(0);
        if (unit + 1 < units)
            factors[unit + 1] = half(both, true) < limit_ ? kept : T(0);
    }
}

template void DropoutMask::fill(std::int64_t, int, float*) const;
template void DropoutMask::fill(std::int64_t, int, double*) const;

Dropout::Dropout(const Experiment& experiment)
    : seed_(experiment.seed), keep_(keepProbabilities(experiment)) {
    if (std::all_of(keep_.begin(), keep_.end(), [](double keep) { return keep == 1; }))
        keep_.clear();
    beginEpoch(0);
}

void Dropout::beginEpoch(std::int64_t epoch) {
    masks_.assign(keep_.size(), std::nullopt);
    for (std::size_t layer = 0; layer < keep_.size(); ++layer)
        if (drops(layer))
            masks_[layer].emplace(seed_, epoch, layer, keep_[layer]);
}

} // namespace nabla

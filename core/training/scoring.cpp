#include "core/training/scoring.h"

#include "core/support/flush_denormals.h"
#include "core/training/sample_loss.h"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace nabla {
namespace {

constexpr std::size_t tile = kernels::tilePoints;

/// Points that one thread evaluates at a time: sums do not depend on how threads share them.
constexpr std::size_t blockPoints = 16 * tile;

bool isTrue(const std::atomic<bool>* flag) {
    return flag && *flag;
}

/// The points from `at` on, as many as a tile holds, as [features][tile]; the last is repeated.
template <class T>
AlignedVector<T> tileOf(const Samples<T>& samples, std::size_t at) {
    AlignedVector<T> inputs(samples.features * tile);
    for (std::size_t k = 0; k < tile; ++k) {
        const T* point = samples.inputsOf(std::min(at + k, samples.size() - 1));
        for (std::size_t f = 0; f < samples.features; ++f)
            inputs[f * tile + k] = point[f];
    }
    return inputs;
}

} // namespace

template <class T>
Scoring<T>::Scoring(const Experiment& experiment, const NetworkSpec& spec)
    : spec_(spec), coding_(classCoding(experiment)), loss_(lossRule<double>(experiment)),
      classifies_(experiment.problem != Problem::regression) {}

template <class T>
Scores Scoring<T>::scores(std::span<const double> parameters, const Samples<T>& train, const Samples<T>& test,
                          const std::atomic<bool>* interrupt) {
    passes_.set(spec_, parameters, {});
    const SetScores onTrain = scoresOf(train, interrupt);
    const SetScores onTest = scoresOf(test, interrupt);
    return {onTrain.loss, onTest.loss, onTrain.accuracy, onTest.accuracy};
}

template <class T>
auto Scoring<T>::scoresOf(const Samples<T>& samples, const std::atomic<bool>* interrupt) -> SetScores {
    sums_.assign((samples.size() + blockPoints - 1) / blockPoints, {});
    const auto evaluate = [&](std::size_t block) {
        if (!isTrue(interrupt))
            sums_[block] = blockSums(samples, block);
    };
    if (sums_.size() == 1)
        evaluate(0);
    else
        tbb::parallel_for(std::size_t{0}, sums_.size(), evaluate);
    return total(samples.size());
}

template <class T>
auto Scoring<T>::blockSums(const Samples<T>& samples, std::size_t block) -> Sums {
    const FlushDenormals flush;
    ForwardPass<T>& pass = passes_.local();
    Sums sums;
    const std::size_t end = std::min(samples.size(), (block + 1) * blockPoints);
    for (std::size_t at = block * blockPoints; at < end; at += tile)
        pass.run(tileOf(samples, at).data(), spec_.layers.size(), [&](std::size_t l, const T* outputs) {
            if (l + 1 == spec_.layers.size())
                addTile(outputs, samples.targets.data() + at, std::min(tile, end - at), sums);
        });
    return sums;
}

template <class T>
void Scoring<T>::addTile(const T* outputs, const T* targets, std::size_t count, Sums& sums) const {
    if (spec_.outputs() > 1)
        return addClasses(outputs, targets, count, sums);
    withLoss(loss_, [&](auto loss) {
        for (std::size_t k = 0; k < count; ++k) {
            const auto output = static_cast<double>(outputs[k]);
            const auto target = static_cast<double>(targets[k]);
            sums.loss += loss.value(output, target);
            sums.right += coding_.isRight(output, target);
        }
    });
}

template <class T>
void Scoring<T>::addClasses(const T* outputs, const T* targets, std::size_t count, Sums& sums) const {
    std::vector<double> logits(static_cast<std::size_t>(spec_.outputs()));
    for (std::size_t k = 0; k < count; ++k) {
        for (std::size_t o = 0; o < logits.size(); ++o)
            logits[o] = static_cast<double>(outputs[o * tile + k]);
        const auto target = static_cast<std::size_t>(targets[k]);
        sums.loss += softmaxLoss<double>(logits, target, loss_.labelSmoothing);
        sums.right += largestOf<double>(logits) == target;
    }
}

template <class T>
auto Scoring<T>::total(std::size_t points) const -> SetScores {
    Sums all;
    for (const Sums& sums : sums_) {
        all.loss += sums.loss;
        all.right += sums.right;
    }
    const auto n = static_cast<double>(points);
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    return {isMean(loss_.loss) || points == 0 ? all.loss / n : all.loss,
            classifies_ && points > 0 ? static_cast<double>(all.right) / n : none};
}

template <class T>
int Scoring<T>::firstNonFiniteLayer(std::span<const double> parameters, const Samples<T>& samples,
                                    const std::atomic<bool>* interrupt) {
    passes_.set(spec_, parameters, {});
    ForwardPass<T>& pass = passes_.local();
    std::size_t first = spec_.layers.size();
    for (std::size_t at = 0; at < samples.size() && !isTrue(interrupt); at += tile)
        pass.run(tileOf(samples, at).data(), first, [&](std::size_t l, const T* outputs) {
            const auto isFinite = [](T x) { return std::isfinite(x); };
            if (!std::all_of(outputs, outputs + tile * static_cast<std::size_t>(spec_.layers[l].to),
                             isFinite))
                first = std::min(first, l);
        });
    return first == spec_.layers.size() ? 0 : static_cast<int>(first) + 1;
}

template class Scoring<float>;
template class Scoring<double>;

} // namespace nabla

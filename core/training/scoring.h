#pragma once

#include "core/network/forward_pass.h"
#include "core/training/loss_history.h"
#include "core/training/samples.h"

#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <atomic>
#include <cmath>
#include <limits>

namespace nabla {

/// What a set of points comes to, or a part of it.
struct ScoreSums {
    double loss = 0;
    std::int64_t right = 0;
};

/// Evaluates the loss and accuracy of a network's output over sets of points.
template <class T>
class Scoring {
  public:
    Scoring(const Experiment& experiment, const NetworkSpec& spec)
        : spec_(spec), coding_(classCoding(spec)), halves_(experiment.loss == Loss::halfMse),
          classifies_(experiment.problem == Problem::classification),
          passes_([this] { return std::make_unique<Pass>(spec_); }) {}

    Scores scores(std::span<const double> parameters, const Samples<T>& train, const Samples<T>& test,
                  const std::atomic<bool>* interrupt) {
        const auto [trainLoss, trainAccuracy] = scoresOf(parameters, train, interrupt);
        const auto [testLoss, testAccuracy] = scoresOf(parameters, test, interrupt);
        return {trainLoss, testLoss, trainAccuracy, testAccuracy};
    }

    /// The first computed layer (1 for the first hidden one) with an output that is not finite, or 0.
    int firstNonFiniteLayer(std::span<const double> parameters, const Samples<T>& samples,
                            const std::atomic<bool>* interrupt) {
        Pass pass(spec_);
        pass.forward.setParameters(parameters);
        std::size_t first = spec_.layers.size();
        for (std::size_t at = 0; at < samples.size() && !isTrue(interrupt); at += tile) {
            pass.load(samples, at);
            pass.forward.run(pass.inputs.data(), [&](std::size_t l, const T* outputs) {
                const auto isFinite = [](T x) { return std::isfinite(x); };
                const auto size = static_cast<std::ptrdiff_t>(tile) * spec_.layers[l].to;
                if (l < first && !std::all_of(outputs, outputs + size, isFinite))
                    first = l;
            });
        }
        return first == spec_.layers.size() ? 0 : static_cast<int>(first) + 1;
    }

  private:
    static constexpr std::size_t tile = kernels::tilePoints;
    /// Tiles that one thread evaluates at a time: sums do not depend on how threads share them.
    static constexpr std::size_t blockTiles = 16;

    /// What one thread needs.
    struct Pass {
        explicit Pass(const NetworkSpec& spec)
            : forward(spec), inputs(static_cast<std::size_t>(spec.inputs) * tile) {}

        /// Takes the points from `at` on, as many as a tile holds; the last is repeated.
        void load(const Samples<T>& samples, std::size_t at) {
            for (std::size_t k = 0; k < tile; ++k) {
                const T* point = samples.inputsOf(std::min(at + k, samples.size() - 1));
                for (std::size_t f = 0; f < samples.features; ++f)
                    inputs[f * tile + k] = point[f];
            }
        }

        ForwardPass<T> forward;
        AlignedVector<T> inputs;
        /// Which parameters it holds.
        std::uint64_t generation = 0;
    };

    struct SetScores {
        double loss;
        double accuracy;
    };

    static bool isTrue(const std::atomic<bool>* flag) { return flag && *flag; }

    SetScores scoresOf(std::span<const double> parameters, const Samples<T>& samples,
                       const std::atomic<bool>* interrupt) {
        ++generation_;
        const std::size_t tiles = (samples.size() + tile - 1) / tile;
        sums_.assign((tiles + blockTiles - 1) / blockTiles, {});
        const auto evaluate = [&](const tbb::blocked_range<std::size_t>& blocks) {
            for (std::size_t b = blocks.begin(); b < blocks.end() && !isTrue(interrupt); ++b)
                sums_[b] = blockSums(parameters, samples, b);
        };
        const tbb::blocked_range<std::size_t> all(0, sums_.size());
        if (sums_.size() > 1)
            tbb::parallel_for(all, evaluate);
        else
            evaluate(all);
        return setScores(samples.size());
    }

    ScoreSums blockSums(std::span<const double> parameters, const Samples<T>& samples, std::size_t block) {
        Pass& pass = *passes_.local();
        if (std::exchange(pass.generation, generation_) != generation_)
            pass.forward.setParameters(parameters);
        ScoreSums sums;
        const std::size_t end = std::min(samples.size(), (block + 1) * blockTiles * tile);
        for (std::size_t at = block * blockTiles * tile; at < end; at += tile) {
            pass.load(samples, at);
            pass.forward.run(pass.inputs.data(), [&](std::size_t l, const T* outputs) {
                if (l + 1 == spec_.layers.size())
                    addTile(outputs, samples.targets.data() + at, std::min(tile, end - at), sums);
            });
        }
        return sums;
    }

    void addTile(const T* outputs, const T* targets, std::size_t count, ScoreSums& sums) const {
        for (std::size_t k = 0; k < count; ++k) {
            const auto output = static_cast<double>(outputs[k]);
            const auto target = static_cast<double>(targets[k]);
            const double square = (output - target) * (output - target);
            sums.loss += halves_ ? 0.5 * square : square;
            sums.right += (output >= coding_.threshold()) == (target >= coding_.threshold());
        }
    }

    SetScores setScores(std::size_t points) const {
        ScoreSums total;
        for (const ScoreSums& sums : sums_) {
            total.loss += sums.loss;
            total.right += sums.right;
        }
        const auto n = static_cast<double>(points);
        constexpr double none = std::numeric_limits<double>::quiet_NaN();
        return {halves_ || points == 0 ? total.loss / n : total.loss,
                classifies_ && points > 0 ? static_cast<double>(total.right) / n : none};
    }

    const NetworkSpec spec_;
    const ClassCoding coding_;
    const bool halves_;
    const bool classifies_;
    tbb::enumerable_thread_specific<std::unique_ptr<Pass>> passes_;
    std::vector<ScoreSums> sums_;
    std::uint64_t generation_ = 0;
};

} // namespace nabla

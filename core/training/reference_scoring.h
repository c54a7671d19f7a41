#pragma once

#include "core/experiment/losses.h"
#include "core/network/network.h"
#include "core/training/sample_loss.h"
#include "core/training/samples.h"
#include "core/training/targets.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace nabla {

/// The mean loss and accuracy of one of the two sets.
struct SetScores {
    double loss;
    double accuracy;
};

/// Points of a set from place `first` on as the network takes them: features × points.
template <class T>
Eigen::Map<const Matrix<T>> columnsOf(const Samples<T>& samples, Eigen::Index first, Eigen::Index count) {
    return {samples.inputsOf(static_cast<std::size_t>(first)), static_cast<Eigen::Index>(samples.features),
            count};
}

/// The reference engine's losses and accuracies: a point at a time, written to be read.
template <class T>
class ReferenceScoring {
  public:
    explicit ReferenceScoring(const Experiment& experiment)
        : experiment_(experiment), coding_(classCoding(experiment)) {}

    /// The loss of one sample, whose outputs are a column.
    template <class Column>
    double lossOf(const Column& outputs, T target) const {
        const std::vector<double> z(outputs.begin(), outputs.end());
        return sampleLoss<double>(lossRule<double>(experiment_), z, static_cast<double>(target));
    }

    /// Evaluates a set, `blockSize` points at a time; unfinished where `interrupted` says so.
    template <class Interrupted>
    SetScores scoresOf(Network<T>& network, const Samples<T>& samples, Eigen::Index blockSize,
                       Interrupted interrupted) const {
        const auto count = static_cast<Eigen::Index>(samples.size());
        double sum = 0;
        Eigen::Index right = 0;
        for (Eigen::Index at = 0; at < count && !interrupted(); at += blockSize) {
            const Eigen::Index n = std::min(blockSize, count - at);
            network.forward(columnsOf(samples, at, n));
            const auto output = network.output(network.spec().layers.size() - 1, n);
            for (Eigen::Index i = 0; i < n; ++i) {
                const T target = samples.targets[static_cast<std::size_t>(at + i)];
                sum += lossOf(output.col(i), target);
                right += isRight(output.col(i), target);
            }
        }
        return mean(sum, right, static_cast<double>(count));
    }

  private:
    /// Whether the class that the outputs speak for is the target.
    template <class Column>
    bool isRight(const Column& outputs, T target) const {
        if (outputs.size() == 1)
            return coding_.isRight(static_cast<double>(outputs(0)), static_cast<double>(target));
        Eigen::Index largest = 0;
        outputs.maxCoeff(&largest);
        return largest == static_cast<Eigen::Index>(target);
    }

    SetScores mean(double sum, Eigen::Index right, double count) const {
        constexpr double none = std::numeric_limits<double>::quiet_NaN();
        const bool classifies = experiment_.problem != Problem::regression && count > 0;
        return {isMean(experiment_.loss) || count == 0 ? sum / count : sum,
                classifies ? static_cast<double>(right) / count : none};
    }

    Experiment experiment_;
    ClassCoding coding_;
};

} // namespace nabla

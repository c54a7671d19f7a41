#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace nabla {

/// How often each class was taken for which: rows are the true classes, columns the predicted ones.
struct ConfusionMatrix {
    int classes = 0;
    /// [classes][classes]
    std::vector<std::int64_t> counts;

    std::int64_t count(int truth, int predicted) const {
        return counts[static_cast<std::size_t>(truth) * classes + predicted];
    }

    bool operator==(const ConfusionMatrix&) const = default;
};

/// Counts pairs of classes, each from 0 to `classes` − 1.
ConfusionMatrix confusionMatrix(std::span<const int> truth, std::span<const int> predicted, int classes);

/// One class against the rest; a share of nothing is 0.
struct ClassScores {
    /// Of those predicted as it, the share that is.
    double precision = 0;
    /// Of those that are it, the share found.
    double recall = 0;
    /// The harmonic mean of both.
    double f1 = 0;

    bool operator==(const ClassScores&) const = default;
};

/// The scores of one class.
ClassScores classScores(const ConfusionMatrix& matrix, int of);

/// The mean over all classes, whatever their sizes.
ClassScores macroScores(const ConfusionMatrix& matrix);

/// The share of right predictions; not a number without points.
double accuracy(const ConfusionMatrix& matrix);

/// What share of positives is found at what cost, for every threshold on a score.
struct RocCurve {
    /// From (0, 0), where nothing counts as positive, to (1, 1); one point for each different score.
    std::vector<double> falsePositiveRate;
    std::vector<double> truePositiveRate;
    /// The score from which on points count as positive; infinite at first.
    std::vector<double> threshold;
    /// The area under the curve: the chance that a positive scores above a negative, ties counting half; not
    /// a number where one of the classes is empty.
    double area = 0;

    bool operator==(const RocCurve&) const = default;
};

/// The receiver operating characteristic (Fawcett 2006) of finite scores.
RocCurve rocCurve(std::span<const std::uint8_t> isPositive, std::span<const double> scores);

/// The coefficient of determination, 1 − Σ (truth − predicted)² / Σ (truth − mean)²: 1 is perfect, 0 no
/// better than the mean. Where all true values are alike, 1 for a perfect prediction and else 0; not a number
/// without points.
double rSquared(std::span<const double> truth, std::span<const double> predicted);

} // namespace nabla

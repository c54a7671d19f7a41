#include "core/training/metrics.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace nabla {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

double share(std::int64_t part, std::int64_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

/// Places of points by falling score.
std::vector<std::size_t> byFallingScore(std::span<const double> scores) {
    std::vector<std::size_t> order(scores.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
    return order;
}

/// By trapezoids.
double areaUnder(const RocCurve& curve) {
    const auto& x = curve.falsePositiveRate;
    const auto& y = curve.truePositiveRate;
    double area = 0;
    for (std::size_t k = 1; k < x.size(); ++k)
        area += (x[k] - x[k - 1]) * (y[k] + y[k - 1]) / 2;
    return area;
}

} // namespace

ConfusionMatrix confusionMatrix(std::span<const int> truth, std::span<const int> predicted, int classes) {
    ConfusionMatrix matrix{classes, std::vector<std::int64_t>(static_cast<std::size_t>(classes) * classes)};
    for (std::size_t k = 0; k < truth.size(); ++k)
        ++matrix.counts[static_cast<std::size_t>(truth[k]) * classes + predicted[k]];
    return matrix;
}

ClassScores classScores(const ConfusionMatrix& matrix, int of) {
    std::int64_t actual = 0;
    std::int64_t predicted = 0;
    for (int other = 0; other < matrix.classes; ++other) {
        actual += matrix.count(of, other);
        predicted += matrix.count(other, of);
    }
    const std::int64_t right = matrix.count(of, of);
    return {share(right, predicted), share(right, actual), share(2 * right, predicted + actual)};
}

ClassScores macroScores(const ConfusionMatrix& matrix) {
    ClassScores mean;
    for (int of = 0; of < matrix.classes; ++of) {
        const ClassScores scores = classScores(matrix, of);
        mean.precision += scores.precision / matrix.classes;
        mean.recall += scores.recall / matrix.classes;
        mean.f1 += scores.f1 / matrix.classes;
    }
    return mean;
}

double accuracy(const ConfusionMatrix& matrix) {
    std::int64_t right = 0;
    for (int of = 0; of < matrix.classes; ++of)
        right += matrix.count(of, of);
    const std::int64_t all = std::accumulate(matrix.counts.begin(), matrix.counts.end(), std::int64_t{0});
    return all == 0 ? none : share(right, all);
}

RocCurve rocCurve(std::span<const std::uint8_t> isPositive, std::span<const double> scores) {
    const auto positives = std::count_if(isPositive.begin(), isPositive.end(), [](auto p) { return p != 0; });
    const auto negatives = static_cast<std::int64_t>(isPositive.size()) - positives;
    RocCurve curve{{0}, {0}, {std::numeric_limits<double>::infinity()}, none};
    std::int64_t found = 0;
    std::int64_t wrong = 0;
    const auto order = byFallingScore(scores);
    for (std::size_t k = 0; k < order.size(); ++k) {
        ++(isPositive[order[k]] != 0 ? found : wrong);
        if (k + 1 < order.size() && scores[order[k + 1]] == scores[order[k]])
            continue;
        curve.falsePositiveRate.push_back(share(wrong, negatives));
        curve.truePositiveRate.push_back(share(found, positives));
        curve.threshold.push_back(scores[order[k]]);
    }
    if (positives > 0 && negatives > 0)
        curve.area = areaUnder(curve);
    return curve;
}

double rSquared(std::span<const double> truth, std::span<const double> predicted) {
    const auto n = static_cast<double>(truth.size());
    const double mean = std::accumulate(truth.begin(), truth.end(), 0.0) / n;
    double left = 0;
    double all = 0;
    for (std::size_t k = 0; k < truth.size(); ++k) {
        left += (truth[k] - predicted[k]) * (truth[k] - predicted[k]);
        all += (truth[k] - mean) * (truth[k] - mean);
    }
    if (truth.empty() || all > 0)
        return truth.empty() ? none : 1 - left / all;
    return left > 0 ? 0 : 1;
}

} // namespace nabla

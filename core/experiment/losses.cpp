#include "core/experiment/losses.h"

#include <algorithm>
#include <array>

namespace nabla {
namespace {

bool forValues(const Experiment& e) {
    return e.problem == Problem::regression;
}

bool forTwoClasses(const Experiment& e) {
    return e.problem == Problem::classification;
}

bool forClasses(const Experiment& e) {
    return e.problem != Problem::regression;
}

bool forOneOutput(const Experiment& e) {
    return e.problem != Problem::multiclass;
}

} // namespace

std::span<const LossRow> losses() {
    static constexpr std::array<LossRow, 7> table{{
        {Loss::halfMse, "half_mse", "Half mean squared error",
         "The mean of ½ (output − target)²: its derivative is the error itself.", forOneOutput, true},
        {Loss::mse, "mse", "Mean squared error",
         "The mean of (output − target)²: large errors weigh most, outliers too.", forOneOutput},
        {Loss::mae, "mae", "Mean absolute error",
         "The mean of |output − target|: every error pulls alike, so outliers hardly matter.", forValues},
        {Loss::huber, "huber", "Huber loss",
         "Squared for errors up to δ, in proportion beyond: smooth at zero, yet calm about outliers.",
         forValues},
        {Loss::crossEntropy, "cross_entropy", "Cross-entropy",
         "The mean of −log of the probability given to the right class, by sigmoid for two classes and by "
         "softmax for more: a confident mistake costs most, and its gradient does not vanish.",
         forClasses},
        {Loss::hinge, "hinge", "Hinge loss",
         "The mean of max(0, 1 − target · output): a point well on its side of the margin pulls no more.",
         forTwoClasses},
        {Loss::sumSquaredError, "sum_squared_error", "Sum of squared errors",
         "The sum of (output − target)²: steps grow with the batch.", forOneOutput},
    }};
    return table;
}

const LossRow& lossRow(Loss loss) {
    const auto all = losses();
    return *std::find_if(all.begin(), all.end(), [&](const LossRow& row) { return row.loss == loss; });
}

const LossRow* findLoss(std::string_view key) {
    const auto all = losses();
    const auto at = std::find_if(all.begin(), all.end(), [&](const LossRow& row) { return row.key == key; });
    return at == all.end() ? nullptr : &*at;
}

Loss defaultLoss(const Experiment& experiment) {
    const auto all = losses();
    return std::find_if(all.begin(), all.end(), [&](const LossRow& row) { return row.fits(experiment); })
        ->loss;
}

} // namespace nabla

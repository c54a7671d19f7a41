#include "core/data/input_scaling.h"

#include "core/data/features.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <vector>

namespace nabla {
namespace {

/// Values that do not differ are only moved: there is nothing to stretch.
double factorFor(double spread, double wanted) {
    return spread > 0 ? wanted / spread : 1;
}

FeatureScale unitScale(std::span<const double> values) {
    const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
    return {*least, factorFor(*greatest - *least, 1)};
}

FeatureScale symmetricScale(std::span<const double> values) {
    const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
    return {std::midpoint(*least, *greatest), factorFor(*greatest - *least, 2)};
}

/// With the variance of the points themselves (divided by n).
FeatureScale standardScale(std::span<const double> values) {
    const auto count = static_cast<double>(values.size());
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
    double squares = 0;
    for (const double value : values)
        squares += (value - mean) * (value - mean);
    return {mean, factorFor(std::sqrt(squares / count), 1)};
}

} // namespace

std::span<const InputNormalizationRow> inputNormalizations() {
    static constexpr std::array<InputNormalizationRow, 4> table{{
        {InputNormalization::none, "none", "None", "Inputs stay as they are.", true,
         [](std::span<const double>) { return FeatureScale{}; }},
        {InputNormalization::unit, "unit", "0 to 1",
         "The least value over the training points becomes 0, the greatest 1.", false, unitScale},
        {InputNormalization::symmetric, "symmetric", "−1 to 1",
         "The least value over the training points becomes −1, the greatest 1.", false, symmetricScale},
        {InputNormalization::standard, "standard", "Mean 0, deviation 1",
         "Minus the mean over the training points, divided by the standard deviation: inputs are centered, "
         "and of equal weight.",
         false, standardScale},
    }};
    return table;
}

const InputNormalizationRow& inputNormalizationRow(InputNormalization normalization) {
    const auto all = inputNormalizations();
    return *std::find_if(all.begin(), all.end(), [=](const InputNormalizationRow& row) {
        return row.normalization == normalization;
    });
}

InputScaling inputScaling(const Experiment& experiment, std::span<const Point> train) {
    if (experiment.inputNormalization == InputNormalization::none)
        return {};
    if (train.empty())
        return InputScaling(experiment.features.size());
    const InputNormalizationRow& row = inputNormalizationRow(experiment.inputNormalization);
    InputScaling scaling;
    std::vector<double> values(train.size());
    for (const std::string& key : experiment.features) {
        const Feature& feature = *findFeature(key);
        std::transform(train.begin(), train.end(), values.begin(),
                       [&](const Point& point) { return feature.value(point.x, point.y); });
        scaling.push_back(row.scale(values));
    }
    return scaling;
}

} // namespace nabla

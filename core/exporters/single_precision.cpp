#include "core/exporters/single_precision.h"

#include "core/data/axis_names.h"
#include "core/data/dataset.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace nabla {
namespace {

using Single = std::numeric_limits<float>;

/// The farthest that a coordinate and a value reach from 0 in the plane.
constexpr double farthestCoordinate = PlaneRange{}.x1;
constexpr double farthestValue = 1;

/// Steps that are larger than this part of an axis's scale may show in what is predicted.
constexpr double finest = 1e-5;

/// How far apart neighboring numbers of single precision are near an axis's far end.
double stepOf(const Axis& axis, double farthest) {
    return (std::abs(axis.origin) + farthest * std::abs(axis.scale)) * static_cast<double>(Single::epsilon());
}

/// In two digits.
std::string aboutText(double value) {
    std::array<char, 32> buffer{};
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::general, 2).ptr;
    return {buffer.data(), end};
}

void addSteps(std::vector<std::string>& losses, const Axis& axis, double farthest) {
    const double step = stepOf(axis, farthest);
    if (step > finest * std::abs(axis.scale))
        losses.push_back("Single precision tells " + columnName(axis) + " apart only in steps of about " +
                         aboutText(step) + ", which is coarse for its range.");
}

bool isWithin(double number) {
    return std::abs(number) <= static_cast<double>(Single::max());
}

bool areWithin(const std::vector<double>& numbers) {
    return std::all_of(numbers.begin(), numbers.end(), isWithin);
}

/// Scales are divided by, so they must not be rounded to 0.
bool isWithin(const Axis& axis) {
    return isWithin(axis.origin) && isWithin(axis.scale) &&
           std::abs(axis.scale) >= static_cast<double>(Single::min());
}

bool isWithin(const ModelLayer& layer) {
    const ModelNormalization& n = layer.normalization;
    return areWithin(layer.weights) && areWithin(layer.biases) && areWithin(n.gains) && areWithin(n.shifts) &&
           areWithin(n.means) && areWithin(n.variances);
}

bool isWithin(const ModelInput& input) {
    return isWithin(input.scale.offset) && isWithin(input.scale.factor);
}

Error beyond(const std::string& what) {
    return {what +
            " beyond the range of single precision, which this format computes in; choose one that is not "
            "bound to it, such as NumPy."};
}

} // namespace

std::vector<std::string> singlePrecisionLosses(const TrainedModel& model, const ExportOptions& options) {
    std::vector<std::string> losses;
    if (model.precision == Precision::float64)
        losses.emplace_back("The network was trained in double precision; its numbers are rounded to single "
                            "precision, about 7 digits.");
    if (options.hasFeatures)
        for (const Axis& column : model.columns)
            addSteps(losses, column, farthestCoordinate);
    addSteps(losses, model.value, farthestValue);
    return losses;
}

Status checkSinglePrecision(const TrainedModel& model) {
    for (const ModelLayer& layer : model.layers)
        if (!isWithin(layer))
            return beyond("The network has numbers");
    for (const ModelInput& input : model.inputs)
        if (!isWithin(input))
            return beyond("The input " + std::string(input.feature->key) + " has a scale");
    for (const Axis& column : model.columns)
        if (!isWithin(column))
            return beyond("The column " + columnName(column) + " has readings");
    if (!isWithin(model.value))
        return beyond("The value " + columnName(model.value) + " has readings");
    return Done{};
}

Expression inPlaneBySingles(const TrainedModel& model, std::size_t column, const Expression& reading) {
    const Axis& axis = model.columns[column];
    const double near = static_cast<double>(static_cast<float>(axis.origin));
    if (near == axis.origin)
        return model.inPlane(column, reading);
    return (reading - Expression(near) - Expression(axis.origin - near)) / Expression(axis.scale);
}

} // namespace nabla

#include "core/exporters/trained_model.h"

#include "core/data/axis_names.h"
#include "core/data/chosen_data.h"
#include "core/data/generators.h"
#include "core/data/points_csv.h"
#include "core/network/activation_formula.h"
#include "core/network/softmax.h"
#include "core/support/finite.h"
#include "core/training/dropout.h"
#include "core/training/targets.h"

#include <algorithm>
#include <cmath>

namespace nabla {
namespace {

using Numbers = std::vector<double>;

Numbers part(const Numbers& all, std::size_t from, std::size_t count) {
    const auto begin = all.begin() + static_cast<std::ptrdiff_t>(from);
    return {begin, begin + static_cast<std::ptrdiff_t>(count)};
}

/// Batch renormalization keeps deviations, which need no ε.
ModelNormalization normalizationOf(const LayerSpec& layer, const NormalizationKnobs& knobs,
                                   const TrainingState& state) {
    const auto units = static_cast<std::size_t>(layer.to);
    ModelNormalization made{layer.normalization, layer.groups,
                            layer.normalization == Normalization::batchRenorm ? 0 : knobs.epsilon};
    if (!made)
        return made;
    made.gains = part(state.parameters, layer.gain(0), units);
    made.shifts = part(state.parameters, layer.shift(0), units);
    if (!made.isOverSamples())
        return made;
    made.momentum = knobs.momentum;
    made.means = part(state.statistics, layer.mean(0), units);
    made.variances = part(state.statistics, layer.spread(0), units);
    if (layer.normalization == Normalization::batchRenorm)
        for (double& spread : made.variances)
            spread *= spread;
    return made;
}

ModelLayer layerOf(const LayerSpec& layer, const NormalizationKnobs& knobs, const TrainingState& state) {
    const auto units = static_cast<std::size_t>(layer.to);
    return {layer.from,
            layer.to,
            part(state.parameters, layer.weights, units * static_cast<std::size_t>(layer.from)),
            part(state.parameters, layer.biases, units),
            normalizationOf(layer, knobs, state),
            layer.activation};
}

std::vector<ModelInput> inputsOf(const Experiment& experiment, const TrainingState& state) {
    std::vector<ModelInput> inputs;
    for (std::size_t i = 0; i < experiment.features.size(); ++i)
        inputs.push_back({findFeature(experiment.features[i]),
                          i < state.inputScaling.size() ? state.inputScaling[i] : FeatureScale{}});
    return inputs;
}

std::vector<std::string> classesOf(const Experiment& experiment) {
    if (experiment.problem == Problem::regression)
        return {};
    std::vector<std::string> names;
    if (hasOwnData(experiment) && experiment.points)
        names = experiment.points->classes;
    if (experiment.problem == Problem::classification)
        return {labelText(-1, names), labelText(1, names)};
    for (int k = static_cast<int>(names.size()); k < experiment.classes; ++k)
        names.push_back(std::to_string(k));
    return names;
}

PlaneRange rangeOf(const Experiment& experiment) {
    if (hasOwnData(experiment))
        return experiment.points ? experiment.points->range : PlaneRange{};
    return findGenerator(experiment.dataset)->range;
}

} // namespace

Expression ModelInput::formula(const Expression& x, const Expression& y) const {
    Expression value = feature->formula(x, y);
    if (scale == FeatureScale{})
        return value;
    return (value - Expression(scale.offset)) * Expression(scale.factor);
}

Expression TrainedModel::inPlane(std::size_t column, const Expression& reading) const {
    const Axis& axis = columns[column];
    if (axis.origin == 0 && axis.scale == 1)
        return reading;
    return (reading - Expression(axis.origin)) / Expression(axis.scale);
}

Expression TrainedModel::asReading(const Expression& output) const {
    if (!hasUnits())
        return output;
    return Expression(value.origin) + Expression(value.scale) * output;
}

bool TrainedModel::computes(Operation operation) const {
    const Expression z = Expression::variable("z");
    return std::any_of(layers.begin(), layers.end(), [&](const ModelLayer& layer) {
        return hasPart(activationFormula(layer.activation, z),
                       [=](const Expression::Part& part) { return part.operation == operation; });
    });
}

void TrainedModel::finish(std::span<double> outputs) const {
    if (problem == Problem::multiclass)
        softmax(outputs);
    else
        outputs[0] = value.reading(outputs[0]);
}

std::size_t TrainedModel::classOf(std::span<const double> outputs) const {
    if (problem == Problem::multiclass)
        return largestOf(outputs);
    return outputs[0] >= threshold ? 1 : 0;
}

std::vector<int> TrainedModel::shape() const {
    std::vector<int> sizes{static_cast<int>(inputs.size())};
    for (const ModelLayer& layer : layers)
        sizes.push_back(layer.to);
    return sizes;
}

std::vector<std::string> TrainedModel::outputNames() const {
    if (problem == Problem::regression)
        return {columnName(value)};
    if (problem == Problem::classification)
        return {"output"};
    std::vector<std::string> names;
    for (const std::string& name : classes)
        names.push_back("p_" + name);
    return names;
}

double complement(double part) {
    constexpr double decimals = 1e15;
    return std::round((1 - part) * decimals) / decimals;
}

Result<TrainedModel> trainedModel(const Experiment& experiment, const TrainingState& state) {
    if (experiment.features.empty())
        return Error{"The network has no inputs, so there is nothing to export; choose a feature."};
    if (!areFinite(state.parameters) || !areFinite(state.statistics))
        return Error{"The network's weights are not all finite numbers; go back to where they were."};
    TrainedModel model;
    model.problem = experiment.problem;
    model.precision = experiment.precision;
    const Axes axes = axesOf(experiment);
    model.columns = {axes.x};
    if (dimensionsOf(experiment) > 1)
        model.columns.push_back(axes.y);
    model.isOfTable = hasOwnData(experiment);
    model.range = rangeOf(experiment);
    model.inputs = inputsOf(experiment, state);
    const NetworkSpec network = networkSpec(experiment);
    model.keptInputs = keepProbability(experiment, 0);
    for (const LayerSpec& layer : network.layers) {
        model.layers.push_back(layerOf(layer, network.normalizationKnobs, state));
        model.layers.back().kept = keepProbability(experiment, model.layers.size());
    }
    model.value = experiment.problem == Problem::regression ? axes.label : Axes{}.label;
    model.threshold = classCoding(experiment).threshold;
    model.isLogit = experiment.problem == Problem::classification && experiment.loss == Loss::crossEntropy;
    model.classes = classesOf(experiment);
    return model;
}

} // namespace nabla

#include "core/training/measure.h"

#include "core/network/softmax.h"
#include "core/training/predictor.h"
#include "core/training/targets.h"

#include <algorithm>
#include <span>

namespace nabla {
namespace {

/// Points between two looks at whether to give up.
constexpr std::size_t blockPoints = 4096;

/// Calls `take(outputs)` with the network's outputs at one point after the other.
template <class Take>
void forOutputs(Predictor& predictor, std::span<const Point> points, const std::atomic<bool>& cancelled,
                Take take) {
    const std::size_t neurons = predictor.neurons();
    const auto count = static_cast<std::size_t>(predictor.network().outputs());
    for (std::size_t at = 0; at < points.size() && !cancelled; at += blockPoints) {
        const auto all = predictor.outputs(points.subspan(at, std::min(blockPoints, points.size() - at)));
        for (std::size_t k = neurons; k <= all.size(); k += neurons)
            take(std::span(all).subspan(k - count, count));
    }
}

std::vector<double> outputsOf(Predictor& predictor, std::span<const Point> points,
                              const std::atomic<bool>& cancelled) {
    std::vector<double> outputs;
    forOutputs(predictor, points, cancelled, [&](auto point) { outputs.push_back(point[0]); });
    return outputs;
}

std::vector<int> classesOf(Predictor& predictor, std::span<const Point> points,
                           const std::atomic<bool>& cancelled) {
    std::vector<int> classes;
    forOutputs(predictor, points, cancelled,
               [&](auto point) { classes.push_back(static_cast<int>(largestOf<double>(point))); });
    return classes;
}

SetMetrics ofManyClasses(std::span<const Point> points, const std::vector<int>& predicted, int classes) {
    std::vector<int> truth;
    for (std::size_t k = 0; k < predicted.size(); ++k)
        truth.push_back(static_cast<int>(points[k].label));
    return {confusionMatrix(truth, predicted, classes), {}, {}};
}

SetMetrics ofTwoClasses(std::span<const Point> points, const std::vector<double>& outputs, double threshold) {
    std::vector<int> truth;
    std::vector<int> predicted;
    for (std::size_t k = 0; k < outputs.size(); ++k) {
        truth.push_back(points[k].label < 0 ? 0 : 1);
        predicted.push_back(outputs[k] >= threshold ? 1 : 0);
    }
    const std::vector<std::uint8_t> isPositive(truth.begin(), truth.end());
    return {confusionMatrix(truth, predicted, 2), rocCurve(isPositive, outputs), {}};
}

SetMetrics ofValues(std::span<const Point> points, const std::vector<double>& outputs) {
    std::vector<double> truth;
    for (std::size_t k = 0; k < outputs.size(); ++k)
        truth.push_back(points[k].label);
    return {{}, {}, rSquared(truth, outputs)};
}

} // namespace

std::optional<Metrics> measure(const Experiment& experiment, const Dataset& data, const TrainingState& state,
                               const std::atomic<bool>& cancelled) {
    Predictor predictor(experiment, state);
    const auto metricsOf = [&](std::span<const Point> points) {
        if (experiment.problem == Problem::multiclass)
            return ofManyClasses(points, classesOf(predictor, points, cancelled), experiment.classes);
        const auto outputs = outputsOf(predictor, points, cancelled);
        return experiment.problem == Problem::classification
                   ? ofTwoClasses(points, outputs, classCoding(experiment).threshold)
                   : ofValues(points, outputs);
    };
    Metrics metrics{metricsOf(data.train), metricsOf(data.test)};
    return cancelled ? std::nullopt : std::optional(std::move(metrics));
}

} // namespace nabla

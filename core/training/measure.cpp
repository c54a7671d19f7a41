#include "core/training/measure.h"

#include "core/training/predictor.h"
#include "core/training/targets.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace nabla {
namespace {

/// Points between two looks at whether to give up.
constexpr std::size_t blockPoints = 4096;

/// The network's output at each point.
std::vector<double> outputsOf(Predictor& predictor, std::span<const Point> points,
                              const std::atomic<bool>& cancelled) {
    const std::size_t neurons = predictor.neurons();
    std::vector<double> outputs;
    for (std::size_t at = 0; at < points.size() && !cancelled; at += blockPoints) {
        const auto all = predictor.outputs(points.subspan(at, std::min(blockPoints, points.size() - at)));
        for (std::size_t k = neurons; k <= all.size(); k += neurons)
            outputs.push_back(all[k - 1]);
    }
    return outputs;
}

SetMetrics ofClasses(std::span<const Point> points, const std::vector<double>& outputs, double threshold) {
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
    const double threshold = classCoding(predictor.network()).threshold();
    const auto metricsOf = [&](std::span<const Point> points) {
        const auto outputs = outputsOf(predictor, points, cancelled);
        return experiment.problem == Problem::classification ? ofClasses(points, outputs, threshold)
                                                             : ofValues(points, outputs);
    };
    Metrics metrics{metricsOf(data.train), metricsOf(data.test)};
    return cancelled ? std::nullopt : std::optional(std::move(metrics));
}

} // namespace nabla

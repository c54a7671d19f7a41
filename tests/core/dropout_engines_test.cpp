// What every engine does with dropout.

#include "core/data/make_dataset.h"
#include "core/network/with_activation.h"
#include "core/training/dropout.h"
#include "core/training/sample_loss.h"
#include "core/training/samples.h"
#include "tests/core/kernel_case.h"
#include "tests/core/reference_training.h"

#include <tbb/task_arena.h>

#include <cmath>
#include <functional>
#include <numeric>
#include <utility>

using namespace nabla;

namespace {

/// What dropout does to all layers, each in its own way.
std::vector<Setting> dropoutSettings(std::size_t hiddenLayers) {
    std::vector<Setting> settings{{"input_keep_probability", 0.7}, {"keep_probability", 0.6}};
    if (hiddenLayers > 1)
        settings.emplace_back("layer_keep_probabilities", std::vector<double>{0.8});
    return settings;
}

/// The summed loss of points of the order with the masks of that epoch, by formulas alone.
class MaskedLoss {
  public:
    MaskedLoss(const Experiment& experiment, const Dataset& data, std::int64_t epoch)
        : experiment_(experiment), network_(networkSpec(experiment)),
          samples_(makeSamples<double>(data.train, experiment, data.scaling)), dropout_(experiment) {
        dropout_.beginEpoch(epoch);
    }

    double at(const std::vector<double>& parameters, std::int64_t first, std::int64_t count) const {
        double sum = 0;
        for (std::int64_t place = first; place < first + count; ++place) {
            const auto point = static_cast<std::size_t>(place);
            const double* inputs = samples_.inputsOf(point);
            std::vector<double> values(inputs, inputs + samples_.features);
            mask(values, 0, place);
            for (std::size_t l = 0; l < network_.layers.size(); ++l) {
                values = layer(network_.layers[l], parameters, values);
                mask(values, l + 1, place);
            }
            sum += sampleLoss<double>(lossRule<double>(experiment_), values, samples_.targets[point]);
        }
        return sum;
    }

  private:
    void mask(std::vector<double>& values, std::size_t layer, std::int64_t place) const {
        const double keep = keepProbability(experiment_, layer);
        for (std::size_t unit = 0; unit < values.size(); ++unit)
            if (keep < 1)
                values[unit] *= dropout_.mask(layer).keeps(place, static_cast<int>(unit)) ? 1 / keep : 0;
    }

    static std::vector<double> layer(const LayerSpec& layer, const std::vector<double>& parameters,
                                     const std::vector<double>& from) {
        std::vector<double> to;
        for (int j = 0; j < layer.to; ++j) {
            double z = parameters[layer.bias(j)];
            for (int i = 0; i < layer.from; ++i)
                z += parameters[layer.weight(j, i)] * from[static_cast<std::size_t>(i)];
            withActivation(layer.activation, [&](auto f) { to.push_back(f.value(z)); });
        }
        return to;
    }

    Experiment experiment_;
    NetworkSpec network_;
    Samples<double> samples_;
    Dropout dropout_;
};

/// An engine in the data's own order, in that epoch.
std::unique_ptr<Engine> begun(std::unique_ptr<Engine> engine, const Dataset& data, std::int64_t epoch) {
    std::vector<std::int32_t> points(data.train.size());
    std::iota(points.begin(), points.end(), 0);
    engine->arrange(0, points);
    engine->beginEpoch(epoch);
    return engine;
}

/// A shape for each way that kernels take without dropout, and for panels wider than one.
const std::vector<std::vector<std::int64_t>> shapes{{}, {4, 2}, {8, 5, 3}, {17, 9}, {130, 1}};

class DropoutKernels : public KernelCase {
  protected:
    /// Calls `check` with a small experiment of each shape.
    static void forEveryShape(const std::vector<Setting>& further,
                              const std::function<void(const Experiment&)>& check) {
        for (const auto& hidden : shapes) {
            SCOPED_TRACE("hidden " + valueText(hidden));
            std::vector<Setting> settings{{"hidden", hidden}, {"samples", std::int64_t{90}}, {"noise", 20.0}};
            for (const auto& more : {dropoutSettings(hidden.size()), further})
                settings.insert(settings.end(), more.begin(), more.end());
            check(experimentWith(settings));
        }
    }
};

} // namespace

TEST_P(DropoutKernels, gradientsAgreeWithCentralDifferencesOfTheLossWithTheMasksHeldFast) {
    if (precision() == "float32")
        return;
    constexpr double step = 1e-6;
    constexpr std::int64_t epoch = 3;
    for (const char* activation : {"tanh", "sigmoid", "gelu"})
        for (const ProblemLoss& pair : {ProblemLoss{"classification", "half_mse"},
                                        {"classification", "cross_entropy"},
                                        {"multiclass", "cross_entropy"}}) {
            auto further = settingsOf(pair);
            further.emplace_back("activation", activation);
            forEveryShape(further, [&](const Experiment& experiment) {
                const auto data = makeDataset(experiment);
                const MaskedLoss loss(experiment, *data, epoch);
                auto parameters = randomParameters(networkSpec(experiment));
                std::vector<double> numeric;
                for (std::size_t k = 0; k < parameters.size(); k += 1 + parameters.size() / 100) {
                    const double present = std::exchange(parameters[k], parameters[k] + step);
                    const double above = loss.at(parameters, 7, 30);
                    parameters[k] = present - step;
                    numeric.push_back((above - loss.at(parameters, 7, 30)) / (2 * step));
                    parameters[k] = present;
                }
                for (const auto make : {makeEngine, makeReferenceEngine}) {
                    const auto engine = begun(make(experiment, *data), *data, epoch);
                    engine->setParameters(parameters);
                    engine->accumulate(7, 13);
                    engine->accumulate(20, 17);
                    const auto gradient = engine->gradient();
                    for (std::size_t at = 0; at < numeric.size(); ++at) {
                        const std::size_t k = at * (1 + parameters.size() / 100);
                        ASSERT_NEAR(gradient[k], numeric[at], 1e-6 * std::max(1.0, std::abs(numeric[at])))
                            << "parameter " << k;
                    }
                }
            });
        }
}

TEST_P(DropoutKernels, trainAsTheReference) {
    for (const char* optimizer : {"sgd", "adam"})
        forEveryShape({{"optimizer", optimizer}, {"batch_size", std::int64_t{7}}}, [](const Experiment& e) {
            Trainer trainer(e);
            ReferenceTraining reference(trainer);
            for (int epoch = 0; epoch < 3; ++epoch) {
                trainer.stepEpoch();
                reference.stepEpoch();
            }
            const auto is = trainer.state().parameters;
            const auto should = reference.state().parameters;
            const double tolerance = 2000 * rounding();
            for (std::size_t k = 0; k < is.size(); ++k)
                ASSERT_NEAR(is[k], should[k], tolerance) << "parameter " << k;
        });
}

TEST_P(DropoutKernels, goOnExactlyFromTheMiddleOfAnEpoch) {
    forEveryShape({{"optimizer", "momentum"}}, [](const Experiment& experiment) {
        Trainer whole(experiment);
        Trainer first(experiment);
        whole.stepBatches(2);
        first.stepBatches(2);
        whole.stepEpoch();
        first.stepEpoch();
        whole.stepBatches(3);
        first.stepBatch();
        first.stepBatches(2);
        Trainer second(experiment);
        second.setState(first.state());
        EXPECT_EQ(whole.state(), second.state());
        whole.stepEpoch();
        second.stepEpoch();
        EXPECT_EQ(whole.state(), second.state());
    });
}

TEST_P(DropoutKernels, giveTheSameNumbersOnAnyNumberOfThreads) {
    const auto trained = [&](int threads) {
        const Experiment experiment = experimentWith({{"hidden", std::vector<std::int64_t>{128, 128}},
                                                      {"batch_size", std::int64_t{250}},
                                                      {"samples", std::int64_t{550}},
                                                      {"training_share", 100.0},
                                                      {"keep_probability", 0.5},
                                                      {"input_keep_probability", 0.8}});
        return tbb::task_arena(threads).execute([&] {
            Trainer trainer(experiment);
            trainer.stepEpoch();
            trainer.stepEpoch();
            return trainer.state();
        });
    };
    EXPECT_EQ(trained(1), trained(2));
}

TEST_P(DropoutKernels, changeNothingWhereAllIsKept) {
    for (const auto& hidden : shapes) {
        const Experiment plain = experimentWith({{"hidden", hidden}});
        Experiment kept = plain;
        kept.layerKeepProbabilities.assign(hidden.size(), 1);
        Trainer without(plain);
        Trainer trainer(kept);
        without.stepEpoch();
        trainer.stepEpoch();
        EXPECT_EQ(trainer.state(), without.state()) << valueText(hidden);
    }
}

TEST_P(DropoutKernels, beginAndEndWhileTrainingGoesOn) {
    forEveryShape({{"optimizer", "adam"}}, [](const Experiment& dropping) {
        Experiment plain = dropping;
        plain.keepProbability = plain.inputKeepProbability = 1;
        plain.layerKeepProbabilities.clear();
        for (const auto& [from, to] : {std::pair{plain, dropping}, {dropping, plain}}) {
            Trainer changed(from);
            changed.stepEpoch();
            changed.stepBatches(2);
            const TrainingState before = changed.state();
            changed.change(to);
            EXPECT_EQ(changed.state().parameters, before.parameters);
            EXPECT_EQ(changed.state().optimizer, before.optimizer);
            EXPECT_EQ(changed.state().position, before.position);
            Trainer other(to);
            other.setState(before);
            for (Trainer* trainer : {&changed, &other}) {
                trainer->stepBatch();
                trainer->stepEpoch();
            }
            EXPECT_EQ(changed.state().parameters, other.state().parameters);
            EXPECT_NE(changed.state().parameters, before.parameters);
        }
    });
}

INSTANTIATE_TEST_SUITE_P(all, DropoutKernels, everyKernel(), kernelName);

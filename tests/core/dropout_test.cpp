#include "core/data/make_dataset.h"
#include "core/live/live_training.h"
#include "core/network/network.h"
#include "core/training/dropout.h"
#include "core/training/loss_gradient.h"
#include "core/training/sample_loss.h"
#include "core/training/samples.h"
#include "tests/core/kernel_case.h"
#include "tests/core/reference_training.h"

#include <tbb/task_arena.h>

#include <cmath>
#include <functional>
#include <numeric>

using namespace nabla;

namespace {

Experiment with(const std::vector<Setting>& settings) {
    const auto experiment = withSettings({}, settings);
    EXPECT_TRUE(experiment) << experiment.error();
    return *experiment;
}

/// What dropout does to all layers, each in its own way.
std::vector<Setting> dropoutSettings(std::size_t hiddenLayers) {
    std::vector<Setting> settings{{"input_keep_probability", 0.7}, {"keep_probability", 0.6}};
    if (hiddenLayers > 1)
        settings.emplace_back("layer_keep_probabilities", std::vector<double>{0.8});
    return settings;
}

constexpr std::int64_t places = 400;
constexpr int units = 64;

/// How often two masks agree, `rows` places and `columns` units apart.
double agreement(const DropoutMask& a, const DropoutMask& b, int rows = 0, int columns = 0) {
    int same = 0;
    for (std::int64_t place = 0; place < places; ++place)
        for (int unit = 0; unit < units; ++unit)
            same += a.keeps(place, unit) == b.keeps(place + rows, unit + columns);
    return same / static_cast<double>(places * units);
}

/// Five standard deviations of a frequency near `p` among all draws.
double spread(double p) {
    return 5 * std::sqrt(p * (1 - p) / static_cast<double>(places * units));
}

/// How often independent masks agree.
double agreementByChance(double keep) {
    return keep * keep + (1 - keep) * (1 - keep);
}

/// The summed loss of points of the order with the masks of that epoch, by formulas alone.
class MaskedLoss {
  public:
    MaskedLoss(const Experiment& experiment, const Dataset& data, std::int64_t epoch)
        : experiment_(experiment), network_(networkSpec(experiment)),
          samples_(makeSamples<double>(data.train, experiment, classCoding(experiment))),
          dropout_(experiment) {
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

TEST(Dropout, keepsAsManyAsTheProbabilitySays) {
    for (const double keep : {0.05, 0.2, 0.5, 0.8, 0.95}) {
        const DropoutMask mask("seed", 3, 1, keep);
        const DropoutMask none("seed", 3, 1, 1);
        EXPECT_NEAR(agreement(mask, none), keep, spread(keep)) << keep;
        EXPECT_EQ(agreement(none, none, 1, 1), 1);
    }
}

TEST(Dropout, neighborsAreIndependentInPointUnitEpochLayerAndSeed) {
    for (const double keep : {0.1, 0.5, 0.8}) {
        const DropoutMask mask("seed", 3, 1, keep);
        const double chance = agreementByChance(keep);
        for (const auto& [rows, columns] :
             {std::pair{1, 0}, {0, 1}, {0, 2}, {1, 1}, {1, -1}, {2, 0}, {10, 0}, {0, 8}})
            EXPECT_NEAR(agreement(mask, mask, rows, columns), chance, spread(chance))
                << keep << " " << rows << " " << columns;
        EXPECT_NEAR(agreement(mask, {"seed", 4, 1, keep}), chance, spread(chance));
        EXPECT_NEAR(agreement(mask, {"seed", 3, 2, keep}), chance, spread(chance));
        EXPECT_NEAR(agreement(mask, {"seee", 3, 1, keep}), chance, spread(chance));
        EXPECT_NEAR(agreement(mask, {"seed", 4, 1, keep}, 1, 1), chance, spread(chance));
        EXPECT_EQ(agreement(mask, {"seed", 3, 1, keep}), 1);
    }
}

TEST(Dropout, drawsTheSameOnEveryMachine) {
    const DropoutMask mask("0.59704", 2, 1, 0.5);
    std::string kept;
    for (const std::int64_t place : {0, 1, 1'000'000'007})
        for (int unit = 0; unit < 16; ++unit)
            kept += mask.keeps(place, unit) ? '1' : '0';
    EXPECT_EQ(kept, "1001011101010110"
                    "0010011000111100"
                    "1111000001001000");
}

TEST(Dropout, aUnitsDrawsDoNotDependOnHowManyThereAre) {
    const DropoutMask mask("seed", 0, 2, 0.7);
    for (std::int64_t place = 0; place < 50; ++place)
        for (const int count : {1, 2, 3, 8, 31}) {
            std::vector<double> factors(static_cast<std::size_t>(count));
            mask.fill(place, count, factors.data());
            for (int unit = 0; unit < count; ++unit)
                ASSERT_EQ(factors[static_cast<std::size_t>(unit)], mask.keeps(place, unit) ? 1 / 0.7 : 0);
        }
}

TEST(Dropout, aLayerHasItsOwnProbabilityOrThatOfAll) {
    const Experiment experiment = with({{"hidden", std::vector<std::int64_t>{3, 3, 3}},
                                        {"keep_probability", 0.5},
                                        {"layer_keep_probabilities", std::vector<double>{0.8, 1}},
                                        {"input_keep_probability", 0.9}});
    EXPECT_EQ(keepProbabilities(experiment), (std::vector<double>{0.9, 0.8, 1, 0.5}));
    EXPECT_EQ(keepProbability(experiment, 4), 1);
    const Dropout dropout(experiment);
    EXPECT_TRUE(dropout.drops(0) && dropout.drops(1) && dropout.drops(3));
    EXPECT_FALSE(dropout.drops(2) || dropout.drops(4));
    EXPECT_TRUE(dropout.dropsAny());
    EXPECT_FALSE(Dropout(Experiment{}).dropsAny());
}

TEST(Dropout, probabilitiesOfLayersThatGoAreForgottenAndRefused) {
    const Experiment before = with({{"layer_keep_probabilities", std::vector<double>{0.8, 0.5}}});
    EXPECT_EQ(withSetting(before, "hidden", "4,2,2")->layerKeepProbabilities, (std::vector{0.8, 0.5}));
    EXPECT_EQ(withSetting(before, "hidden", "4")->layerKeepProbabilities, std::vector{0.8});
    const auto result = withSetting(before, "layer_keep_probabilities", "0.8,0.5,0.5");
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error(), "layer_keep_probabilities: 3 entries for 2 hidden layers.");
}

TEST(Dropout, nothingKeptAndMoreThanAllAreRefused) {
    for (const char* key : {"keep_probability", "layer_keep_probabilities", "input_keep_probability"})
        for (const char* text : {"0", "0.04", "1.01", "-1", "much"})
            EXPECT_FALSE(withSetting({}, key, text)) << key << " " << text;
    const auto refused = withSetting({}, "layer_keep_probabilities", "0.8,0");
    EXPECT_EQ(refused.error(), "layer_keep_probabilities: '0' is not from 0.05 to 1.");
}

TEST(Dropout, settingsShowWhereTheyHaveAnEffect) {
    const auto shows = [](const char* key, const std::vector<Setting>& settings) {
        return applies(*findParameter(key), with(settings));
    };
    EXPECT_TRUE(shows("keep_probability", {}));
    EXPECT_TRUE(shows("keep_probability", {{"layer_keep_probabilities", std::vector{0.5}}}));
    EXPECT_FALSE(shows("keep_probability", {{"layer_keep_probabilities", std::vector{0.5, 0.5}}}));
    for (const char* key : {"keep_probability", "layer_keep_probabilities"})
        EXPECT_FALSE(shows(key, {{"hidden", std::vector<std::int64_t>{}}}));
    EXPECT_FALSE(shows("input_keep_probability", {{"features", std::vector<std::string>{}}}));
    for (const char* key : {"keep_probability", "layer_keep_probabilities", "input_keep_probability"})
        EXPECT_FALSE(shows(key, {{"rules", "playground"}}));
}

TEST(Dropout, whatIsLeftIsOnTheAverageTheWholeNetworksOutput) {
    // Of linear layers, as what others make of a mean is not the mean of what they make.
    const Experiment experiment = with({{"hidden", std::vector<std::int64_t>{6, 5}},
                                        {"activation", "linear"},
                                        {"output_activation", "linear"},
                                        {"keep_probability", 0.6},
                                        {"input_keep_probability", 0.8}});
    Network<double> network(networkSpec(experiment), 1);
    const auto parameters = randomParameters(network.spec());
    std::copy(parameters.begin(), parameters.end(), network.parameters().begin());
    const Matrix<double> inputs = Matrix<double>::Constant(2, 1, 1.5);
    network.forward(inputs);
    const double whole = network.output(2, 1)(0);
    Dropout dropout(experiment);
    constexpr int draws = 40'000;
    double sum = 0;
    double squares = 0;
    for (int place = 0; place < draws; ++place) {
        Matrix<double> masks[3] = {Matrix<double>(2, 1), Matrix<double>(6, 1), Matrix<double>(5, 1)};
        for (std::size_t layer = 0; layer < 3; ++layer)
            dropout.mask(layer).fill(place, static_cast<int>(masks[layer].rows()), masks[layer].data());
        network.setMasks({masks[1], masks[2], {}});
        network.forward(inputs.cwiseProduct(masks[0]));
        const double output = network.output(2, 1)(0);
        sum += output;
        squares += output * output;
    }
    const double mean = sum / draws;
    const double deviation = std::sqrt(squares / draws - mean * mean);
    EXPECT_GT(deviation, 0.1);
    EXPECT_NEAR(mean, whole, 4 * deviation / std::sqrt(draws));
}

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

TEST(Dropout, isNeverSeenByLossesNorByTheGradientThatIsShown) {
    const Experiment dropping = with({{"keep_probability", 0.5}, {"input_keep_probability", 0.5}});
    Trainer trainer(dropping);
    trainer.stepEpoch();
    trainer.stepBatches(3);
    Trainer plain(Experiment{});
    plain.setState(trainer.state());
    EXPECT_EQ(trainer.scores().trainLoss, plain.scores().trainLoss);
    EXPECT_EQ(trainer.scores().testLoss, plain.scores().testLoss);
    const auto parameters = trainer.state().parameters;
    EXPECT_EQ(lossGradient(dropping, *trainer.data(), parameters),
              lossGradient({}, *plain.data(), parameters));
}

TEST(Dropout, snapshotsSayWhatWasDroppedInTheLastBatch) {
    const Experiment experiment = with({{"hidden", std::vector<std::int64_t>{6, 3}},
                                        {"layer_keep_probabilities", std::vector<double>{0.5, 1}},
                                        {"input_keep_probability", 0.7},
                                        {"batch_size", std::int64_t{70}}});
    LiveTraining training(experiment, nullptr);
    EXPECT_TRUE(training.snapshot()->dropped.layers.empty());
    // 250 points: three batches of 70 and one of 40; then the next epoch's first.
    const std::vector<std::pair<std::int64_t, std::int64_t>> batches{
        {0, 70}, {70, 70}, {140, 70}, {210, 40}, {0, 70}};
    for (std::size_t k = 0; k < batches.size(); ++k) {
        training.step();
        const DroppedUnits& dropped = training.snapshot()->dropped;
        const auto& [first, count] = batches[k];
        ASSERT_EQ(dropped.layers.size(), 3u);
        EXPECT_EQ(dropped.batchPoints, count);
        EXPECT_TRUE(dropped.drops(0) && dropped.drops(1) && !dropped.drops(2));
        const DropoutMask mask(experiment.seed, k / 4, 1, 0.5);
        for (int unit = 0; unit < 6; ++unit) {
            std::int64_t points = 0;
            for (std::int64_t place = first; place < first + count; ++place)
                points += !mask.keeps(place, unit);
            EXPECT_EQ(dropped.layers[1].points[static_cast<std::size_t>(unit)], points);
            EXPECT_EQ(dropped.isDropped(1, static_cast<std::size_t>(unit)), !mask.keeps(first, unit));
        }
        EXPECT_FALSE(dropped.isDropped(2, 0) || dropped.isDropped(3, 0));
    }
    // Of an epoch that leaves no rest, too, the last batch is known at its end.
    const Experiment even = *withSetting(experiment, "batch_size", "50");
    LiveTraining wholeBatches(even, nullptr);
    wholeBatches.step(5);
    EXPECT_EQ(wholeBatches.epoch(), 1);
    EXPECT_EQ(wholeBatches.snapshot()->dropped.batchPoints, 50);
    EXPECT_EQ(wholeBatches.snapshot()->dropped.isDropped(1, 0),
              !DropoutMask(even.seed, 0, 1, 0.5).keeps(200, 0));
    training.change(*withSetting(*withSetting(experiment, "input_keep_probability", "1"),
                                 "layer_keep_probabilities", ""));
    EXPECT_TRUE(training.snapshot()->dropped.layers.empty());
}

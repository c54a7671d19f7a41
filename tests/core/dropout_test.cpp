#include "core/live/live_training.h"
#include "core/network/network.h"
#include "core/training/dropout.h"
#include "core/training/loss_gradient.h"
#include "tests/core/kernel_case.h"
#include "tests/experiment_of.h"

#include <cmath>

using namespace nabla;

namespace {

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
    const Experiment experiment = experimentOf({{"hidden", std::vector<std::int64_t>{3, 3, 3}},
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
    const Experiment before = experimentOf({{"layer_keep_probabilities", std::vector<double>{0.8, 0.5}}});
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
        return applies(*findParameter(key), experimentOf(settings));
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
    const Experiment experiment = experimentOf({{"hidden", std::vector<std::int64_t>{6, 5}},
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

TEST(Dropout, isNeverSeenByLossesNorByTheGradientThatIsShown) {
    const Experiment dropping = experimentOf({{"keep_probability", 0.5}, {"input_keep_probability", 0.5}});
    Trainer trainer(dropping);
    trainer.stepEpoch();
    trainer.stepBatches(3);
    Trainer plain(Experiment{});
    plain.setState(trainer.state());
    EXPECT_EQ(trainer.scores().trainLoss, plain.scores().trainLoss);
    EXPECT_EQ(trainer.scores().testLoss, plain.scores().testLoss);
    const TrainingState state = trainer.state();
    EXPECT_EQ(lossGradient(dropping, *trainer.data(), state), lossGradient({}, *plain.data(), state));
}

DroppedUnits lastDropped(LiveTraining& training) {
    const std::shared_ptr<Snapshot> snapshot = training.snapshot();
    return droppedUnits(snapshot->experiment, snapshot->network, snapshot->state,
                        static_cast<std::int64_t>(snapshot->data->train.size()));
}

TEST(Dropout, whatWasDroppedIsThatOfTheLastBatch) {
    const Experiment experiment = experimentOf({{"hidden", std::vector<std::int64_t>{6, 3}},
                                                {"layer_keep_probabilities", std::vector<double>{0.5, 1}},
                                                {"input_keep_probability", 0.7},
                                                {"batch_size", std::int64_t{70}}});
    LiveTraining training(experiment, nullptr);
    EXPECT_TRUE(lastDropped(training).layers.empty());
    // 250 points: three batches of 70 and one of 40; then the next epoch's first.
    const std::vector<std::pair<std::int64_t, std::int64_t>> batches{
        {0, 70}, {70, 70}, {140, 70}, {210, 40}, {0, 70}};
    for (std::size_t k = 0; k < batches.size(); ++k) {
        training.step();
        const DroppedUnits dropped = lastDropped(training);
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
    EXPECT_EQ(lastDropped(wholeBatches).batchPoints, 50);
    EXPECT_EQ(lastDropped(wholeBatches).isDropped(1, 0), !DropoutMask(even.seed, 0, 1, 0.5).keeps(200, 0));
    training.change(*withSetting(*withSetting(experiment, "input_keep_probability", "1"),
                                 "layer_keep_probabilities", ""));
    EXPECT_TRUE(lastDropped(training).layers.empty());
}

// Training that was saved and read goes on exactly as it would have.

#include "core/data/augmentations.h"
#include "core/data/input_scaling.h"
#include "core/experiment/normalizations.h"
#include "core/live/saved_work.h"
#include "core/network/network_spec.h"
#include "tests/experiment_of.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

using namespace nabla;

namespace {

/// A small one, with five whole batches and a rest in an epoch.
Experiment small(const SettingTexts& texts, const Experiment& from = {}) {
    SettingTexts all{
        {"dataset", "moons"}, {"samples", "75"}, {"noise", "20"}, {"hidden", "5,3"}, {"batch_size", "7"}};
    all.insert(all.end(), texts.begin(), texts.end());
    return experimentOfTexts(all, from);
}

/// Trains so many times up to the next update or the epoch's end.
void train(LiveTraining& training, int steps) {
    for (int step = 0; step < steps; ++step)
        training.step();
}

NablaFile savedAndRead(LiveTraining& training) {
    const auto file = parseNablaFile(nablaFileText(savedWork(*training.snapshot())));
    EXPECT_TRUE(file) << file.error();
    return *file;
}

/// All there is to compare of a training, to the last bit.
std::string allOf(LiveTraining& training) {
    return nablaFileText(savedWork(*training.snapshot()));
}

/// The moments lie at the start, within an epoch, at and after its end.
void expectExact(const Experiment& experiment, const std::string& name) {
    for (const int before : {0, 1, 4, 6, 14, 33}) {
        SCOPED_TRACE(name + ", saved after " + std::to_string(before) + " steps");
        LiveTraining whole(experiment, nullptr);
        train(whole, before);
        const NablaFile file = savedAndRead(whole);
        LiveTraining other(Experiment{}, nullptr);
        other.begin(file.experiment, checkpointOf(file));
        ASSERT_EQ(allOf(other), allOf(whole));
        train(whole, 20);
        train(other, 20);
        ASSERT_EQ(allOf(other), allOf(whole));
    }
}

void expectExactForEachChoice(const char* key, const SettingTexts& more = {}) {
    for (const Choice& choice : findParameter(key)->choices) {
        const std::string value(choice.value);
        SettingTexts texts = more;
        texts.emplace_back(key, value);
        expectExact(small(texts), std::string(key) + "=" + value);
    }
}

OwnPoints somePoints(bool ranked) {
    OwnPoints own;
    own.axes = {{"w", "cm", 0.1, 1.0 / 3}, {"h", "", -7, 2}, {"kind"}};
    for (int k = 0; k < 61; ++k)
        own.points.push_back(
            {0.1 + (k * 17 % 23 - 11) / 9.0, -7 + (k * 29 % 31 - 15) / 4.0, k % 3 ? 1.0 : -1.0});
    if (ranked)
        own.ranks = ranksOf(own);
    return own;
}

} // namespace

TEST(Continuation, isExactForEachOptimizerInEachPrecision) {
    for (const char* precision : {"float32", "float64"})
        expectExactForEachChoice("optimizer", {{"precision", precision}});
}

TEST(Continuation, isExactForEachSchedule) {
    expectExactForEachChoice("schedule", {{"schedule_epochs", "3"}, {"warmup_epochs", "2"}});
}

TEST(Continuation, isExactForEachNormalization) {
    for (const char* precision : {"float32", "float64"})
        expectExactForEachChoice("normalization", {{"precision", precision}, {"norm_groups", "1"}});
    expectExactForEachChoice("input_normalization");
}

TEST(Continuation, isExactForEachPenaltyAndClipping) {
    expectExactForEachChoice("clipping", {{"clip_limit", "0.01"}});
    expectExactForEachChoice("regularization", {{"regularization_rate", "0.1"}, {"max_norm", "1"}});
}

TEST(Continuation, isExactWithDropout) {
    for (const char* precision : {"float32", "float64"})
        expectExact(small({{"keep_probability", "0.7"},
                           {"layer_keep_probabilities", "0.9"},
                           {"input_keep_probability", "0.8"},
                           {"precision", precision}}),
                    precision);
}

TEST(Continuation, isExactWithEachAugmentation) {
    for (const AugmentationRow& row : augmentations()) {
        Experiment experiment = small({});
        experiment.*row.strength = row.most / 2;
        expectExact(experiment, std::string(row.key));
    }
}

TEST(Continuation, isExactWithEarlyStopping) {
    for (const char* patience : {"1", "3", "100"})
        expectExact(small({{"early_stopping", patience}, {"learning_rate", "1"}, {"normalization", "batch"}}),
                    std::string("patience ") + patience);
}

TEST(Continuation, isExactOnPointsOfOnesOwn) {
    for (const bool ranked : {false, true})
        for (const char* rules : {"nabla", "playground"}) {
            const auto experiment = withPoints(small({{"rules", rules}, {"training_share", "60"}}),
                                               SharedPoints(somePoints(ranked)));
            ASSERT_TRUE(experiment) << experiment.error();
            expectExact(*experiment, rules);
        }
}

TEST(Continuation, isExactForOtherProblems) {
    expectExact(small({{"dataset", "multi-blobs"}, {"classes", "4"}, {"optimizer", "adam"}}), "classes");
    expectExact(experimentOfTexts(
                    {{"dataset", "sineCurve"}, {"hidden", "4"}, {"features", "x,x3"}, {"batch_size", "7"}}),
                "one dimension");
}

TEST(Continuation, isExactForPlainKernelsOfAllSizes) {
    for (const char* hidden : {"", "2", "4,2", "8,8", "20,9"})
        for (const char* batch : {"1", "7", "10", "64"})
            expectExact(small({{"hidden", hidden}, {"batch_size", batch}}),
                        std::string(hidden) + " by " + batch);
}

TEST(Continuation, isExactUnderThePlaygroundsRulesWithDeadLinksAndCarriedBatches) {
    const Experiment experiment = small({{"rules", "playground"},
                                         {"regularization", "L1"},
                                         {"regularization_rate", "0.3"},
                                         {"dataset", "xor"}});
    expectExact(experiment, "L1");
    LiveTraining training(experiment, nullptr);
    train(training, 33);
    const TrainingState state = training.checkpoint().state;
    EXPECT_FALSE(state.dead.empty()) << "the test needs dead links";
    train(training, 3);
    bool carried = false;
    for (int step = 0; step < 12; ++step) {
        train(training, 1);
        carried = carried || training.checkpoint().state.carriedPoints > 0;
    }
    EXPECT_TRUE(carried) << "the test needs a batch that is carried";
}

TEST(Continuation, isExactAfterChangesWhileTraining) {
    const Experiment experiment = small({{"optimizer", "adam"}});
    LiveTraining whole(experiment, nullptr);
    train(whole, 9);
    whole.change(small({{"optimizer", "adam"}, {"learning_rate", "0.001"}}));
    whole.setFrozen(3, true);
    whole.setParameter(4, 0.75);
    train(whole, 3);
    whole.change(small({{"optimizer", "adam"}, {"learning_rate", "0.001"}, {"noise", "5"}}));
    train(whole, 3);
    whole.change(small({{"optimizer", "momentum"}, {"batch_size", "4"}, {"noise", "5"}}));
    train(whole, 3);
    const NablaFile file = savedAndRead(whole);
    LiveTraining other(Experiment{}, nullptr);
    other.begin(file.experiment, checkpointOf(file));
    train(whole, 30);
    train(other, 30);
    EXPECT_EQ(allOf(other), allOf(whole));
}

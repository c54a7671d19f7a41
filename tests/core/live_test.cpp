#include "core/experiment/parameters.h"
#include "core/live/field_evaluator.h"
#include "core/live/trainer_thread.h"
#include "core/network/softmax.h"
#include "core/training/predictor.h"

#include <gtest/gtest.h>
#include <tbb/task_arena.h>

#include <chrono>
#include <cmath>
#include <condition_variable>

using namespace nabla;

namespace {

/// A trainer thread whose snapshots can be waited for.
class Live {
  public:
    explicit Live(const Experiment& experiment) : trainer(experiment, 2, [this] { signal(); }) { settle(); }

    /// Waits until all commands given are done, and gives the snapshot that knows of them.
    std::shared_ptr<const Snapshot> settle() {
        return waitFor([this](const Snapshot& s) { return s.commands == trainer.commandsGiven(); });
    }

    template <class Condition>
    std::shared_ptr<const Snapshot> waitFor(Condition condition) {
        std::unique_lock lock(mutex_);
        for (;;) {
            if (auto snapshot = trainer.take())
                last_ = std::move(snapshot);
            if (last_ && condition(*last_))
                return last_;
            if (wake_.wait_for(lock, std::chrono::seconds(60)) == std::cv_status::timeout)
                return nullptr;
        }
    }

  private:
    void signal() {
        const std::lock_guard lock(mutex_);
        wake_.notify_one();
    }

    std::mutex mutex_;
    std::condition_variable wake_;
    std::shared_ptr<const Snapshot> last_;

  public:
    TrainerThread trainer;
};

Experiment divergent() {
    Experiment experiment = *withSetting({}, "problem", "regression");
    experiment.activation = Activation::linear;
    experiment.learningRate = 10;
    return experiment;
}

std::shared_ptr<const Snapshot> snapshotOf(const Experiment& experiment, int epochs) {
    Trainer trainer(experiment);
    for (int i = 0; i < epochs; ++i)
        trainer.stepEpoch();
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->experiment = experiment;
    snapshot->network = trainer.network();
    snapshot->data = trainer.data();
    snapshot->state = trainer.state();
    return snapshot;
}

std::shared_ptr<const Field> evaluated(const std::shared_ptr<const Snapshot>& snapshot,
                                       const FieldRequest& request, const std::atomic<bool>& cancelled) {
    PlaneEvaluator planes;
    return evaluateField(planes, snapshot, request, cancelled);
}

} // namespace

TEST(TrainerThread, trainsTheSameNumbersAsTheTrainerAlone) {
    Live live{Experiment{}};
    live.trainer.play();
    const auto running = live.waitFor([](const Snapshot& s) { return s.state.epoch >= 50; });
    ASSERT_TRUE(running);
    live.trainer.pause();
    const auto paused = live.settle();
    EXPECT_FALSE(paused->playing);
    Trainer alone{Experiment{}};
    while (alone.batches() < paused->state.batches)
        alone.stepBatch();
    EXPECT_EQ(alone.state(), paused->state);
    EXPECT_EQ(alone.scores().trainLoss, paused->scores.trainLoss);
}

TEST(TrainerThread, stepsOneBatchAndOneEpoch) {
    Live live{Experiment{}};
    live.trainer.stepBatch();
    EXPECT_EQ(live.settle()->state.batches, 1);
    live.trainer.stepEpoch();
    EXPECT_EQ(live.settle()->state.epoch, 1);
    EXPECT_EQ(live.settle()->state.position, 0);
}

TEST(TrainerThread, keepsToAGivenSpeed) {
    Live live{Experiment{}};
    live.trainer.setSpeed({50, false});
    live.trainer.play();
    const auto snapshot = live.waitFor([](const Snapshot& s) { return s.state.batches >= 5; });
    ASSERT_TRUE(snapshot);
    EXPECT_LT(snapshot->state.batches, 30);
}

TEST(TrainerThread, goesBackToACheckpointBitForBit) {
    Live live{Experiment{}};
    live.trainer.stepEpoch();
    const auto before = live.settle();
    Experiment wider;
    wider.hidden = {5};
    const auto slot = newSlot();
    const auto redo = newSlot();
    live.trainer.apply(wider, Start::fresh, slot);
    live.trainer.stepEpoch();
    const auto after = live.settle();
    EXPECT_EQ(after->network.shape(), (std::vector<int>{2, 5, 1}));
    live.trainer.restore(before->experiment, slot, redo);
    const auto back = live.settle();
    EXPECT_EQ(back->state, before->state);
    EXPECT_EQ(back->history->records().size(), before->history->records().size());
    EXPECT_GT(back->run, after->run);
    live.trainer.restore(wider, redo, slot);
    EXPECT_EQ(live.settle()->state, after->state);
}

TEST(TrainerThread, startsAnewFromAForgottenCheckpoint) {
    Live live{Experiment{}};
    const auto start = live.settle();
    live.trainer.stepEpoch();
    const auto slot = newSlot();
    live.trainer.apply({}, Start::fresh, slot);
    live.trainer.forget(slot);
    live.trainer.restore({}, slot);
    EXPECT_EQ(live.settle()->state, start->state);
}

TEST(TrainerThread, makesAnUntouchedNetworkAnewForOtherDataAndKeepsATrainedOne) {
    Live live{Experiment{}};
    Experiment other;
    other.seed = "other points";
    live.trainer.apply(other, Start::freshIfUntouched);
    EXPECT_EQ(live.settle()->state, Trainer(other).state());
    live.trainer.apply({}, Start::freshIfUntouched);
    live.trainer.stepEpoch();
    const auto trained = live.settle();
    live.trainer.apply(other, Start::freshIfUntouched);
    const auto kept = live.settle();
    EXPECT_EQ(kept->state.parameters, trained->state.parameters);
    EXPECT_EQ(kept->data->train, Trainer(other).data()->train);
    live.trainer.apply(other, Start::fresh);
    live.trainer.setParameter(0, 0.5);
    live.trainer.apply({}, Start::freshIfUntouched);
    EXPECT_EQ(live.settle()->state.parameters[0], 0.5);
}

TEST(TrainerThread, pausesOnDivergenceAndKeepsTheLastGoodState) {
    Live live(divergent());
    live.trainer.play();
    const auto snapshot = live.waitFor([](const Snapshot& s) { return s.divergence.has_value(); });
    ASSERT_TRUE(snapshot);
    EXPECT_FALSE(snapshot->playing);
    EXPECT_EQ(snapshot->divergence->layer, 1);
    for (const double p : snapshot->state.parameters)
        EXPECT_TRUE(std::isfinite(p));
    EXPECT_TRUE(std::isfinite(snapshot->scores.trainLoss));
    Experiment slower = divergent();
    slower.learningRate /= 3;
    live.trainer.apply(slower, Start::best);
    const auto rewound = live.settle();
    EXPECT_FALSE(rewound->divergence);
    EXPECT_EQ(rewound->experiment.learningRate, slower.learningRate);
    EXPECT_EQ(rewound->state.epoch, snapshot->bestEpoch);
}

TEST(TrainerThread, survivesDivergenceInTheFirstEpochOfANewStart) {
    Live live(divergent());
    Experiment wild = divergent();
    wild.learningRate = 1000;
    live.trainer.apply(wild, Start::fresh);
    for (int i = 0; i < 5; ++i)
        live.trainer.stepEpoch();
    EXPECT_TRUE(live.settle()->divergence);
    EXPECT_EQ(live.settle()->state.epoch, 0);
}

TEST(TrainerThread, trainsAsManyEpochsAsItWasToldHoweverFast) {
    Experiment large;
    large.samples = 5000;
    large.batchSize = 1;
    Live live(large);
    for (int i = 0; i < 7; ++i)
        live.trainer.stepEpoch();
    large.learningRate = 0.01;
    live.trainer.apply(large, Start::present);
    EXPECT_EQ(live.waitFor([](const Snapshot& s) { return s.state.epoch == 7; })->experiment, large);
}

TEST(TrainerThread, showsTheHistoryThatBelongsToTheBestState) {
    Live live(divergent());
    live.trainer.play();
    const auto diverged = live.waitFor([](const Snapshot& s) { return s.divergence.has_value(); });
    live.trainer.apply(diverged->experiment, Start::best);
    const auto best = live.settle();
    EXPECT_LE(best->history->records().back().epoch, best->state.epoch);
}

TEST(TrainerThread, endsAtOnceInTheMiddleOfLongWork) {
    Experiment endless;
    endless.samples = 200'000;
    endless.hidden = {512, 512};
    const auto start = std::chrono::steady_clock::now();
    {
        TrainerThread trainer(*withSetting({}, "samples", "2"), 2, [] {});
        trainer.apply(endless, Start::fresh);
        trainer.stepEpoch();
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
    }
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

TEST(TrainerThread, takesAnEmptyTrainingSetForNoDivergence) {
    Experiment empty;
    empty.trainingShare = 0;
    Live live(empty);
    live.trainer.stepEpoch();
    EXPECT_FALSE(live.settle()->divergence);
}

TEST(TrainerThread, recordsTheHistoryByEpochNotByTime) {
    Live live{Experiment{}};
    live.trainer.play();
    const auto snapshot = live.waitFor([](const Snapshot& s) { return s.state.epoch >= 40; });
    const auto& records = snapshot->history->records();
    // The machine may have gone on so far that the history was thinned: it stays evenly spaced.
    for (std::size_t i = 0; i < 40; ++i)
        EXPECT_EQ(records[i].epoch, static_cast<std::int64_t>(i) * records[1].epoch);
}

TEST(LossHistory, staysWithinItsCapacityEvenlySpaced) {
    LossHistory history;
    for (std::int64_t epoch = 0; epoch < 100'000; ++epoch)
        if (history.due(epoch))
            history.add({epoch, 1, 1});
    const auto& records = history.records();
    EXPECT_LE(records.size(), LossHistory::capacity);
    EXPECT_GT(records.size(), LossHistory::capacity / 2 - 1);
    for (std::size_t i = 1; i < records.size(); ++i)
        EXPECT_EQ(records[i].epoch - records[i - 1].epoch, records[1].epoch);
}

TEST(EvaluateField, agreesWithThePredictorInEveryPixel) {
    Experiment experiment;
    experiment.features = {"x", "sinY", "radius"};
    const auto snapshot = snapshotOf(experiment, 5);
    FieldRequest request;
    request.thumbnailPixels = 9;
    request.mapPixels = 31;
    const std::atomic<bool> cancelled{false};
    const auto field = evaluated(snapshot, request, cancelled);
    ASSERT_TRUE(field);
    Predictor predictor(experiment, snapshot->state);
    for (int row = 0; row < 31; ++row)
        for (int column = 0; column < 31; ++column) {
            const Point point{-6 + 12 * (column + 0.5) / 31, 6 - 12 * (row + 0.5) / 31, 0};
            EXPECT_NEAR(field->map.values[row * 31 + column], predictor.outputs({&point, 1}).back(), 1e-5);
        }
    ASSERT_EQ(field->thumbnails.size(), 4u);
    const Point first{-6 + 12 * 0.5 / 9, 6 - 12 * 0.5 / 9, 0};
    const auto neurons = predictor.outputs({&first, 1});
    for (std::size_t u = 0; u < 4; ++u)
        EXPECT_NEAR(field->thumbnails[1][u].values[0], neurons[u], 1e-5);
    EXPECT_NEAR(field->thumbnails[0][2].values[0], std::hypot(first.x, first.y), 1e-5);
}

TEST(EvaluateField, givesTheLikeliestOfMoreClassesAndItsProbability) {
    const std::vector<Setting> settings{{"dataset", "pinwheel"}, {"classes", std::int64_t{5}}};
    const Experiment experiment = *withSettings({}, settings);
    const auto snapshot = snapshotOf(experiment, 20);
    FieldRequest request;
    request.mapPixels = 31;
    const std::atomic<bool> cancelled{false};
    const auto field = evaluated(snapshot, request, cancelled);
    Predictor predictor(experiment, snapshot->state);
    for (int pixel = 0; pixel < 31 * 31; ++pixel) {
        const Point point{-6 + 12 * (pixel % 31 + 0.5) / 31, 6 - 12 * (pixel / 31 + 0.5) / 31, 0};
        const auto outputs = predictor.outputs({&point, 1});
        std::vector<double> probabilities(outputs.end() - 5, outputs.end());
        softmax<double>(probabilities);
        const auto chosen = static_cast<std::size_t>(field->map.values[pixel]);
        EXPECT_NEAR(probabilities.at(chosen), probabilities[largestOf<double>(probabilities)], 1e-5);
        EXPECT_NEAR(field->certainty.values[pixel], probabilities[chosen], 1e-5);
    }
    // A single output is its logit, without a probability.
    request.mapUnit = {3, 4};
    const auto unit = evaluated(snapshot, request, cancelled);
    EXPECT_EQ(unit->certainty.pixels, 0);
    const Point corner{-6 + 12 * 0.5 / 31, 6 - 12 * 0.5 / 31, 0};
    EXPECT_NEAR(unit->map.values[0], predictor.outputs({&corner, 1}).back(), 1e-4);
}

TEST(EvaluateField, isARowOverDataOfOneDimension) {
    auto experiment = *withSetting({}, "dataset", "sineCurve");
    experiment = *withSetting(experiment, "features", "x,x3");
    const auto snapshot = snapshotOf(experiment, 5);
    FieldRequest request;
    request.mapPixels = 300;
    request.thumbnailPixels = 20;
    const std::atomic<bool> cancelled{false};
    const auto field = evaluated(snapshot, request, cancelled);
    EXPECT_EQ(field->map.rows, 1);
    ASSERT_EQ(field->map.values.size(), 300u);
    for (int pixel = 0; pixel < 300; ++pixel) {
        const Point point{-1 + 2 * (pixel + 0.5) / 300, 0, 0};
        EXPECT_NEAR(field->map.values[pixel],
                    Predictor(experiment, snapshot->state).outputs({&point, 1}).back(), 1e-5);
    }
    EXPECT_EQ(field->thumbnails[1][0].values.size(), 20u);
    EXPECT_NEAR(field->thumbnails[0][1].values[0], std::pow(-0.95, 3), 1e-6);
}

TEST(EvaluateField, showsTheLogitOfCrossEntropyAsAProbability) {
    const Experiment experiment = *withSetting({}, "loss", "cross_entropy");
    const auto snapshot = snapshotOf(experiment, 5);
    FieldRequest request;
    request.mapPixels = 1;
    request.thumbnailPixels = 1;
    const std::atomic<bool> cancelled{false};
    const auto field = evaluated(snapshot, request, cancelled);
    const float logit = field->thumbnails.back()[0].values[0];
    EXPECT_FLOAT_EQ(field->map.values[0], 1 / (1 + std::exp(-logit)));
    request.mapUnit = {1, 0};
    EXPECT_EQ(evaluated(snapshot, request, cancelled)->map.values[0], field->thumbnails[1][0].values[0]);
}

TEST(EvaluateField, givesTheSameNumbersOnOneAndTwoThreads) {
    const auto snapshot = snapshotOf({}, 3);
    FieldRequest request;
    request.thumbnailPixels = 40;
    request.mapPixels = 200;
    request.gradient = true;
    const std::atomic<bool> cancelled{false};
    std::shared_ptr<const Field> one;
    std::shared_ptr<const Field> two;
    tbb::task_arena(1).execute([&] { one = evaluated(snapshot, request, cancelled); });
    tbb::task_arena(2).execute([&] { two = evaluated(snapshot, request, cancelled); });
    EXPECT_EQ(one->map, two->map);
    EXPECT_EQ(one->thumbnails, two->thumbnails);
    EXPECT_EQ(one->gradient, two->gradient);
    EXPECT_EQ(one->gradient.size(), snapshot->network.parameterCount);
}

TEST(AffordablePixels, areFewerOnlyForHugeNetworks) {
    EXPECT_EQ(affordablePixels(316, 17), 316);
    EXPECT_EQ(affordablePixels(632, 5'000), 632);
    EXPECT_LT(affordablePixels(316, 3'000'000), 50);
    EXPECT_EQ(affordablePixels(316, 32'000'000), 11);
    EXPECT_EQ(affordablePixels(0, 17), 0);
}

TEST(EvaluateField, canBeGivenUp) {
    const std::atomic<bool> cancelled{true};
    FieldRequest request;
    request.mapPixels = 100;
    EXPECT_FALSE(evaluated(snapshotOf({}, 0), request, cancelled));
}

TEST(FieldEvaluator, evaluatesTheNewestRequestInTheEnd) {
    std::mutex mutex;
    std::condition_variable wake;
    int notified = 0;
    FieldEvaluator evaluator(2, [&] {
        const std::lock_guard lock(mutex);
        ++notified;
        wake.notify_one();
    });
    std::shared_ptr<const Snapshot> last;
    FieldRequest request;
    request.mapPixels = 50;
    for (int i = 0; i < 20; ++i) {
        last = snapshotOf({}, 1);
        evaluator.request(last, request);
    }
    std::shared_ptr<const Field> field;
    std::unique_lock lock(mutex);
    while (!field || field->snapshot != last) {
        ASSERT_TRUE(wake.wait_for(lock, std::chrono::seconds(60), [&] { return notified > 0; }));
        notified = 0;
        if (auto newer = evaluator.take())
            field = std::move(newer);
    }
    EXPECT_EQ(field->map.pixels, 50);
}

#include "core/data/augmentations.h"
#include "core/data/make_dataset.h"
#include "core/experiment/parameters.h"
#include "core/experiment/playground_link.h"
#include "core/training/trainer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <utility>

using namespace nabla;

namespace {

Experiment with(double Experiment::*strength, double value) {
    Experiment e;
    e.*strength = value;
    return e;
}

/// The same epoch's points before and after.
template <class Check>
void forPoints(const Experiment& e, Check check) {
    const auto data = makeDataset(e);
    for (const std::int64_t epoch : {0, 1, 5}) {
        const auto after = augmented(data->train, data->range, e, epoch);
        ASSERT_EQ(after.size(), data->train.size());
        for (std::size_t k = 0; k < after.size(); ++k)
            check(data->train[k], after[k]);
    }
}

} // namespace

TEST(Augmentations, leaveLabelsAlone) {
    for (const AugmentationRow& row : augmentations())
        forPoints(with(row.strength, row.most),
                  [](const Point& before, const Point& after) { EXPECT_EQ(before.label, after.label); });
}

TEST(Augmentations, moveMostPointsAndAreFinite) {
    for (const AugmentationRow& row : augmentations()) {
        int moved = 0;
        forPoints(with(row.strength, row.most), [&](const Point& before, const Point& after) {
            moved += before != after;
            EXPECT_TRUE(std::isfinite(after.x) && std::isfinite(after.y)) << row.key;
        });
        EXPECT_GT(moved, 700) << row.key;
    }
}

TEST(Augmentations, drawAnewForEachEpochBySeedAlone) {
    for (const AugmentationRow& row : augmentations()) {
        Experiment e = with(row.strength, row.most / 2);
        const auto data = makeDataset(e);
        const auto first = augmented(data->train, data->range, e, 1);
        EXPECT_EQ(first, augmented(data->train, data->range, e, 1)) << row.key;
        EXPECT_NE(first, augmented(data->train, data->range, e, 2)) << row.key;
        e.seed = "another";
        EXPECT_NE(first, augmented(data->train, data->range, e, 1)) << row.key;
    }
}

TEST(Augmentations, ofTheFirstPointsAreThoseOfAll) {
    for (const AugmentationRow& row : augmentations()) {
        const Experiment e = with(row.strength, row.most / 2);
        const auto data = makeDataset(e);
        auto all = augmented(data->train, data->range, e, 3);
        all.resize(20);
        EXPECT_EQ(all, augmented(std::span(data->train).first(20), data->range, e, 3)) << row.key;
    }
}

TEST(Augmentations, flipMirrorsAtTheVerticalAxis) {
    forPoints(with(&Experiment::augmentFlip, 100), [](const Point& before, const Point& after) {
        EXPECT_EQ(after.x, -before.x);
        EXPECT_EQ(after.y, before.y);
    });
}

TEST(Augmentations, rotateKeepsTheDistanceAndTheAngle) {
    forPoints(with(&Experiment::augmentRotate, 30), [](const Point& before, const Point& after) {
        EXPECT_NEAR(std::hypot(after.x, after.y), std::hypot(before.x, before.y), 1e-12);
        const double turned = std::atan2(after.y, after.x) - std::atan2(before.y, before.x);
        EXPECT_LE(std::abs(std::remainder(turned, 2 * M_PI)), M_PI / 6 + 1e-12);
    });
}

TEST(Augmentations, scaleAndTranslateStayWithinTheirStrength) {
    forPoints(with(&Experiment::augmentScale, 20), [](const Point& before, const Point& after) {
        EXPECT_NEAR(after.x * before.y, after.y * before.x, 1e-12);
        EXPECT_LE(std::hypot(after.x - before.x, after.y - before.y),
                  0.2 * std::hypot(before.x, before.y) + 1e-12);
    });
    forPoints(with(&Experiment::augmentTranslate, 0.5), [](const Point& before, const Point& after) {
        EXPECT_LE(std::abs(after.x - before.x), 0.5);
        EXPECT_LE(std::abs(after.y - before.y), 0.5);
    });
}

TEST(Augmentations, cropEnlargesAWindowThatHoldsThePoint) {
    forPoints(with(&Experiment::augmentCrop, 50), [](const Point& before, const Point& after) {
        for (const auto& [x, was] : {std::pair{after.x, before.x}, std::pair{after.y, before.y}}) {
            EXPECT_GE(x, -6);
            EXPECT_LE(x, 6);
            // The window's edge lies where the plane's edge came from.
            const double low = was - (x + 6) / 2;
            EXPECT_GE(low, -6 - 1e-12);
            EXPECT_LE(low, 1e-12);
        }
    });
}

TEST(Augmentations, noiseHasItsDeviation) {
    double squares = 0;
    int count = 0;
    Experiment e = with(&Experiment::augmentNoise, 0.3);
    e.samples = 20'000;
    forPoints(e, [&](const Point& before, const Point& after) {
        squares += (after.x - before.x) * (after.x - before.x);
        ++count;
    });
    EXPECT_NEAR(std::sqrt(squares / count), 0.3, 0.01);
}

TEST(Augmentations, changeTrainingButNotWhatIsScored) {
    const Trainer plain{Experiment{}};
    for (const AugmentationRow& row : augmentations()) {
        Trainer trainer(with(row.strength, row.most));
        EXPECT_EQ(trainer.data()->train, plain.data()->train);
        EXPECT_EQ(trainer.data()->test, plain.data()->test);
        EXPECT_EQ(trainer.scores().trainLoss, plain.scores().trainLoss);
        Trainer other{Experiment{}};
        trainer.stepEpoch();
        other.stepEpoch();
        EXPECT_NE(trainer.state().parameters, other.state().parameters) << row.key;
    }
}

TEST(Augmentations, goOnExactlyFromAState) {
    for (const AugmentationRow& row : augmentations()) {
        Trainer whole(with(row.strength, row.most / 3));
        for (int k = 0; k < 40; ++k)
            whole.stepBatch();
        Trainer resumed(whole.experiment());
        resumed.setState(whole.state());
        for (int k = 0; k < 40; ++k) {
            whole.stepBatch();
            resumed.stepBatch();
        }
        EXPECT_EQ(whole.state(), resumed.state()) << row.key;
    }
}

TEST(Augmentations, changedOnTheWayCountAtOnceAndCanBeSwitchedOff) {
    Trainer trainer{Experiment{}};
    for (int k = 0; k < 10; ++k)
        trainer.stepBatch();
    const TrainingState before = trainer.state();
    trainer.change(with(&Experiment::augmentRotate, 90));
    Trainer fresh(with(&Experiment::augmentRotate, 90));
    fresh.setState(before);
    for (int k = 0; k < 30; ++k) {
        trainer.stepBatch();
        fresh.stepBatch();
    }
    EXPECT_EQ(trainer.state().parameters, fresh.state().parameters);
    trainer.change(Experiment{});
    Trainer plain{Experiment{}};
    plain.setState(trainer.state());
    trainer.stepEpoch();
    plain.stepEpoch();
    EXPECT_EQ(trainer.state().parameters, plain.state().parameters);
}

TEST(Augmentations, thePlaygroundHasNone) {
    Experiment e = with(&Experiment::augmentFlip, 50);
    e.rules = Rules::playground;
    e.precision = Precision::float64;
    EXPECT_FALSE(validate(e));
    e.rules = Rules::nabla;
    EXPECT_TRUE(validate(e));
    const auto lost = writePlaygroundLink(e, false, false).leftOut;
    EXPECT_TRUE(std::any_of(lost.begin(), lost.end(),
                            [](const std::string& text) { return text.find("Flip") != std::string::npos; }));
}

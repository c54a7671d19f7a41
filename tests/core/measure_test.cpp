#include "core/experiment/parameters.h"
#include "core/training/measure.h"
#include "core/training/trainer.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

using namespace nabla;

namespace {

const std::atomic<bool> never{false};

Trainer trained(const char* problem, int epochs) {
    const std::vector<Setting> settings{{"problem", std::string(problem)}, {"noise", 20.0}};
    Trainer trainer(*withSettings({}, settings));
    for (int k = 0; k < epochs; ++k)
        trainer.stepEpoch();
    return trainer;
}

Metrics metricsOf(const Trainer& trainer) {
    return *measure(trainer.experiment(), *trainer.data(), trainer.state(), never);
}

} // namespace

TEST(Measure, accuracyIsTheScores) {
    for (const char* problem : {"classification", "multiclass"})
        for (const int epochs : {0, 3, 30}) {
            const Trainer trainer = trained(problem, epochs);
            const Metrics metrics = metricsOf(trainer);
            EXPECT_NEAR(accuracy(*metrics.train.confusion), trainer.scores().trainAccuracy, 1e-12);
            EXPECT_NEAR(accuracy(*metrics.test.confusion), trainer.scores().testAccuracy, 1e-12);
            EXPECT_EQ(metrics.train.confusion->classes, std::string(problem) == "multiclass" ? 3 : 2);
        }
}

TEST(Measure, countsEveryPointOnce) {
    const Trainer trainer = trained("classification", 2);
    const Metrics metrics = metricsOf(trainer);
    const auto& counts = metrics.train.confusion->counts;
    EXPECT_EQ(std::accumulate(counts.begin(), counts.end(), std::int64_t{0}),
              static_cast<std::int64_t>(trainer.data()->train.size()));
}

TEST(Measure, rSquaredFollowsFromTheLoss) {
    const Trainer trainer = trained("regression", 5);
    const Metrics metrics = metricsOf(trainer);
    EXPECT_FALSE(metrics.train.confusion);
    EXPECT_FALSE(metrics.train.roc);
    double sum = 0;
    double squares = 0;
    for (const Point& point : trainer.data()->test) {
        sum += point.label;
        squares += point.label * point.label;
    }
    const auto n = static_cast<double>(trainer.data()->test.size());
    const double variance = squares / n - sum / n * sum / n;
    EXPECT_NEAR(*metrics.test.rSquared, 1 - 2 * trainer.scores().testLoss / variance, 1e-5);
}

TEST(Measure, withoutTestPointsIsNoNumber) {
    Experiment e;
    e.trainingShare = 100;
    const Trainer trainer(e);
    const Metrics metrics = metricsOf(trainer);
    EXPECT_TRUE(std::isnan(accuracy(*metrics.test.confusion)));
    EXPECT_TRUE(std::isnan(metrics.test.roc->area));
}

TEST(Measure, givesUpWhenCancelled) {
    const Trainer trainer = trained("classification", 1);
    const std::atomic<bool> cancelled{true};
    EXPECT_FALSE(measure(trainer.experiment(), *trainer.data(), trainer.state(), cancelled));
}

#include "core/experiment/parameters.h"
#include "core/experiment/playground_link.h"
#include "core/training/trainer.h"
#include "tests/core/isa_guard.h"
#include "tests/core/reference.h"
#include "tests/core/reference_training.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

using namespace nabla;

namespace {

/// One of the 40 cases recorded from the real Playground.
class PlaygroundCase : public testing::TestWithParam<int> {
  protected:
    void SetUp() override {
        char name[32];
        std::snprintf(name, sizeof name, "playground-%03d.json", GetParam());
        reference_ = readReference(name);
        auto link = parsePlaygroundLink(reference_["url_hash"].get<std::string>());
        ASSERT_TRUE(link) << link.error();
        experiment_ = link->experiment;
    }

    /// Trains as long as the numbers are comparable, on a Trainer or the like.
    template <class Training>
    void expectTraining(Training& training) const;

    nlohmann::json reference_;
    Experiment experiment_;
};

/// |difference| / max(1, |value|); 0 where both are the same kind of non-finite.
double parameterDifference(double is, double should) {
    if (!std::isfinite(should) || !std::isfinite(is))
        return std::isnan(is) == std::isnan(should) && (std::isnan(is) || is == should) ? 0 : 1e300;
    return std::abs(is - should) / std::max(1.0, std::abs(should));
}

double lossDifference(double is, double should) {
    if (!std::isfinite(should) || !std::isfinite(is))
        return parameterDifference(is, should);
    return should == is ? 0 : std::abs(is - should) / std::abs(should);
}

double limitAt(const nlohmann::json& tolerance, const char* which, std::int64_t epoch) {
    const auto& epochs = tolerance["epochs"];
    for (std::size_t i = 0; i < epochs.size(); ++i)
        if (epochs[i] == epoch)
            return tolerance[which][i].get<double>();
    ADD_FAILURE() << "no tolerance for epoch " << epoch;
    return 0;
}

std::int64_t deadCount(const TrainingState& state) {
    return std::count(state.dead.begin(), state.dead.end(), std::uint8_t{1});
}

/// The greatest difference of any weight or bias, and whether the same links are dead.
void expectParameters(const NetworkSpec& network, const TrainingState& state, const nlohmann::json& should,
                      double limit) {
    double worst = 0;
    for (std::size_t l = 0; l < network.layers.size(); ++l) {
        const LayerSpec& layer = network.layers[l];
        for (int j = 0; j < layer.to; ++j) {
            worst = std::max(
                worst, parameterDifference(state.parameters[layer.bias(j)], number(should["biases"][l][j])));
            for (int i = 0; i < layer.from; ++i)
                worst = std::max(worst, parameterDifference(state.parameters[layer.weight(j, i)],
                                                            number(should["weights"][l][j][i])));
        }
    }
    EXPECT_LE(worst, limit);
    ASSERT_EQ(deadCount(state), static_cast<std::int64_t>(should["dead"].size()));
    for (const auto& link : should["dead"])
        EXPECT_EQ(state.dead[network.layers[link[0].get<std::size_t>()].weight(link[1], link[2])], 1);
}

void expectPoints(const std::vector<Point>& points, const nlohmann::json& should, bool classes) {
    ASSERT_EQ(points.size(), should.size());
    const auto near = [](double is, double reference) {
        return std::abs(is - reference) <= 1e-13 * std::abs(reference) + 1e-14;
    };
    for (std::size_t i = 0; i < points.size(); ++i) {
        ASSERT_TRUE(near(points[i].x, number(should[i][0]))) << "point " << i;
        ASSERT_TRUE(near(points[i].y, number(should[i][1]))) << "point " << i;
        const double label = number(should[i][2]);
        ASSERT_TRUE(classes ? points[i].label == label : near(points[i].label, label)) << "point " << i;
    }
}

template <class Training>
void PlaygroundCase::expectTraining(Training& training) const {
    const auto& tolerance = reference_["tolerance"];
    const auto safeEpoch = tolerance["safe_epoch"].get<std::int64_t>();
    for (const auto& row : reference_["losses"]) {
        const auto epoch = row["epoch"].get<std::int64_t>();
        if (epoch > safeEpoch)
            break;
        while (training.epoch() < epoch)
            training.stepEpoch();
        SCOPED_TRACE("epoch " + std::to_string(epoch));
        const double limit = limitAt(tolerance, "loss_rel", epoch);
        const Scores scores = training.scores();
        EXPECT_LE(lossDifference(scores.trainLoss, number(row["train"])), limit);
        EXPECT_LE(lossDifference(scores.testLoss, number(row["test"])), limit);
        const TrainingState state = training.state();
        EXPECT_EQ(deadCount(state), row["dead"].get<std::int64_t>());
        const auto snapshot = reference_["snapshots"].find(std::to_string(epoch));
        if (snapshot != reference_["snapshots"].end())
            expectParameters(training.network(), state, *snapshot, limitAt(tolerance, "param", epoch));
    }
}

} // namespace

TEST_P(PlaygroundCase, hasTheSameShapePointsAndStart) {
    const Trainer trainer(experiment_);
    EXPECT_EQ(trainer.network().shape(), reference_["shape"].get<std::vector<int>>());
    EXPECT_EQ(experiment_.features, reference_["settings"]["inputs"].get<std::vector<std::string>>());
    const bool classes = experiment_.problem == Problem::classification;
    expectPoints(trainer.data()->train, reference_["data"]["train"], classes);
    expectPoints(trainer.data()->test, reference_["data"]["test"], classes);
    expectParameters(trainer.network(), trainer.state(), reference_["initial"], 0);
}

TEST_P(PlaygroundCase, trainsWithTheSameNumbersOnAllKernels) {
    underEveryIsa([this] {
        Trainer trainer(experiment_);
        expectTraining(trainer);
    });
}

TEST_P(PlaygroundCase, trainsWithTheSameNumbersOnTheReferenceEngine) {
    ReferenceTraining training{Trainer(experiment_)};
    expectTraining(training);
}

TEST_P(PlaygroundCase, linkComesBackTheSame) {
    const auto page = parsePlaygroundLink(reference_["page_hash"].get<std::string>());
    ASSERT_TRUE(page) << page.error();
    EXPECT_EQ(page->experiment, experiment_);
    const WrittenLink written = writePlaygroundLink(experiment_, page->showTest, page->discretize);
    const auto back = parsePlaygroundLink(written.text);
    ASSERT_TRUE(back) << back.error();
    EXPECT_EQ(back->experiment, experiment_);
    EXPECT_EQ(back->showTest, page->showTest);
    EXPECT_EQ(back->discretize, page->discretize);
    EXPECT_TRUE(written.leftOut.empty()) << written.leftOut.front();
}

INSTANTIATE_TEST_SUITE_P(all, PlaygroundCase, testing::Range(1, 41));

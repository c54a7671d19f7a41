#include "core/data/chosen_data.h"
#include "core/data/make_dataset.h"
#include "core/data/own_points.h"
#include "core/experiment/parameters.h"
#include "core/training/nabla_file.h"
#include "core/training/trainer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <random>
#include <set>

using namespace nabla;

namespace {

OwnPoints someClasses(std::size_t count) {
    OwnPoints own;
    Xoshiro256 random(7);
    for (std::size_t k = 0; k < count; ++k)
        own.points.push_back({random.uniform(-6, 6), random.uniform(-6, 6), k % 2 == 0 ? -1.0 : 1.0});
    return own;
}

Experiment experimentWith(OwnPoints own, const Experiment& from = {}) {
    const auto experiment = withPoints(from, SharedPoints(std::move(own)));
    EXPECT_TRUE(experiment) << experiment.error();
    return experiment ? *experiment : Experiment{};
}

std::set<std::pair<double, double>> places(const std::vector<Point>& points) {
    std::set<std::pair<double, double>> all;
    for (const Point& point : points)
        all.emplace(point.x, point.y);
    return all;
}

std::string refusal(const std::function<void(OwnPoints&)>& spoil) {
    OwnPoints own = someClasses(4);
    spoil(own);
    const Status valid = validate(own);
    return valid ? std::string() : valid.error();
}

} // namespace

TEST(OwnPoints, areTrainedOnWhereTheDataSetIsOnesOwn) {
    const OwnPoints own = someClasses(10);
    const Experiment experiment = experimentWith(own);
    EXPECT_EQ(experiment.dataset, ownDataset);
    const auto data = makeDataset(experiment);
    EXPECT_EQ(data->train.size(), 5u);
    EXPECT_EQ(data->test.size(), 5u);
    auto all = places(data->train);
    all.merge(places(data->test));
    EXPECT_EQ(all, places(own.points));
}

TEST(OwnPoints, stayWhileAGeneratorsAreChosen) {
    const Experiment own = experimentWith(someClasses(10));
    const auto circle = withSetting(own, "dataset", "circle");
    ASSERT_TRUE(circle);
    EXPECT_EQ(circle->points, own.points);
    EXPECT_EQ(makeDataset(*circle)->train.size(), 250u);
    const auto back = withSetting(*circle, "dataset", "own");
    ASSERT_TRUE(back);
    EXPECT_EQ(*back, own);
}

TEST(OwnPoints, cannotBeChosenWhereThereAreNone) {
    const auto none = withSetting({}, "dataset", "own");
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error(), "dataset: 'own' needs points that were drawn or read from a file.");
}

TEST(OwnPoints, bringTheirProblemFeaturesAndClasses) {
    OwnPoints values;
    values.problem = Problem::regression;
    values.dimensions = 1;
    values.points = {{0, 0, 0.5}, {1, 0, 0.25}};
    const Experiment line = experimentWith(values);
    EXPECT_EQ(line.problem, Problem::regression);
    EXPECT_EQ(line.features, (std::vector<std::string>{"x"}));
    EXPECT_EQ(dimensionsOf(line), 1);
    OwnPoints classes = someClasses(4);
    classes.problem = Problem::multiclass;
    for (std::size_t k = 0; k < 4; ++k)
        classes.points[k].label = static_cast<double>(k + 1);
    const Experiment five = experimentWith(classes);
    EXPECT_EQ(five.problem, Problem::multiclass);
    EXPECT_EQ(five.classes, 5);
    EXPECT_FALSE(withSetting(five, "classes", "4"));
    EXPECT_TRUE(withSetting(five, "classes", "6"));
}

TEST(OwnPoints, moreOrFewerPointsMoveAtMostOneOtherBetweenTrainingAndTesting) {
    OwnPoints own = someClasses(101);
    own.ranks = ranksOf(own);
    const auto before = places(makeDataset(experimentWith(own))->train);
    OwnPoints fewer = own;
    fewer.points.erase(fewer.points.begin() + 17);
    fewer.ranks.erase(fewer.ranks.begin() + 17);
    const auto after = places(makeDataset(experimentWith(fewer))->train);
    std::vector<std::pair<double, double>> changed;
    std::set_symmetric_difference(before.begin(), before.end(), after.begin(), after.end(),
                                  std::back_inserter(changed));
    EXPECT_LE(changed.size(), 2u);
}

TEST(OwnPoints, ranksThatAreNotSaidAreAnEvenHash) {
    const OwnPoints own = someClasses(10'000);
    const std::vector<std::uint32_t> ranks = ranksOf(own);
    const auto low = std::count_if(ranks.begin(), ranks.end(), [](auto rank) { return rank < 1u << 31; });
    EXPECT_NEAR(static_cast<double>(low), 5000, 200);
    OwnPoints said = own;
    said.ranks = ranks;
    EXPECT_EQ(inTrainingOrder(own), inTrainingOrder(said));
}

TEST(OwnPoints, areSeenInThePlaneAsTheirAxesSay) {
    OwnPoints own;
    own.problem = Problem::regression;
    own.axes.x = {"width", "cm", 100, 10};
    own.axes.label = {"price", "$", 50, 25};
    own.points = {{120, 3, 75}};
    const Experiment experiment = *withSetting(experimentWith(own), "training_share", "100");
    const auto data = makeDataset(experiment);
    EXPECT_EQ(data->train, (std::vector<Point>{{2, 3, 1}}));
    EXPECT_EQ(data->axes, own.axes);
}

TEST(OwnPoints, areEqualWhereTheirContentIs) {
    const SharedPoints one(someClasses(5));
    const SharedPoints same(someClasses(5));
    OwnPoints changed = someClasses(5);
    changed.points[3].x = std::nextafter(changed.points[3].x, 9.0);
    EXPECT_EQ(one, same);
    EXPECT_EQ(one.hash(), same.hash());
    EXPECT_NE(one, SharedPoints(changed));
    EXPECT_NE(one, SharedPoints());
    EXPECT_EQ(SharedPoints(), SharedPoints());
}

TEST(OwnPoints, otherPointsAreNewDataAndOnlyWhereTheyAreTrainedOn) {
    const Experiment one = experimentWith(someClasses(5));
    const Experiment other = experimentWith(someClasses(6));
    EXPECT_EQ(compare(one, other), Effect::data);
    EXPECT_EQ(compare(*withSetting(one, "dataset", "circle"), *withSetting(other, "dataset", "circle")),
              Effect::none);
}

TEST(OwnPoints, changeWhileTrainingGoesOn) {
    Trainer trainer(experimentWith(someClasses(100)));
    for (int step = 0; step < 3; ++step)
        trainer.stepEpoch();
    const TrainingState before = trainer.state();
    trainer.change(experimentWith(someClasses(101)));
    trainer.change(experimentWith(someClasses(102)));
    EXPECT_EQ(trainer.state().parameters, before.parameters);
    EXPECT_EQ(trainer.state().edits.size(), 1u) << "a stroke is one edit";
    EXPECT_TRUE(trainer.stepEpoch());
    EXPECT_EQ(trainer.data()->train.size(), 51u);
}

TEST(OwnPoints, mayBeNone) {
    Trainer trainer(experimentWith({}));
    trainer.stepEpoch();
    EXPECT_TRUE(std::isnan(trainer.scores().trainLoss));
    trainer.change(experimentWith(someClasses(4)));
    EXPECT_TRUE(trainer.stepEpoch());
}

TEST(OwnPoints, trainUnderThePlaygroundsRulesToo) {
    const Experiment experiment = experimentWith(someClasses(50), *withSetting({}, "rules", "playground"));
    Trainer trainer(experiment);
    EXPECT_TRUE(trainer.stepEpoch());
}

TEST(OwnPoints, areRefusedWithTheReason) {
    const double infinity = std::numeric_limits<double>::infinity();
    EXPECT_EQ(refusal([](OwnPoints&) {}), "");
    EXPECT_EQ(refusal([&](OwnPoints& o) { o.points[2].x = infinity; }),
              "Point 3 is wrong: its coordinates must be finite, and its label -1 or 1.");
    EXPECT_EQ(refusal([](OwnPoints& o) { o.points[0].label = 0; }),
              "Point 1 is wrong: its coordinates must be finite, and its label -1 or 1.");
    EXPECT_EQ(refusal([](OwnPoints& o) { o.ranks = {1, 2}; }), "There are 2 ranks for 4 points.");
    EXPECT_EQ(refusal([](OwnPoints& o) { o.axes.label.origin = 1e15; }),
              "The axis 'output' is of classes: its origin must be 0, and its scale 1.");
    EXPECT_EQ(refusal([](OwnPoints& o) {
                  o.axes.x = {"far", "", -1e308, 1e-3};
              }),
              "Point 1 is more than a million away from what the axes show.");
    EXPECT_EQ(refusal([](OwnPoints& o) { o.classes = {"a\xff"}; }), "A name is not plain text in UTF-8.");
    EXPECT_EQ(refusal([](OwnPoints& o) { o.range.y1 = o.range.y0; }),
              "The range must be finite, and each end greater than its beginning.");
    EXPECT_EQ(refusal([](OwnPoints& o) { o.axes.x.scale = 0; }),
              "The axis 'x₁' needs a finite origin and a scale above 0.");
    EXPECT_EQ(refusal([](OwnPoints& o) {
                  o.classes = {"a", "b", "c"};
              }),
              "There are names for 3 classes; at most 2 can be had.");
    EXPECT_EQ(refusal([](OwnPoints& o) { o.dimensions = 1; }),
              "Classes need two coordinates; with one, only values can be learnt.");
}

TEST(OwnPoints, areReadBackFromAFileBitForBit) {
    OwnPoints own = someClasses(200);
    own.classes = {"a \"quoted\" name", "π"};
    own.axes = {{"w", "cm", 0.1, 1.0 / 3}, {"h", "", -7, 2}, {"kind"}};
    own.source = "plants.csv";
    own.range = {-1, 1, -2, 0.1};
    for (const bool ranked : {false, true}) {
        own.ranks = ranked ? ranksOf(own) : std::vector<std::uint32_t>{};
        const Experiment experiment = experimentWith(own);
        const auto file = parseNablaFile(nablaFileText({experiment, {}, {}}));
        ASSERT_TRUE(file) << file.error();
        EXPECT_EQ(file->experiment, experiment);
        EXPECT_EQ(*file->experiment.points, own);
    }
}

#include "core/data/generators.h"
#include "core/data/make_dataset.h"
#include "core/data/point_editor.h"
#include "core/experiment/parameters.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>

using namespace nabla;

namespace {

constexpr PlaneRange plane;

PointEditor editorOf(std::vector<Point> points, std::uint64_t seed = 1) {
    OwnPoints own;
    own.points = std::move(points);
    return {own, plane, seed};
}

} // namespace

TEST(PointEditor, takesOverWhatAnyGeneratorDrawsWithTheSameTrainingPoints) {
    for (const Generator& generator : generators()) {
        const Experiment drawn = *withSetting({}, "dataset", generator.key);
        const Experiment own = *withPoints(drawn, takenOver(drawn));
        EXPECT_EQ(own.problem, drawn.problem) << generator.key;
        EXPECT_EQ(own.classes, drawn.classes) << generator.key;
        const auto before = makeDataset(drawn);
        const auto after = makeDataset(own);
        ASSERT_EQ(after->train.size(), before->train.size()) << generator.key;
        EXPECT_EQ(after->range, before->range) << generator.key;
        for (std::size_t k = 0; k < before->train.size(); ++k) {
            EXPECT_NEAR(after->train[k].x, before->train[k].x, 1e-14) << generator.key;
            EXPECT_NEAR(after->train[k].label, before->train[k].label, 1e-14) << generator.key;
        }
        if (before->axes == Axes{}) {
            EXPECT_EQ(after->train, before->train) << generator.key;
            EXPECT_EQ(after->test, before->test) << generator.key;
        }
    }
}

TEST(PointEditor, putsAPointOfThatLabelInTheDatasUnits) {
    OwnPoints own;
    own.problem = Problem::regression;
    own.axes.x = {"width", "cm", 100, 10};
    own.axes.label = {"price", "$", 50, 25};
    PointEditor editor(own, plane, 1);
    EXPECT_EQ(editor.put({2, -3}, 0.5), 0u);
    EXPECT_EQ(editor.points().points, (std::vector<Point>{{120, -3, 62.5}}));
    EXPECT_EQ(editor.points().ranks.size(), 1u);
}

TEST(PointEditor, nothingLeavesThePicture) {
    PointEditor editor = editorOf({{5, 5, 1}});
    editor.put({9, -7}, 1);
    editor.move({0}, 3, 3);
    editor.scatter({6, 6}, 2, -1, 50);
    editor.jitter({6, 6}, 3);
    for (const Point& point : editor.points().points) {
        EXPECT_LE(std::abs(point.x), 6);
        EXPECT_LE(std::abs(point.y), 6);
    }
}

TEST(PointEditor, scattersEvenlyOverADisc) {
    PointEditor editor = editorOf({});
    editor.scatter({1, 2}, 1.5, 1, 4000);
    EXPECT_EQ(editor.around({1, 2}, 1.5).size(), 4000u);
    // Half the radius is a quarter of the disc.
    EXPECT_NEAR(static_cast<double>(editor.around({1, 2}, 0.75).size()), 1000, 120);
}

TEST(PointEditor, erasesWhatIsAroundAndKeepsTheRanksOfTheOthers) {
    PointEditor editor = editorOf({{0, 0, 1}, {3, 3, 1}, {0.5, 0, -1}, {-3, 0, 1}});
    const std::vector<std::uint32_t> ranks = editor.points().ranks;
    editor.erase({0.2, 0}, 0.4);
    EXPECT_EQ(editor.points().points, (std::vector<Point>{{3, 3, 1}, {-3, 0, 1}}));
    EXPECT_EQ(editor.points().ranks, (std::vector<std::uint32_t>{ranks[1], ranks[3]}));
    EXPECT_TRUE(validate(editor.points()));
}

TEST(PointEditor, findsPointsInARectangleWhateverItsCorners) {
    const PointEditor editor = editorOf({{0, 0, 1}, {3, 3, 1}, {-1, 1, 1}});
    EXPECT_EQ(editor.within({{1, -1}, {-2, 2}}), (std::vector<std::size_t>{0, 2}));
    EXPECT_EQ(editor.nearest({2.9, 3.1}, 0.5), 1u);
    EXPECT_EQ(editor.nearest({5, 0}, 0.5), 3u) << "none";
}

TEST(PointEditor, jitterMovesOnlyWhatIsAroundByAboutATenthOfTheRadius) {
    PointEditor editor = editorOf(std::vector<Point>(2000, {1, 1, 1}));
    editor.put({5, 5}, 1);
    editor.jitter({1, 1}, 2);
    double squares = 0;
    for (std::size_t k = 0; k < 2000; ++k)
        squares += std::pow(placeOf(editor.points(), k).x - 1, 2);
    EXPECT_NEAR(std::sqrt(squares / 2000), 0.2, 0.01);
    EXPECT_EQ(editor.points().points.back(), (Point{5, 5, 1}));
}

TEST(PointEditor, heightsAreTheLabelsOfDataOfOneDimension) {
    OwnPoints own;
    own.problem = Problem::regression;
    own.dimensions = 1;
    PointEditor editor(own, {-6, 6, -1.5, 1.5}, 1);
    editor.put({2, 0.75}, -1);
    EXPECT_EQ(editor.points().points, (std::vector<Point>{{2, 0, 0.75}}));
    editor.move({0}, 0, -0.5);
    EXPECT_EQ(editor.points().points[0].label, 0.25);
    EXPECT_TRUE(validate(editor.points()));
}

TEST(PointEditor, relabelsInTheDatasUnits) {
    PointEditor editor = editorOf({{0, 0, 1}, {3, 3, 1}});
    editor.setLabel({1}, -1);
    EXPECT_EQ(editor.points().points[1].label, -1);
    EXPECT_EQ(editor.points().points[0].label, 1);
}

TEST(PointEditor, splittingAnewChangesWhoTrainsAndNothingElse) {
    const OwnPoints own = *takenOver({});
    Xoshiro256 random(3);
    const OwnPoints anew = splitAnew(own, random);
    EXPECT_EQ(anew.points, own.points);
    EXPECT_NE(inTrainingOrder(anew), inTrainingOrder(own));
}

// Points made of tables, and written as tables.

#include "core/data/points_csv.h"
#include "core/data/table_points.h"
#include "core/support/random.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>
#include <string>

using namespace nabla;

namespace {

Table read(const std::string& bytes) {
    const auto table = readTable(bytes, detectFormat(bytes));
    EXPECT_TRUE(table) << table.error();
    return table ? *table : Table{};
}

ImportedPoints points(const std::string& bytes, const ColumnChoice& choice,
                      LabelMeaning meaning = LabelMeaning::automatic) {
    const auto made = pointsOf(read(bytes), choice, meaning);
    EXPECT_TRUE(made) << made.error();
    return made ? *made : ImportedPoints{};
}

std::string refusal(const std::string& bytes, const ColumnChoice& choice,
                    LabelMeaning meaning = LabelMeaning::automatic) {
    const auto made = pointsOf(read(bytes), choice, meaning);
    return made ? "none" : made.error();
}

/// The labels of a table of one coordinate, which is the same everywhere.
ImportedPoints withLabels(const std::vector<std::string>& labels,
                          LabelMeaning meaning = LabelMeaning::automatic) {
    std::string file = "x,label\n";
    for (const std::string& label : labels)
        file += "0.5," + label + "\n";
    return points(file, {0, std::nullopt, 1}, meaning);
}

std::vector<double> labelsOf(const ImportedPoints& made) {
    std::vector<double> labels;
    for (const Point& point : made.own.points)
        labels.push_back(point.label);
    return labels;
}

using Names = std::vector<std::string>;
using Numbers = std::vector<double>;

bool sameBits(const Point& a, const Point& b) {
    const auto same = [](double p, double q) {
        return std::bit_cast<std::uint64_t>(p) == std::bit_cast<std::uint64_t>(q);
    };
    return same(a.x, b.x) && same(a.y, b.y) && same(a.label, b.label);
}

void expectSameBits(const std::vector<Point>& read, const std::vector<Point>& written) {
    ASSERT_EQ(read.size(), written.size());
    for (std::size_t i = 0; i < read.size(); ++i)
        EXPECT_TRUE(sameBits(read[i], written[i])) << i;
}

/// A double of any size, from its bits.
double anyDouble(Xoshiro256& random) {
    for (;;)
        if (const double value = std::bit_cast<double>(random.bits()); std::isfinite(value))
            return value;
}

std::string choiceOf(const std::string& bytes) {
    const auto choice = chooseColumns(read(bytes));
    if (!choice)
        return choice.error();
    return std::to_string(choice->x) + (choice->y ? std::to_string(*choice->y) : "-") +
           std::to_string(choice->label);
}

} // namespace

TEST(TablePoints, aRowIsAPointInTheFilesUnits) {
    const auto made = points("a,t,b,c\n1e9,u,0.1,2.5\n-3,v,7,1e-300\n", {2, 0, 3});
    expectSameBits(made.own.points, {{0.1, 1e9, 2.5}, {7, -3, 1e-300}});
    EXPECT_EQ(made.own.problem, Problem::regression);
    EXPECT_EQ(made.own.dimensions, 2);
    EXPECT_EQ(made.own.axes.x.name, "b");
    EXPECT_EQ(made.own.axes.y.name, "a");
    EXPECT_EQ(made.own.axes.label.name, "c");
}

TEST(TablePoints, withoutASecondCoordinateHaveOneDimension) {
    const auto made = points("a,b\n1,2.5\n2,3.5\n", {0, std::nullopt, 1});
    expectSameBits(made.own.points, {{1, 0, 2.5}, {2, 0, 3.5}});
    EXPECT_EQ(made.own.dimensions, 1);
    EXPECT_EQ(made.own.axes.y, Axes{}.y);
}

TEST(TablePoints, textsAreClassesInTheOrderOfTheAlphabet) {
    const auto two = withLabels({"yes", "no", "yes"});
    EXPECT_EQ(two.own.problem, Problem::classification);
    EXPECT_EQ(two.own.classes, (Names{"no", "yes"}));
    EXPECT_EQ(labelsOf(two), (Numbers{1, -1, 1}));
    const auto three = withLabels({"c", "a", "b", "a"});
    EXPECT_EQ(three.own.problem, Problem::multiclass);
    EXPECT_EQ(three.own.classes, (Names{"a", "b", "c"}));
    EXPECT_EQ(labelsOf(three), (Numbers{2, 0, 1, 0}));
    EXPECT_EQ(labelsOf(withLabels({"only"})), (Numbers{-1}));
    EXPECT_EQ(withLabels({"a", "b", "c", "d", "e", "f", "g", "h"}).own.classes.size(), 8u);
    EXPECT_EQ(three.own.axes.label.origin, 0);
    EXPECT_EQ(three.own.axes.label.scale, 1);
}

TEST(TablePoints, upToEightWholeNumbersAreClasses) {
    const auto ranked = withLabels({"30", "10", "20", "10"});
    EXPECT_EQ(ranked.own.problem, Problem::multiclass);
    EXPECT_EQ(ranked.own.classes, (Names{"10", "20", "30"}));
    EXPECT_EQ(labelsOf(ranked), (Numbers{2, 0, 1, 0}));
    EXPECT_EQ(labelsOf(withLabels({"0", "1", "1"})), (Numbers{-1, 1, 1}));
    EXPECT_EQ(withLabels({"1", "2", "3", "4", "5", "6", "7", "8"}).own.classes.size(), 8u);
    EXPECT_EQ(withLabels({"1", "2", "3", "4", "5", "6", "7", "8", "9"}).own.problem, Problem::regression);
    EXPECT_EQ(withLabels({"1", "2", "2.5"}).own.problem, Problem::regression);
}

TEST(TablePoints, indicesOfClassesAndSignsStandForThemselves) {
    EXPECT_EQ(labelsOf(withLabels({"0", "5", "2"})), (Numbers{0, 5, 2}));
    EXPECT_EQ(withLabels({"0", "5", "2"}).own.classes.size(), 6u);
    EXPECT_EQ(labelsOf(withLabels({"1", "1"})), (Numbers{1, 1}));
    EXPECT_EQ(labelsOf(withLabels({"-1", "-1"})), (Numbers{-1, -1}));
    EXPECT_EQ(withLabels({"1", "1"}).own.classes, (Names{"-1", "1"}));
    EXPECT_EQ(labelsOf(withLabels({"-1", "0", "1"})), (Numbers{0, 1, 2}));
}

TEST(TablePoints, takeLabelsForWhatTheCallerSays) {
    EXPECT_EQ(labelsOf(withLabels({"3", "4", "3"}, LabelMeaning::values)), (Numbers{3, 4, 3}));
    EXPECT_EQ(withLabels({"3", "4", "3"}, LabelMeaning::values).own.problem, Problem::regression);
    EXPECT_NE(refusal("x,l\n1,a\n2,b\n", {0, {}, 1}, LabelMeaning::values).find("holds texts"),
              std::string::npos);
    EXPECT_NE(refusal("x,l\n1,0.5\n2,1\n", {0, {}, 1}, LabelMeaning::classes).find("cannot be classes"),
              std::string::npos);
}

TEST(TablePoints, refuseMoreTextsThanThereCanBeClasses) {
    std::string nine = "x,l\n", many = "x,l\n";
    for (int i = 0; i < 9; ++i)
        nine += "1,t" + std::to_string(i) + "\n";
    for (int i = 0; i < 999; ++i)
        many += "1,t" + std::to_string(i) + "\n";
    EXPECT_EQ(refusal(nine, {0, {}, 1}),
              "Column 'l' holds 9 different texts; at most 8 classes can be told apart.");
    EXPECT_NE(refusal(many, {0, {}, 1}).find("more than 256"), std::string::npos);
}

TEST(TablePoints, refuseColumnsThatCannotBeCoordinatesOrAreNotThere) {
    EXPECT_EQ(refusal("x,l\na,1\nb,2\n", {0, {}, 1}),
              "Column 'x' holds texts; a coordinate must be a number.");
    EXPECT_EQ(refusal("x,l\n1,2\n", {0, 7, 1}), "The table has only 2 columns.");
    EXPECT_EQ(refusal("x,l\n,1\n1,\n", {0, {}, 1}), "No row has a value in all of the columns.");
}

TEST(TablePoints, nameTheLinesOfRowsWithoutAValueInOrder) {
    std::string file = "x,y,z,l\n";
    for (int i = 0; i < 20; ++i)
        file += "1,2,,a\n";
    file += "oops,2,,a\n1,2\n1,nan,,b\n1,2,3,\n1,2,,b\n";
    const auto made = points(file, {0, 1, 3});
    EXPECT_EQ(made.own.points.size(), 21u);
    EXPECT_EQ(made.leftOut.count, 4u);
    EXPECT_EQ(made.leftOut.first, (std::vector<RowProblem>{{22, "column 'x': 'oops' is not a number"},
                                                           {23, "2 cells where there are 4 columns"},
                                                           {24, "column 'y': 'nan' is not a number"},
                                                           {25, "column 'l' is empty"}}));
}

TEST(TablePoints, keepTheFirstHundredReasonsOfAllKinds) {
    std::string file = "x,y,l\n";
    for (int i = 0; i < 300; ++i)
        file += i % 3 == 0 ? "1,1\n" : i % 3 == 1 ? "nan,1,1\n" : "1,2,3.5\n";
    const auto made = points(file, {0, 1, 2});
    EXPECT_EQ(made.own.points.size(), 100u);
    EXPECT_EQ(made.leftOut.count, 200u);
    ASSERT_EQ(made.leftOut.first.size(), 100u);
    for (const RowProblem& problem : made.leftOut.first)
        EXPECT_EQ(problem.reason, (problem.line - 2) % 3 == 0 ? "2 cells where there are 3 columns"
                                                              : "column 'x': 'nan' is not a number");
    EXPECT_EQ(made.leftOut.first.back().line, 150u);
}

TEST(TableAxes, takeTheColumnsRangesToThePlaneWithALittleRoom) {
    const auto made = points("size,age,price\n30,9,100.5\n250,31,300.5\n", {0, 1, 2});
    EXPECT_EQ(inPlane(made.own.axes, made.own.points[0]), (Point{-5.5, -5.5, -1}));
    EXPECT_EQ(inPlane(made.own.axes, made.own.points[1]), (Point{5.5, 5.5, 1}));
    EXPECT_EQ(asReading(made.own.axes, {0, 0, 0}), (Point{140, 20, 200.5}));
}

TEST(TableAxes, leaveNumbersThatSuitThePlaneAsTheyAre) {
    const auto isPlain = [](const std::string& rows, bool hasY = true) {
        const auto y = hasY ? std::optional<std::size_t>(1) : std::nullopt;
        const auto made = points("a,b,c\n" + rows, {0, y, 2});
        EXPECT_TRUE(!hasY || made.own.axes.x.isPlain() == made.own.axes.y.isPlain());
        return std::pair(made.own.axes.x.isPlain(), made.own.axes.label.isPlain());
    };
    EXPECT_EQ(isPlain("6,-6,1\n1,1,-0.2\n"), std::pair(true, true));
    EXPECT_EQ(isPlain("-2.1,0.1,0.31\n0,0,0\n"), std::pair(true, true));
    EXPECT_EQ(isPlain("2,-2,0.3\n0,0,0\n"), std::pair(false, false));
    EXPECT_EQ(isPlain("3,6.1,1.01\n0,0,0\n"), std::pair(false, false));
    EXPECT_EQ(isPlain("5,100,0.5\n-5,-100,-2\n", false), std::pair(true, false));
    EXPECT_EQ(isPlain("0.1,100,5\n0.2,-100,2.5\n", false), std::pair(false, false));
}

TEST(TableAxes, leaveSmallNumbersOfThePlanesOwnAxesAsTheyAre) {
    const std::vector<Point> drawn{{0.5, 0.25, 0.125}, {-0.5, 1, -0.25}};
    EXPECT_EQ(points(pointsCsv(drawn, {}, 2), {0, 1, 2}).own.axes, Axes{});
    EXPECT_FALSE(points(pointsCsv(std::vector<Point>{{0.5, 7, 2}, {0, 0, 0.5}}, {}, 2), {0, 1, 2})
                     .own.axes.x.isPlain());
}

TEST(TableAxes, takePointsThereAndBack) {
    Xoshiro256 random(5);
    for (const double size : {1e-300, 1e-12, 1.0, 1e15, 1e300}) {
        std::vector<Point> written;
        for (int i = 0; i < 50; ++i)
            written.push_back({size * random.next(), size * (random.next() - 0.5), size * random.next()});
        const auto made = points(pointsCsv(written, {}, 2), {0, 1, 2});
        for (const Point& point : made.own.points) {
            const Point plane = inPlane(made.own.axes, point);
            EXPECT_LE(std::max(std::abs(plane.x), std::abs(plane.y)), 6 + 1e-12);
            EXPECT_LE(std::abs(plane.label), 1 + 1e-12);
            EXPECT_NEAR(asReading(made.own.axes, plane).x / size, point.x / size, 1e-14);
            EXPECT_NEAR(asReading(made.own.axes, plane).label / size, point.label / size, 1e-14);
        }
    }
}

TEST(TableAxes, ofConstantColumnsAndOfTheGreatestAndLeastNumbersStayFinite) {
    constexpr double most = 1e308;
    constexpr double least = std::numeric_limits<double>::denorm_min();
    for (const auto& [low, high] :
         {std::pair{5.0, 5.0}, {most, most}, {-most, most}, {0.0, least}, {-0.0, 0.0}}) {
        const Axis axis = axisOver("a", low, high, 6);
        for (const double reading : {low, high}) {
            EXPECT_LE(std::abs(axis.value(reading)), 6 + 1e-9);
            EXPECT_NEAR(axis.reading(axis.value(reading)) / most, reading / most, 1e-15);
        }
    }
    EXPECT_EQ(axisOver("a", 5, 5, 6).value(5), 0);
    EXPECT_EQ(axisOver("a", 5, 5, 6).value(6), 1);
}

TEST(TableAxes, takeUnitsFromBracketsAtTheEndOfNames) {
    const auto axisNamed = [](const std::string& name) {
        const Axis axis = points("\"" + name + "\",b,c\n1,2,3.5\n100,4,5\n", {0, 1, 2}).own.axes.x;
        EXPECT_EQ(axis.reading(5.5), 100);
        return std::pair(axis.name, axis.unit);
    };
    using Pair = std::pair<std::string, std::string>;
    EXPECT_EQ(axisNamed("sepal length (cm)"), Pair("sepal length", "cm"));
    EXPECT_EQ(axisNamed("size [m²]"), Pair("size", "m²"));
    EXPECT_EQ(axisNamed("a (b) (c/d)"), Pair("a (b)", "c/d"));
    for (const char* plain : {"a (2)", "a ()", "(cm)", "a (cm) b", "a(cm)", "a (cm]"})
        EXPECT_EQ(axisNamed(plain), Pair(plain, ""));
}

TEST(ColumnChoice, isTheLastAsLabelAndTheFirstNumbers) {
    EXPECT_EQ(choiceOf("a,b,c\n1.5,2,3\n2,2,4\n"), "012");
    EXPECT_EQ(choiceOf("t,a,b,c,d\nu,1.5,2,3,4\nv,2,2,3,5\n"), "124");
    EXPECT_EQ(choiceOf("a,b,kind\n1.5,2,u\n2,2,v\n"), "012");
    EXPECT_EQ(choiceOf("a,b\n1.5,2\n2,3\n"), "0-1");
    EXPECT_EQ(choiceOf("kind,a,b\nu,1.5,2\nv,2.5,3\n"), "1-2");
}

TEST(ColumnChoice, heedsNames) {
    EXPECT_EQ(choiceOf("x,y,label,split\n1.5,2,3,train\n2,3,4,test\n"), "012");
    EXPECT_EQ(choiceOf("Class,a,Y,X\nu,1.5,2,3\nv,2.5,3,4\n"), "320");
}

TEST(ColumnChoice, passesOverNumbersOfRowsAndFreeTexts) {
    EXPECT_EQ(choiceOf("id,a,b,c\n1,1.5,2,3\n2,2,2,4\n3,2,2,5\n"), "123");
    EXPECT_EQ(choiceOf("t,v\n0,1.5\n1,2.5\n2,3.5\n"), "0-1");
    std::string file = "a,b,kind,note\n";
    for (int i = 0; i < 20; ++i)
        file += "1.5,2," + std::to_string(i % 2) + ",note " + std::to_string(i) + "\n";
    EXPECT_EQ(choiceOf(file), "012");
}

TEST(ColumnChoice, keepsANamedLabelOfTooManyTextsSoThatTheReasonIsSaid) {
    std::string named = "x,y,label\n", last = "id,a,class\n";
    for (char name = 'a'; name <= 'i'; ++name) {
        named += std::string("1.5,2.5,") + name + "\n";
        last += std::to_string(name - 'a') + ",2.5," + name + "\n";
    }
    EXPECT_EQ(choiceOf(named), "012");
    EXPECT_EQ(refusal(named, {0, 1, 2}),
              "Column 'label' holds 9 different texts; at most 8 classes can be told apart.");
    EXPECT_EQ(choiceOf(last), "102");
}

TEST(ColumnChoice, needsRows) {
    EXPECT_EQ(choiceOf("x,y,label\n"), "The table has a header, but no rows.");
    EXPECT_EQ(choiceOf("a, in km,b,c\n1,2,3\n4,5,6\n7,8,9\n"), "None of the table's rows fits.");
}

TEST(ColumnChoice, needsTwoColumns) {
    const std::string words = "Two columns are needed: one of numbers, and one to be learnt.";
    EXPECT_EQ(choiceOf("a\n1\n2\n"), words);
    EXPECT_EQ(choiceOf("a,b\nu,v\nw,x\n"), words);
}

TEST(PointsCsv, readsBackBitForBit) {
    Xoshiro256 random(7);
    std::vector<Point> written{{-0.0, 0.0, -0.0}, {1e308, -5e-324, 1.0 / 3}};
    for (int i = 0; i < 2000; ++i)
        written.push_back({anyDouble(random), anyDouble(random), anyDouble(random)});
    expectSameBits(points(pointsCsv(written, {}, 2), {0, 1, 2}).own.points, written);
}

TEST(PointsCsv, readsBackInOneDimensionAndWithWholeValues) {
    const std::vector<Point> written{{1.5, 0, 1}, {-0.0, 0, -0.0}, {3, 0, 7}};
    expectSameBits(points(pointsCsv(written, {}, 1), {0, std::nullopt, 1}, LabelMeaning::values).own.points,
                   written);
}

TEST(PointsCsv, readsBackClassesByNumberAndByName) {
    const std::vector<Point> signs{{1.5, 2, 1}, {2, 3, -1}, {4, 5, 1}};
    const std::vector<Point> places{{1.5, 2, 2}, {2, 3, 0}, {4, 5, 1}};
    const Names two{"no, \"never\"", "yes"}, three{"alpha", "beta", "gamma\nray"};
    expectSameBits(points(pointsCsv(signs, {}, 2), {0, 1, 2}).own.points, signs);
    expectSameBits(points(pointsCsv(places, {}, 2), {0, 1, 2}).own.points, places);
    expectSameBits(points(pointsCsv(signs, {}, 2, two), {0, 1, 2}).own.points, signs);
    expectSameBits(points(pointsCsv(places, {}, 2, three), {0, 1, 2}).own.points, places);
    EXPECT_EQ(points(pointsCsv(signs, {}, 2, two), {0, 1, 2}).own.classes, two);
    const Names one{"only"};
    EXPECT_EQ(points(pointsCsv(std::vector<Point>{{1.5, 2, -1}}, {}, 2, one), {0, 1, 2}).own.classes, one);
}

TEST(PointsCsv, namesTheAxesAndQuotesWhatMustBe) {
    const Axes axes{{"size, m²"}, {"age"}, {"price"}};
    EXPECT_EQ(pointsCsv(std::vector<Point>{{1, 2.5, 1e-7}}, axes, 2),
              "\"size, m²\",age,price\n1,2.5,1e-07\n");
    const Axes units{{"size", "m²"}, {"age", "a"}, {"price", "k, €"}};
    EXPECT_EQ(pointsCsv(std::vector<Point>{{1, 2, 3}}, units, 2),
              "size (m²),age (a),\"price (k, €)\"\n1,2,3\n");
    EXPECT_EQ(pointsCsv(std::vector<Point>{{1, 0, 3}}, axes, 1), "\"size, m²\",price\n1,3\n");
}

// Data of one dimension, and data that read in units of their own.

#include "core/data/augmentations.h"
#include "core/data/features.h"
#include "core/data/generators.h"
#include "core/data/make_dataset.h"
#include "tests/experiment_of.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

using namespace nabla;

namespace {

std::string refusal(std::vector<std::pair<std::string, std::string>> texts) {
    std::vector<Setting> settings;
    for (const auto& [key, text] : texts)
        settings.push_back(*parseSetting(key, text));
    const auto experiment = withSettings({}, settings);
    return experiment ? "" : experiment.error();
}

std::vector<Point> drawn(const Generator& generator, int samples, double noise) {
    Xoshiro256 random(3);
    return generator.generate(samples, noise, 3, random);
}

using Keys = std::vector<std::string>;

} // namespace

TEST(Axes, readAsTheyAreWhereNothingElseIsSaid) {
    const Axes axes;
    for (const Axis* axis : {&axes.x, &axes.y, &axes.label}) {
        EXPECT_TRUE(axis->isPlain());
        for (const double value : {-6.0, -0.1, 0.0, 1.0 / 3, 5.0}) {
            EXPECT_EQ(axis->reading(value), value);
            EXPECT_EQ(axis->value(value), value);
        }
    }
}

TEST(Axes, convertBothWaysAndMeetTheEndsTheyWereMadeFor) {
    const Axis axis = axisBetween("size", "m²", 40, 240, -6, 6);
    EXPECT_FALSE(axis.isPlain());
    EXPECT_DOUBLE_EQ(axis.reading(-6), 40);
    EXPECT_DOUBLE_EQ(axis.reading(6), 240);
    EXPECT_DOUBLE_EQ(axis.value(140), 0);
    for (const double value : {-6.0, -1.5, 0.0, 2.7, 9.0})
        EXPECT_NEAR(axis.value(axis.reading(value)), value, 1e-12);
}

TEST(Axes, goFromTheGeneratorToTheData) {
    for (const Generator& generator : generators()) {
        const auto data = makeDataset(experimentOfTexts({{"dataset", std::string(generator.key)}}));
        EXPECT_EQ(data->axes, generator.axes) << generator.key;
        EXPECT_EQ(data->dimensions, generator.dimensions) << generator.key;
        EXPECT_EQ(data->truth, generator.truth) << generator.key;
        EXPECT_EQ(data->range, generator.range) << generator.key;
    }
}

TEST(Generators, ofOneDimensionStayOnTheLineAndOnTheirTruthWithoutNoise) {
    int found = 0;
    for (const Generator& generator : generators()) {
        EXPECT_TRUE(generator.dimensions == 1 || generator.dimensions == 2) << generator.key;
        EXPECT_EQ(generator.truth != nullptr, generator.dimensions == 1) << generator.key;
        if (generator.dimensions != 1)
            continue;
        ++found;
        for (const Point& point : drawn(generator, 500, 0)) {
            EXPECT_EQ(point.y, 0) << generator.key;
            EXPECT_EQ(point.label, generator.truth(point.x)) << generator.key;
            EXPECT_TRUE(point.label > generator.range.y0 && point.label < generator.range.y1)
                << generator.key;
        }
    }
    EXPECT_GE(found, 1);
}

TEST(Generators, addNoiseOfItsDeviationToTheSine) {
    const Generator& sine = *findGenerator("sineCurve");
    double squares = 0;
    const auto points = drawn(sine, 20'000, 0.3);
    for (const Point& point : points)
        squares += (point.label - sine.truth(point.x)) * (point.label - sine.truth(point.x));
    EXPECT_NEAR(std::sqrt(squares / static_cast<double>(points.size())), 0.3, 0.01);
    EXPECT_NEAR(sine.truth(0.5), 1, 1e-12);
    EXPECT_NEAR(sine.truth(-1), 0, 1e-12);
    // The same places whatever the noise.
    EXPECT_EQ(points[7].x, drawn(sine, 20'000, 0)[7].x);
}

TEST(Generators, ofOneDimensionShowEveryValue) {
    const auto data = makeDataset(experimentOfTexts({{"dataset", "sineCurve"}, {"noise", "60"}}));
    for (const auto* points : {&data->train, &data->test})
        for (const Point& point : *points)
            EXPECT_TRUE(point.label > data->range.y0 && point.label < data->range.y1);
    EXPECT_GT(data->range.y1, findGenerator("sineCurve")->range.y1);
}

TEST(Generators, makeLargeHousesDearerAndHousesCheaperAsTheyAgeButNotTheOldest) {
    const Generator& houses = *findGenerator("housePrices");
    const Axes& axes = houses.axes;
    // The mean price of houses of such a size and age.
    const auto price = [&](double size, double age) {
        double sum = 0;
        int count = 0;
        for (const Point& point : drawn(houses, 100'000, 0))
            if (std::abs(axes.x.reading(point.x) - size) < 8 && std::abs(axes.y.reading(point.y) - age) < 4) {
                sum += axes.label.reading(point.label);
                ++count;
            }
        return sum / count;
    };
    for (const double age : {10.0, 50.0, 90.0})
        EXPECT_LT(1.3 * price(100, age), price(180, age)) << age;
    for (const double size : {60.0, 140.0, 220.0}) {
        EXPECT_LT(price(size, 70), 0.75 * price(size, 5)) << size;
        EXPECT_GT(price(size, 96), 1.02 * price(size, 70)) << size;
    }
    for (const Point& point : drawn(houses, 2000, 0))
        EXPECT_LE(std::abs(point.label), 1);
}

TEST(Features, ofALineDoNotLookAtTheSecondCoordinate) {
    for (const Feature& feature : features()) {
        EXPECT_TRUE(suits(feature, 1) || suits(feature, 2)) << feature.key;
        if (suits(feature, 1))
            for (const double x : {-1.0, 0.3, 2.0})
                EXPECT_EQ(feature.value(x, 0.7), feature.value(x, -3)) << feature.key;
        else
            EXPECT_NE(feature.value(0.4, 0.7), feature.value(0.4, -3)) << feature.key;
    }
}

TEST(Features, makeAPolynomialOfDegreeNine) {
    for (int exponent = 3; exponent <= 9; ++exponent) {
        const Feature* feature = findFeature("x" + std::to_string(exponent));
        ASSERT_TRUE(feature) << exponent;
        EXPECT_FALSE(suits(*feature, 2)) << exponent;
        for (const double x : {-1.5, 0.0, 0.3, 2.0})
            EXPECT_DOUBLE_EQ(feature->value(x, 0), std::pow(x, exponent)) << exponent;
    }
}

TEST(DataOfOneDimension, takeWithThemTheFeaturesTheyDoNotHave) {
    EXPECT_EQ(experimentOfTexts({{"dataset", "sineCurve"}}).features, Keys{"x"});
    const Experiment plane = experimentOfTexts({{"features", "y,angle"}});
    EXPECT_EQ(withSetting(plane, "dataset", "sineCurve")->features, Keys{"x"});
    const Experiment none = experimentOfTexts({{"features", ""}});
    EXPECT_EQ(withSetting(none, "dataset", "sineCurve")->features, Keys{});
    const Experiment line = experimentOfTexts({{"dataset", "sineCurve"}, {"features", "x3,xSquared,sinX"}});
    EXPECT_EQ(line.features, (Keys{"xSquared", "x3", "sinX"}));
    // Data of two dimensions bring the second coordinate back.
    EXPECT_EQ(withSetting(line, "dataset", "reg-plane")->features, (Keys{"y", "xSquared", "sinX"}));
    EXPECT_EQ(withSetting(line, "problem", "classification")->features, (Keys{"y", "xSquared", "sinX"}));
    const Experiment cubic = experimentOfTexts({{"dataset", "sineCurve"}, {"features", "x3"}});
    EXPECT_EQ(withSetting(cubic, "dataset", "circle")->features, (Keys{"x", "y"}));
    const Experiment one = experimentOfTexts({{"features", "x"}});
    EXPECT_EQ(withSetting(one, "dataset", "gauss")->features, Keys{"x"});
}

TEST(DataOfOneDimension, refuseFeaturesTheyDoNotHave) {
    for (const Feature& feature : features()) {
        const std::string key(feature.key);
        const std::string onLine = refusal({{"dataset", "sineCurve"}, {"features", key}});
        const std::string onPlane = refusal({{"dataset", "circle"}, {"features", key}});
        EXPECT_EQ(onLine.empty(), suits(feature, 1)) << onLine;
        EXPECT_EQ(onPlane.empty(), suits(feature, 2)) << onPlane;
    }
    EXPECT_EQ(refusal({{"dataset", "sineCurve"}, {"features", "x,y"}}),
              "features: 'y' is for data of two dimensions; 'sineCurve' has one.");
    EXPECT_EQ(refusal({{"features", "x3"}}),
              "features: 'x3' is for data of one dimension; 'circle' has two.");
}

TEST(DataOfOneDimension, stayOnTheLineWhenAugmented) {
    for (const AugmentationRow& row : augmentations()) {
        Experiment e = experimentOfTexts({{"dataset", "sineCurve"}, {"noise", "20"}});
        e.*row.strength = row.most / 2;
        const auto data = makeDataset(e);
        const auto other = augmented(data->train, data->range, e, 1);
        for (std::size_t k = 0; k < other.size(); ++k) {
            EXPECT_EQ(other[k].y, 0) << row.key;
            EXPECT_EQ(other[k].label, data->train[k].label) << row.key;
        }
        // What means nothing on a line is neither offered nor done.
        const bool offered = applies(*findParameter(row.key), e);
        EXPECT_EQ(offered, row.key != "augment_rotate");
        EXPECT_EQ(isAugmented(e), offered) << row.key;
        EXPECT_EQ(other != data->train, offered) << row.key;
        e.dataset = "circle";
        EXPECT_TRUE(applies(*findParameter(row.key), e));
    }
}

#include "core/data/features.h"
#include "core/data/generators.h"
#include "core/data/make_dataset.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

using namespace nabla;

TEST(Generators, haveUniqueKeysLabelsAndHelp) {
    std::set<std::string_view> keys, labels;
    for (const Generator& generator : generators()) {
        EXPECT_TRUE(keys.insert(generator.key).second);
        EXPECT_TRUE(labels.insert(generator.label).second) << generator.label;
        EXPECT_FALSE(generator.label.empty());
        EXPECT_TRUE(generator.help.ends_with('.'));
    }
}

TEST(Generators, drawAsManyPointsAsAskedForWithLabelsOfTheirProblem) {
    for (const Generator& generator : generators())
        for (const int samples : {2, 3, 100, 501}) {
            Xoshiro256 random(1);
            const auto points = generator.generate(samples, 0.2, 3, random);
            EXPECT_EQ(points.size(), static_cast<std::size_t>(samples)) << generator.key;
            for (const Point& point : points) {
                EXPECT_TRUE(std::isfinite(point.x) && std::isfinite(point.y) && std::isfinite(point.label));
                if (generator.problem == Problem::classification) {
                    EXPECT_EQ(std::abs(point.label), 1) << generator.key;
                }
                if (generator.problem == Problem::multiclass) {
                    EXPECT_TRUE(point.label == 0 || point.label == 1 || point.label == 2) << generator.key;
                }
            }
        }
}

TEST(Generators, staySeenWithoutNoise) {
    for (const Generator& generator : generators()) {
        if (generator.key == "gauss" || generator.key == "multi-blobs")
            continue; // A normal distribution has no end.
        Xoshiro256 random(1);
        for (const Point& p : generator.generate(1000, 0, 3, random))
            EXPECT_TRUE(p.x >= generator.range.x0 && p.x <= generator.range.x1 && p.y >= generator.range.y0 &&
                        p.y <= generator.range.y1)
                << generator.key;
    }
}

TEST(Generators, haveBothClassesInBalance) {
    for (const Generator& generator : generators()) {
        if (generator.problem != Problem::classification)
            continue;
        Xoshiro256 random(3);
        double sum = 0;
        for (const Point& p : generator.generate(1000, 0, 3, random))
            sum += p.label;
        EXPECT_LT(std::abs(sum), 400) << generator.key;
    }
}

TEST(Generators, ofMoreClassesHaveAsManyOfEach) {
    for (const Generator& generator : generators()) {
        if (generator.problem != Problem::multiclass)
            continue;
        for (int classes = 3; classes <= mostClasses; ++classes) {
            Xoshiro256 random(3);
            std::vector<int> counts(static_cast<std::size_t>(classes));
            for (const Point& p : generator.generate(100 * classes, 0.2, classes, random))
                ++counts.at(static_cast<std::size_t>(p.label));
            EXPECT_EQ(counts, std::vector<int>(counts.size(), 100)) << generator.key;
        }
    }
}

TEST(Generators, ofMoreClassesPartThemWithoutNoiseAndMixThemWithIt) {
    for (const Generator& generator : generators()) {
        if (generator.problem != Problem::multiclass)
            continue;
        // How many points have a point of another class as their nearest.
        const auto mixed = [&](double noise) {
            Xoshiro256 random(5);
            const auto points = generator.generate(600, noise, 6, random);
            int count = 0;
            for (const Point& p : points) {
                const Point* nearest = nullptr;
                double least = HUGE_VAL;
                for (const Point& q : points)
                    if (const double away = std::hypot(p.x - q.x, p.y - q.y); &q != &p && away < least) {
                        least = away;
                        nearest = &q;
                    }
                count += nearest->label != p.label;
            }
            return count;
        };
        EXPECT_LT(mixed(0), 12) << generator.key;
        EXPECT_GT(mixed(0.5), 100) << generator.key;
    }
}

TEST(Features, haveUniqueKeysLabelsAndFiniteValues) {
    std::set<std::string_view> keys;
    for (const Feature& feature : features()) {
        EXPECT_TRUE(keys.insert(feature.key).second);
        EXPECT_FALSE(feature.label.empty());
        EXPECT_TRUE(feature.help.ends_with('.'));
        EXPECT_TRUE(std::isfinite(feature.value(0, 0)));
    }
}

TEST(DrawData, splitsAndKeepsAllPoints) {
    Experiment experiment;
    experiment.trainingShare = 33;
    experiment.samples = 101;
    const auto data = makeDataset(experiment);
    EXPECT_EQ(data->train.size(), 33u);
    EXPECT_EQ(data->test.size(), 68u);
}

TEST(DrawData, changesWithTheSeedAlone) {
    Experiment other;
    other.seed = "0.1";
    Experiment sameDataOtherNet;
    sameDataOtherNet.hidden = {7};
    sameDataOtherNet.weightSeed = "x";
    EXPECT_NE(makeDataset({})->train, makeDataset(other)->train);
    EXPECT_EQ(makeDataset({})->train, makeDataset(sameDataOtherNet)->train);
}

#include "core/experiment/playground_link.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

using namespace nabla;

TEST(PlaygroundLink, withoutAnythingIsThePlaygroundsStart) {
    const auto link = parsePlaygroundLink("https://playground.tensorflow.org/");
    ASSERT_TRUE(link);
    EXPECT_TRUE(link->seedDrawn);
    EXPECT_EQ(link->experiment.seed.size(), 7u);
    EXPECT_EQ(link->experiment.hidden, (std::vector<int>{4, 2}));
    EXPECT_EQ(link->experiment.rules, Rules::playground);
    EXPECT_EQ(link->experiment.precision, Precision::float64);
}

TEST(PlaygroundLink, takesBareSettingsWholeLinksAndBlanksAround) {
    for (const char* text :
         {"seed=0.5&batchSize=3", "#seed=0.5&batchSize=3", "  https://x.org/y#seed=0.5&batchSize=3 \n"})
        EXPECT_EQ(parsePlaygroundLink(text)->experiment.batchSize, 3) << text;
}

TEST(PlaygroundLink, refusesWhatIsNoLink) {
    for (const char* text : {"", "hello", "https://example.org/"})
        EXPECT_FALSE(parsePlaygroundLink(text)) << text;
}

TEST(PlaygroundLink, refusesWhatIsBeyondNablasLimitsNamingThem) {
    const auto wide = parsePlaygroundLink("#networkShape=4,2000");
    ASSERT_FALSE(wide);
    EXPECT_NE(wide.error().find("1024"), std::string::npos) << wide.error();
    std::string deep = "#networkShape=1";
    for (int i = 0; i < 32; ++i)
        deep += ",1";
    ASSERT_FALSE(parsePlaygroundLink(deep));
    EXPECT_NE(parsePlaygroundLink(deep).error().find("32"), std::string::npos);
    EXPECT_FALSE(parsePlaygroundLink("#learningRate=fast"));
    EXPECT_FALSE(parsePlaygroundLink("#networkShape=4,x"));
    EXPECT_FALSE(parsePlaygroundLink("#networkShape=1e300"));
}

TEST(PlaygroundLink, readsNumbersAsTheBrowserDoes) {
    EXPECT_EQ(parsePlaygroundLink("#learningRate=3e-2")->experiment.learningRate, 0.03);
    EXPECT_EQ(parsePlaygroundLink("#learningRate=.1")->experiment.learningRate, 0.1);
    EXPECT_EQ(parsePlaygroundLink("#batchSize=0x10")->experiment.batchSize, 16);
    EXPECT_EQ(parsePlaygroundLink("#networkShape=")->experiment.hidden.size(), 0u);
    EXPECT_EQ(parsePlaygroundLink("#batchSize=7&batchSize=9")->experiment.batchSize, 9);
    EXPECT_EQ(parsePlaygroundLink("#x=0&y=false")->experiment.features, (std::vector<std::string>{"x"}));
}

TEST(PlaygroundLink, updatesAsOftenAsThePlaygroundForOddBatchSizes) {
    EXPECT_EQ(parsePlaygroundLink("#batchSize=-10")->experiment.batchSize, 10);
    EXPECT_EQ(parsePlaygroundLink("#batchSize=2.5")->experiment.batchSize, 5);
    EXPECT_EQ(parsePlaygroundLink("#batchSize=0")->experiment.batchSize, 1'000'000);
}

TEST(PlaygroundLink, saysWhatItHadToLeaveOut) {
    Experiment experiment = parsePlaygroundLink("#seed=1")->experiment;
    EXPECT_TRUE(writePlaygroundLink(experiment, false, false).leftOut.empty());
    experiment.dataset = "moons";
    experiment.features = {"x", "radius"};
    experiment.samples = 300;
    experiment.weightSeed = "other";
    const auto link = writePlaygroundLink(experiment, false, false);
    std::set<std::string> names;
    for (const std::string& text : link.leftOut)
        names.insert(text.substr(0, text.find(" (")));
    EXPECT_EQ(names, (std::set<std::string>{"Data set", "Features", "Samples", "Weight seed"}));
    EXPECT_TRUE(parsePlaygroundLink(link.text));
}

TEST(PlaygroundLink, saysThatNablasRulesTrainOtherwise) {
    const auto link = writePlaygroundLink({}, false, false);
    ASSERT_EQ(link.leftOut.size(), 1u);
    EXPECT_EQ(link.leftOut[0], "Rules (nabla)");
}

TEST(NewSeed, hasFiveDecimals) {
    for (int i = 0; i < 100; ++i) {
        const std::string seed = newSeed();
        EXPECT_EQ(seed.size(), 7u);
        EXPECT_EQ(seed.substr(0, 2), "0.");
    }
}

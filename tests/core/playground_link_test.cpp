#include "core/experiment/parameters.h"
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
    for (const char* text :
         {"", "hello", "https://example.org/", "https://example.org/#foo", "https://example.org/?noise=5"})
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
    for (const char* text : {"#networkShape=1e300", "#networkShape=-1e300", "#networkShape=4,",
                             "#networkShape=0", "#batchSize=5&learningRate=0x", "#noise=0b2"})
        EXPECT_FALSE(parsePlaygroundLink(text)) << text;
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

TEST(PlaygroundLink, correctsWhatThePlaygroundCorrects) {
    EXPECT_EQ(parsePlaygroundLink("#noise=1e400")->experiment.noise, 50);
    EXPECT_EQ(parsePlaygroundLink("#noise=1e-400")->experiment.noise, 0);
    EXPECT_EQ(parsePlaygroundLink("#noise=80")->experiment.noise, 80);
    EXPECT_EQ(parsePlaygroundLink("#percTrainData=Infinity")->experiment.trainingShare, 100);
    EXPECT_EQ(parsePlaygroundLink("#percTrainData=x")->experiment.trainingShare, 0);
    EXPECT_EQ(parsePlaygroundLink("#percTrainData=-10")->experiment.trainingShare, 90);
    EXPECT_EQ(parsePlaygroundLink("#batchSize=1500")->experiment.batchSize, 1500);
    EXPECT_EQ(parsePlaygroundLink("#networkShape=4.7,2")->experiment.hidden, (std::vector<int>{5, 2}));
}

TEST(PlaygroundLink, hidesFeaturesOnlyWhereTheWordIsTrue) {
    for (const char* text : {"#x_hide=1", "#x_hide=TRUE", "#x_hide=false", "#seed=1&x_hide"})
        EXPECT_EQ(parsePlaygroundLink(text)->experiment.features.size(), 2u) << text;
    EXPECT_EQ(parsePlaygroundLink("#x_hide=true")->experiment.features, (std::vector<std::string>{"y"}));
}

TEST(PlaygroundLink, forgetsAKeyThatComesAgainWithoutAValue) {
    EXPECT_EQ(parsePlaygroundLink("#seed=1&noise=20&noise")->experiment.noise, 0);
    EXPECT_EQ(parsePlaygroundLink("#seed=1&x=false&x")->experiment.features.size(), 2u);
}

TEST(PlaygroundLink, seesSeedsAsABrowserShowsThem) {
    EXPECT_EQ(parsePlaygroundLink("#seed=\xC3\xA9 x")->experiment.seed, "%C3%A9%20x");
    Experiment experiment = parsePlaygroundLink("#seed=1")->experiment;
    experiment.seed = "a b";
    EXPECT_EQ(writePlaygroundLink(experiment, false, false).leftOut.size(), 1u);
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

TEST(PlaygroundLink, leavesOutActivationsThatThePlaygroundDoesNotHave) {
    Experiment experiment = parsePlaygroundLink("#seed=1")->experiment;
    experiment.activation = Activation::gelu;
    experiment.layerActivations = {Activation::relu};
    const auto link = writePlaygroundLink(experiment, false, false);
    EXPECT_EQ(link.leftOut, (std::vector<std::string>{"Activation (gelu)", "Activations by layer (relu)"}));
    EXPECT_NE(link.text.find("activation=tanh"), std::string::npos);
    EXPECT_EQ(parsePlaygroundLink("#activation=gelu")->experiment.activation, Activation::tanh);
}

TEST(PlaygroundLink, namesLossesAndProblemsThatThePlaygroundLacks) {
    const auto lost = [](std::vector<Setting> settings) {
        std::set<std::string> names;
        const Experiment start = parsePlaygroundLink("#seed=1")->experiment;
        const auto link = writePlaygroundLink(*withSettings(start, settings), false, false);
        for (const std::string& text : link.leftOut)
            names.insert(text.substr(0, text.find(" (")));
        EXPECT_TRUE(parsePlaygroundLink(link.text));
        return names;
    };
    EXPECT_EQ(lost({{"loss", "hinge"}}), (std::set<std::string>{"Loss"}));
    EXPECT_EQ(lost({{"loss", "cross_entropy"}, {"label_smoothing", 0.1}}),
              (std::set<std::string>{"Loss", "Label smoothing"}));
    EXPECT_EQ(lost({{"problem", "multiclass"}, {"classes", std::int64_t{4}}}),
              (std::set<std::string>{"Problem", "Data set", "Classes", "Loss"}));
    // Knobs without an effect are no loss.
    EXPECT_EQ(lost({{"huber_delta", 0.5}, {"label_smoothing", 0.1}, {"classes", std::int64_t{4}}}),
              (std::set<std::string>{}));
}

TEST(PlaygroundLink, leavesOutWhatOnlyNablaHasAndNotWhatHasNoEffect) {
    Experiment experiment;
    experiment.optimizer = Optimizer::adam;
    experiment.optimizerKnobs.beta1 = 0.8;
    experiment.optimizerKnobs.momentum = 0.5;
    experiment.schedule = Schedule::step;
    experiment.scheduleKnobs.epochs = 20;
    experiment.clipLimit = 7;
    const auto link = writePlaygroundLink(experiment, false, false);
    std::set<std::string> names;
    for (const std::string& text : link.leftOut)
        names.insert(text.substr(0, text.find(" (")));
    EXPECT_EQ(names, (std::set<std::string>{"Nabla's own rules", "Optimizer", "β₁", "Schedule", "Epochs"}));
    EXPECT_EQ(parsePlaygroundLink(link.text)->experiment.optimizer, Optimizer::sgd);
}

TEST(PlaygroundLink, saysThatNablasRulesTrainOtherwise) {
    const auto link = writePlaygroundLink({}, false, false);
    ASSERT_EQ(link.leftOut.size(), 1u);
    EXPECT_NE(link.leftOut[0].find("rules"), std::string::npos);
}

TEST(NewSeed, hasFiveDecimals) {
    for (int i = 0; i < 100; ++i) {
        const std::string seed = newSeed();
        EXPECT_EQ(seed.size(), 7u);
        EXPECT_EQ(seed.substr(0, 2), "0.");
    }
}

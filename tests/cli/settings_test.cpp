#include "tests/cli/program.h"

#include <map>

namespace {

using Settings = CliTest;

} // namespace

TEST_F(Settings, jsonTellsTypeLimitsDefaultAndMeaningOfEach) {
    std::map<std::string, nlohmann::json> settings;
    const auto listed = runWell({"settings", "--json"}).json()["settings"];
    EXPECT_GE(listed.size(), 15u);
    for (const auto& row : listed) {
        EXPECT_FALSE(row["help"].get<std::string>().empty()) << row;
        EXPECT_TRUE(row.contains("default")) << row;
        settings[row["key"]] = row;
    }
    for (const char* key : {"rules", "precision", "seed", "dataset", "noise", "training_share", "samples",
                            "batch_size", "learning_rate", "activation", "regularization",
                            "regularization_rate", "hidden", "features", "problem"})
        EXPECT_TRUE(settings.count(key)) << key;
    EXPECT_EQ(settings["rules"]["type"], "choice");
    EXPECT_EQ(settings["rules"]["values"], (std::vector<std::string>{"nabla", "playground"}));
    EXPECT_EQ(settings["batch_size"]["type"], "integer");
    EXPECT_TRUE(settings["batch_size"]["max"].is_number_integer());
    EXPECT_EQ(settings["batch_size"]["min"], 1);
    EXPECT_EQ(settings["learning_rate"]["type"], "number");
    EXPECT_EQ(settings["learning_rate"]["default"], 0.03);
    EXPECT_EQ(settings["hidden"]["type"], "integers");
    EXPECT_EQ(settings["hidden"]["default"], (std::vector<int>{4, 2}));
    EXPECT_EQ(settings["features"]["type"], "choices");
    EXPECT_EQ(settings["features"]["default"], (std::vector<std::string>{"x", "y"}));
    EXPECT_EQ(settings["layer_keep_probabilities"]["type"], "numbers");
    EXPECT_EQ(settings["layer_keep_probabilities"]["default"], std::vector<double>());
    EXPECT_EQ(settings["layer_keep_probabilities"]["max"], 1);
    EXPECT_EQ(settings["biases"]["type"], "boolean");
    EXPECT_EQ(settings["biases"]["default"], true);
    EXPECT_EQ(settings["seed"]["type"], "text");
    EXPECT_FALSE(settings["seed"].contains("min"));
    EXPECT_FALSE(settings["seed"].contains("values"));
}

TEST_F(Settings, everyDefaultAndEveryAllowedValueCanBeSet) {
    // What the default problem or data cannot have, and what can have it.
    std::map<std::string, std::string> needs{{"loss=mae", "problem=regression"},
                                             {"loss=huber", "problem=regression"}};
    for (const char exponent : std::string("3456789"))
        needs[std::string("features=x") + exponent] = "dataset=sineCurve";
    const auto listed = runWell({"settings", "--json"}).json()["settings"];
    EXPECT_GE(listed.size(), 15u);
    for (const auto& row : listed) {
        if (!row.contains("values"))
            continue;
        for (const auto& value : row["values"]) {
            const std::string setting = row["key"].get<std::string>() + "=" + value.get<std::string>();
            // There must be points; files and tables have some.
            if (setting == "dataset=own")
                continue;
            Arguments arguments{"train", "--epochs", "1", "--json", "--set", "samples=20", "--set", setting};
            if (needs.count(setting))
                arguments.insert(arguments.end(), {"--set", needs[setting]});
            runWell(arguments);
        }
    }
}

TEST_F(Settings, aFeatureThatTheDataDoNotHaveIsRefusedInOneMessage) {
    expectRefused({"train", "--set", "features=x,x3"}, "features: 'x3' is for data of one dimension");
    expectRefused({"train", "--set", "dataset=sineCurve", "--set", "features=x,angle"},
                  "features: 'angle' is for data of two dimensions");
}

TEST_F(Settings, aLossThatDoesNotFitTheProblemIsRefusedNamingThoseThatDo) {
    expectRefused({"train", "--set", "problem=multiclass", "--set", "loss=hinge"}, "contradicts");
    expectRefused({"train", "--set", "loss=huber"}, "cross_entropy, hinge");
}

TEST_F(Settings, textListsEveryKeyWithItsMeaning) {
    const std::string text = runWell({"settings"}).out;
    const auto listed = runWell({"settings", "--json"}).json()["settings"];
    EXPECT_GE(listed.size(), 15u);
    for (const auto& row : listed) {
        EXPECT_NE(text.find("\n" + row["key"].get<std::string>() + " "), std::string::npos) << row;
        EXPECT_NE(text.find(row["help"].get<std::string>()), std::string::npos) << row;
    }
}

TEST_F(Settings, helpAndVersionAreNoErrors) {
    for (const Arguments& arguments :
         {Arguments{"--help"}, Arguments{"train", "--help"}, Arguments{"data", "-h"},
          Arguments{"predict", "--help"}, Arguments{"settings", "--help"}}) {
        const Finished finished = runWell(arguments);
        EXPECT_NE(finished.out.find("Usage"), std::string::npos) << finished.out;
        EXPECT_EQ(finished.err, "");
    }
    EXPECT_EQ(runWell({"--version"}).out, "nabla-cli " NABLA_VERSION "\n");
}

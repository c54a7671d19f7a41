#include "tests/cli/program.h"

#include <set>

namespace {

using Train = CliTest;

std::vector<std::int64_t> recordedEpochs(const nlohmann::json& report) {
    std::vector<std::int64_t> epochs;
    for (const auto& record : report["records"])
        epochs.push_back(record["epoch"].get<std::int64_t>());
    return epochs;
}

std::set<std::string> keysOf(const nlohmann::json& object) {
    std::set<std::string> keys;
    for (const auto& [key, value] : object.items())
        keys.insert(key);
    return keys;
}

} // namespace

TEST_F(Train, reportHasTheFieldsOfItsSchema) {
    const auto report =
        runWell({"train", "--epochs", "1", "--json", "--weights", "--set", "hidden=3"}).json();
    EXPECT_EQ(keysOf(report),
              (std::set<std::string>{"format", "version", "experiment", "shape", "inputs", "records"}));
    EXPECT_EQ(report["format"], "nabla-report");
    EXPECT_EQ(report["version"], 1);
    EXPECT_EQ(report["shape"], (std::vector<int>{2, 3, 1}));
    EXPECT_EQ(report["inputs"], (std::vector<std::string>{"x", "y"}));
    EXPECT_EQ(report["experiment"]["hidden"], (std::vector<int>{3}));
    const auto& record = report["records"][1];
    EXPECT_EQ(keysOf(record), (std::set<std::string>{"epoch", "train_loss", "test_loss", "train_accuracy",
                                                     "test_accuracy", "weights", "biases", "dead"}));
    EXPECT_EQ(record["weights"][0].size(), 3u);
    EXPECT_EQ(record["weights"][0][0].size(), 2u);
    EXPECT_EQ(record["weights"][1][0].size(), 3u);
    EXPECT_EQ(record["biases"][0].size(), 3u);
    EXPECT_EQ(record["dead"], nlohmann::json::array());
}

TEST_F(Train, reportIsOneLineAndWithoutWeightsUnlessAsked) {
    const Finished finished = runWell({"train", "--epochs", "1", "--json"});
    EXPECT_EQ(linesOf(finished.out).size(), 1u);
    EXPECT_EQ(finished.err, "");
    EXPECT_EQ(keysOf(finished.json()["records"][0]),
              (std::set<std::string>{"epoch", "train_loss", "test_loss", "train_accuracy", "test_accuracy"}));
}

TEST_F(Train, recordsTheFirstAndLastEpochUnlessTold) {
    EXPECT_EQ(recordedEpochs(runWell({"train", "--epochs", "7", "--json"}).json()),
              (std::vector<std::int64_t>{0, 7}));
    EXPECT_EQ(recordedEpochs(runWell({"train", "--json"}).json()), (std::vector<std::int64_t>{0, 100}));
}

TEST_F(Train, recordsEachEpochOnceInOrder) {
    const auto report = runWell({"train", "--epochs", "5", "--record", "last,3, 1,3,5,0", "--json"}).json();
    EXPECT_EQ(recordedEpochs(report), (std::vector<std::int64_t>{0, 1, 3, 5}));
}

TEST_F(Train, noEpochsRecordTheStartOnce) {
    EXPECT_EQ(recordedEpochs(runWell({"train", "--epochs", "0", "--json"}).json()),
              (std::vector<std::int64_t>{0}));
}

TEST_F(Train, recordingDoesNotChangeTraining) {
    const Arguments few{"train", "--epochs", "20", "--json", "--weights", "--record", "last"};
    Arguments many = few;
    many.back() = "0,1,2,3,4,5,6,7,8,9,10,15,last";
    EXPECT_EQ(runWell(few).json()["records"].back(), runWell(many).json()["records"].back());
}

TEST_F(Train, theSameCommandPrintsTheSame) {
    const Arguments arguments{"train", "--epochs", "10", "--json", "--weights"};
    EXPECT_EQ(runWell(arguments).out, runWell(arguments).out);
}

TEST_F(Train, weightsAreTheShortestInTheirPrecision) {
    const Arguments single{"train", "--epochs", "1", "--json", "--weights", "--record", "1"};
    Arguments both = single;
    both.insert(both.end(), {"--precision", "float64"});
    const auto text = [&](const Arguments& a) {
        const std::string out = runWell(a).out;
        const auto at = out.find("\"weights\":[[[") + 13;
        return out.substr(at, out.find(',', at) - at);
    };
    EXPECT_LE(text(single).size(), 13u);
    EXPECT_EQ(text(single), nlohmann::json(std::stof(text(single))).is_number() ? text(single) : "");
    EXPECT_GE(text(both).size(), 15u);
    EXPECT_NEAR(std::stod(text(single)), std::stod(text(both)), 1e-5);
}

TEST_F(Train, precisionIsShortForTheSetting) {
    const auto report = runWell({"train", "--epochs", "1", "--json", "--precision", "float64"});
    EXPECT_EQ(report.json()["experiment"]["precision"], "float64");
    EXPECT_EQ(report.out, runWell({"train", "--epochs", "1", "--json", "--set", "precision=float64"}).out);
}

TEST_F(Train, regressionHasNoAccuracy) {
    const auto report = runWell({"train", "--epochs", "1", "--json", "--set", "problem=regression"}).json();
    EXPECT_TRUE(report["records"][0]["train_accuracy"].is_null());
    EXPECT_TRUE(report["records"][0]["test_accuracy"].is_null());
    EXPECT_TRUE(report["records"][0]["train_loss"].is_number());
}

TEST_F(Train, pointsThatAreNotThereHaveNoScoreAndNoWarning) {
    const Finished finished = runWell({"train", "--epochs", "1", "--json", "--set", "training_share=100"});
    const auto record = finished.json()["records"][1];
    EXPECT_TRUE(record["test_loss"].is_null());
    EXPECT_TRUE(record["test_accuracy"].is_null());
    EXPECT_TRUE(record["train_accuracy"].is_number());
    EXPECT_EQ(finished.err, "");
}

TEST_F(Train, pointsThatAreNotThereHaveADashForALoss) {
    const Finished finished = runWell({"train", "--epochs", "1", "--set", "training_share=0"});
    EXPECT_EQ(finished.out.find("nan"), std::string::npos);
    EXPECT_NE(finished.out.find("            -     0."), std::string::npos) << finished.out;
}

TEST_F(Train, anEarlyStopSaysWhoseWeightsTheseAre) {
    const auto records = runWell({"train", "--epochs", "1000", "--json", "--set", "early_stopping=2", "--set",
                                  "dataset=spiral", "--set", "learning_rate=1"})
                             .json()["records"];
    const auto& last = records.back();
    ASSERT_LT(last["epoch"], 1000);
    EXPECT_EQ(last["stopped_early_with_weights_of_epoch"], last["epoch"].get<int>() - 2);
    EXPECT_FALSE(records[0].contains("stopped_early_with_weights_of_epoch"));
}

TEST_F(Train, leavingTheFiniteNumbersIsRecordedToTheEndWithOneWarning) {
    const Finished finished = runWell({"train", "--json", "--weights", "--epochs", "20", "--record",
                                       "0,5,10,20", "--out", path("m.nabla"), "--set", "dataset=reg-plane",
                                       "--set", "activation=linear", "--set", "learning_rate=100"});
    const auto records = finished.json()["records"];
    ASSERT_EQ(records.size(), 4u);
    EXPECT_EQ(records[3]["train_loss"], "NaN");
    EXPECT_EQ(records[3]["weights"][0][0][0], "NaN");
    EXPECT_EQ(finished.errorLines(), 1u);
    EXPECT_NE(finished.err.find("epoch 5"), std::string::npos) << finished.err;
    EXPECT_EQ(files(), (std::vector<std::string>{"m.nabla"}));
    runWell({"predict", path("m.nabla"), "--in", write("p.csv", "x,y\n1,2\n")});
}

TEST_F(Train, aLinkWithoutSeedReportsTheOneDrawn) {
    const Finished finished = runWell({"train", "--epochs", "0", "--json", "--link", "#dataset=xor"});
    const std::string seed = finished.json()["experiment"]["seed"];
    EXPECT_EQ(finished.err, "seed drawn: " + seed + "\n");
    EXPECT_EQ(runWell({"train", "--epochs", "0", "--link", "#dataset=xor&seed=0.5"}).err, "");
}

TEST_F(Train, settingsChangeALinkAndAnExperiment) {
    const auto fromLink =
        runWell({"train", "--epochs", "0", "--json", "--link", "#dataset=xor&seed=0.5&noise=20", "--set",
                 "noise=30", "--set", "hidden=5"})
            .json()["experiment"];
    EXPECT_EQ(fromLink["dataset"], "xor");
    EXPECT_EQ(fromLink["noise"], 30);
    EXPECT_EQ(fromLink["hidden"], (std::vector<int>{5}));
    EXPECT_EQ(fromLink["rules"], "playground");
    const auto file = write("e.nabla", R"({"format":"nabla","version":1,"experiment":{"dataset":"moons"}})");
    const auto fromFile =
        runWell({"train", "--epochs", "0", "--json", "--experiment", file, "--set", "batch_size=3"}).json();
    EXPECT_EQ(fromFile["experiment"]["dataset"], "moons");
    EXPECT_EQ(fromFile["experiment"]["batch_size"], 3);
}

TEST_F(Train, aSavedModelStartsAnewWhereAsked) {
    const Arguments arguments{"train", "--epochs", "3", "--json", "--weights", "--set", "hidden=3"};
    Arguments saving = arguments;
    saving.insert(saving.end(), {"--out", path("m.nabla")});
    const Finished first = runWell(saving);
    EXPECT_EQ(first.out, runWell(arguments).out);
    const Finished again = runWell(
        {"train", "--epochs", "3", "--json", "--weights", "--from-start", "--experiment", path("m.nabla")});
    EXPECT_EQ(again.out, first.out);
}

TEST_F(Train, aSavedModelCarriesDropout) {
    const Arguments arguments{"train",
                              "--epochs",
                              "3",
                              "--json",
                              "--weights",
                              "--set",
                              "hidden=5,4,3",
                              "--set",
                              "keep_probability=0.9",
                              "--set",
                              "layer_keep_probabilities=0.8, 0.5",
                              "--set",
                              "input_keep_probability=0.95"};
    Arguments saving = arguments;
    saving.insert(saving.end(), {"--out", path("m.nabla")});
    const Finished first = runWell(saving);
    const auto experiment = nlohmann::json::parse(read("m.nabla"))["experiment"];
    EXPECT_EQ(experiment["keep_probability"], 0.9);
    EXPECT_EQ(experiment["layer_keep_probabilities"], (std::vector<double>{0.8, 0.5}));
    EXPECT_EQ(experiment["input_keep_probability"], 0.95);
    const Finished again = runWell(
        {"train", "--epochs", "3", "--json", "--weights", "--from-start", "--experiment", path("m.nabla")});
    EXPECT_EQ(again.out, first.out);
    EXPECT_NE(
        runWell({"train", "--epochs", "3", "--json", "--weights", "--set", "hidden=5,4,3"}).json()["records"],
        first.json()["records"]);
}

TEST_F(Train, savesTheExperimentAndWhereTrainingStands) {
    const auto report =
        runWell({"train", "--epochs", "3", "--json", "--weights", "--out", path("m.nabla")}).json();
    const auto model = nlohmann::json::parse(read("m.nabla"));
    EXPECT_EQ(model["format"], "nabla");
    EXPECT_EQ(model["version"], 2);
    EXPECT_EQ(model["experiment"], report["experiment"]);
    EXPECT_EQ(model["state"]["epoch"], 3);
    EXPECT_FLOAT_EQ(model["state"]["parameters"][0].get<float>(),
                    report["records"][1]["weights"][0][0][0].get<float>());
    EXPECT_EQ(files(), (std::vector<std::string>{"m.nabla"}));
}

TEST_F(Train, withoutJsonASummaryForPeople) {
    const Finished finished =
        runWell({"train", "--epochs", "2", "--set", "dataset=spiral", "--out", path("m.nabla")});
    for (const std::string& words : {std::string("dataset=spiral"), std::string("2 - 4 - 2 - 1"),
                                     std::string("250 to train"), std::string("train loss"), path("m.nabla")})
        EXPECT_NE(finished.out.find(words), std::string::npos) << words << "\n" << finished.out;
    EXPECT_EQ(finished.out.find("noise"), std::string::npos);
    EXPECT_EQ(finished.err, "");
}

TEST_F(Train, weightsDoNotChangeTheSummary) {
    EXPECT_EQ(runWell({"train", "--epochs", "1", "--weights"}).out, runWell({"train", "--epochs", "1"}).out);
}

TEST_F(Train, noInputAndNoHiddenLayerAreLegal) {
    const auto report =
        runWell({"train", "--epochs", "1", "--json", "--weights", "--set", "features=", "--set", "hidden="})
            .json();
    EXPECT_EQ(report["shape"], (std::vector<int>{0, 1}));
    EXPECT_EQ(report["records"][0]["weights"], nlohmann::json::parse("[[[]]]"));
}

TEST_F(Train, aDeviceIsWrittenIntoAndNotReplaced) {
    runWell({"train", "--epochs", "0", "--out", "/dev/null"});
    EXPECT_EQ(runWell({"data", "--csv", "/dev/null"}).out, "");
    EXPECT_EQ(runWell({"predict", "--help"}).err, "");
}

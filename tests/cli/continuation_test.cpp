#include "tests/cli/program.h"

namespace {

/// Trains in one go or in two, and compares what is saved.
class Continuation : public CliTest {
  protected:
    void expectExact(const Arguments& settings) {
        SCOPED_TRACE(testing::PrintToString(settings));
        trainTo("whole.nabla", "17", settings);
        trainTo("part.nabla", "5", settings);
        trainTo("both.nabla", "12", {"--in", path("part.nabla")});
        EXPECT_EQ(read("both.nabla"), read("whole.nabla"));
    }

    /// The report.
    nlohmann::json trainTo(const std::string& out, const std::string& epochs, const Arguments& more) {
        Arguments arguments{"train", "--json", "--weights", "--epochs", epochs, "--out", path(out)};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return runWell(arguments).json();
    }
};

Arguments settingsOf(const std::vector<std::string>& texts) {
    Arguments arguments;
    for (const std::string& text : texts)
        arguments.insert(arguments.end(), {"--set", text});
    return arguments;
}

} // namespace

TEST_F(Continuation, ofAFileIsExactToTheLastByte) {
    expectExact({});
    expectExact(settingsOf({"optimizer=adam", "normalization=batch", "keep_probability=0.8", "samples=75"}));
    expectExact(settingsOf({"optimizer=radam", "precision=float64", "schedule=cosine", "augment_noise=0.3"}));
    expectExact(settingsOf({"early_stopping=100", "input_normalization=standard", "dataset=spiral"}));
    expectExact(
        settingsOf({"rules=playground", "regularization=L1", "regularization_rate=0.3", "batch_size=7"}));
    expectExact({"--experiment", std::string(NABLA_REFERENCE) + "/nabla-v2-points.nabla"});
}

TEST_F(Continuation, countsEpochsFromTheStartAndTrainsSoManyMore) {
    const auto whole = trainTo("whole.nabla", "9", {"--record", "6,9"});
    trainTo("part.nabla", "4", {});
    const auto rest = trainTo("both.nabla", "5", {"--in", path("part.nabla"), "--record", "6,last"});
    EXPECT_EQ(rest, whole);
    const auto usual = trainTo("again.nabla", "2", {"--in", path("both.nabla")});
    EXPECT_EQ(usual["records"][0]["epoch"], 9);
    EXPECT_EQ(usual["records"][1]["epoch"], 11);
    expectRefused({"train", "--epochs", "5", "--record", "3", "--in", path("part.nabla")},
                  "epoch 3 is before the one from which training goes on, 4");
    expectRefused({"train", "--epochs", "5", "--record", "10", "--in", path("part.nabla")},
                  "beyond the last one, 9");
    expectRefused({"train", "--epochs", "9223372036854775807", "--in", path("part.nabla")}, "--epochs");
    EXPECT_NE(runWell({"train", "--epochs", "1", "--in", path("part.nabla")}).out.find("from epoch 4"),
              std::string::npos);
}

TEST_F(Continuation, startsAnewWhereAsked) {
    const auto first = trainTo("first.nabla", "3", {});
    EXPECT_EQ(trainTo("again.nabla", "3", {"--from-start", "--in", path("first.nabla")}), first);
    EXPECT_EQ(read("again.nabla"), read("first.nabla"));
}

TEST_F(Continuation, takesSettingsAsChangesWhileTraining) {
    trainTo("part.nabla", "4", {});
    const auto from =
        trainTo("slow.nabla", "0", {"--in", path("part.nabla"), "--set", "learning_rate=0.001"});
    const auto file = nlohmann::json::parse(read("slow.nabla"));
    EXPECT_EQ(file["experiment"]["learning_rate"], 0.001);
    EXPECT_EQ(file["state"]["edits"][0]["key"], "learning_rate");
    EXPECT_EQ(file["state"]["parameters"], nlohmann::json::parse(read("part.nabla"))["state"]["parameters"]);
    const auto data = trainTo("data.nabla", "1", {"--in", path("part.nabla"), "--set", "dataset=moons"});
    EXPECT_EQ(data["records"][0]["epoch"], 4);
    EXPECT_EQ(data["records"][0]["weights"], from["records"][0]["weights"]);
}

TEST_F(Continuation, refusesSettingsThatWouldBeginAnew) {
    trainTo("part.nabla", "4", {});
    const Arguments other{"train", "--in", path("part.nabla"), "--set", "hidden=3"};
    expectRefused(other,
                  "hidden: the saved training cannot go on with another one; --from-start begins anew.");
    Arguments anew = other;
    anew.push_back("--from-start");
    runWell(anew);
}

TEST_F(Continuation, keepsHowTheLossWentForTheWindow) {
    trainTo("part.nabla", "4", {});
    trainTo("both.nabla", "3", {"--in", path("part.nabla")});
    const auto history = nlohmann::json::parse(read("both.nabla"))["history"];
    EXPECT_EQ(history["epochs"], (std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7}));
    EXPECT_EQ(history["train"].size(), 8u);
    EXPECT_GT(history["train"][0], history["train"][7]);
}

#include "tests/cli/program.h"

#include <csignal>
#include <fcntl.h>
#include <thread>
#include <unistd.h>

namespace {

/// What is measured is never looked at but for its sign: how fast a machine is, is no test.
class Bench : public CliTest {
  protected:
    /// A measurement as short as possible.
    static Arguments shortly(const Arguments& further) {
        Arguments arguments{"bench", "--seconds", "0.02"};
        arguments.insert(arguments.end(), further.begin(), further.end());
        return arguments;
    }

    nlohmann::json figures(Arguments arguments) {
        arguments.emplace_back("--json");
        const Finished finished = runWell(shortly(arguments));
        EXPECT_EQ(finished.err, "");
        EXPECT_EQ(linesOf(finished.out).size(), 1u);
        return finished.json();
    }

    void refuse(const Arguments& arguments, const std::string& words) {
        expectRefused(shortly(arguments), words);
    }
};

} // namespace

TEST_F(Bench, measuresTheDefaultExperimentUnlessTold) {
    const auto json = figures({});
    EXPECT_GT(json["samples_per_second"], 0);
    EXPECT_GT(json["epochs"], 0);
    EXPECT_EQ(json["shape"], (std::vector<int>{2, 4, 2, 1}));
    EXPECT_EQ(json["batch"], 10);
    EXPECT_EQ(json["points"], 250);
    EXPECT_EQ(json["precision"], "float32");
    EXPECT_EQ(json["threads"], 1);
    EXPECT_EQ(json["seconds"], 0.02);
    EXPECT_FALSE(json.contains("grid_points_per_second"));
}

TEST_F(Bench, measuresTheSizesAskedFor) {
    const auto json =
        figures({"--shape", "7,8,3,1", "--batch", "32", "--points", "99", "--precision", "float64"});
    EXPECT_GT(json["samples_per_second"], 0);
    EXPECT_EQ(json["shape"], (std::vector<int>{7, 8, 3, 1}));
    EXPECT_EQ(json["batch"], 32);
    EXPECT_EQ(json["points"], 99);
    EXPECT_EQ(json["precision"], "float64");
}

TEST_F(Bench, shapesMayHaveNoHiddenLayerAndAllFeaturesOrNone) {
    for (const std::string shape : {"2,1", "10,1", "0,3,1", " 1, 2, 1 "})
        EXPECT_GT(figures({"--shape", shape})["samples_per_second"], 0) << shape;
}

TEST_F(Bench, measuresEveryNeuronOnAGrid) {
    const auto json = figures({"--grid", "16"});
    EXPECT_GT(json["samples_per_second"], 0);
    EXPECT_GT(json["grid_points_per_second"], 0);
    EXPECT_EQ(json["grid"], 16);
}

TEST_F(Bench, measuresEveryInstructionSetOfTheMachine) {
    const auto best = figures({})["isa"].get<std::string>();
    const Finished help = runWell({"bench", "--help"});
    for (const std::string isa : {"baseline", best.c_str()}) {
        EXPECT_NE(help.out.find(isa), std::string::npos) << help.out;
        const auto json = figures({"--isa", isa, "--grid", "8"});
        EXPECT_EQ(json["isa"], isa);
        EXPECT_GT(json["samples_per_second"], 0);
        EXPECT_GT(json["grid_points_per_second"], 0);
        EXPECT_NE(runWell(shortly({"--isa", isa})).out.find(isa), std::string::npos);
        refuse({"--isa", "abacus"}, isa);
    }
    refuse({"--isa", ""}, "--isa: ''");
    refuse({"--isa", "AVX2"}, "'AVX2'");
}

TEST_F(Bench, takesSettingsAndLinksAsTrainDoes) {
    EXPECT_GT(
        figures({"--set", "activation=relu", "--set", "regularization=L2", "--set", "samples=40"})["points"],
        0);
    const auto link = figures({"--link", "#dataset=xor&seed=0.5&networkShape=3", "--batch", "5"});
    EXPECT_EQ(link["shape"], (std::vector<int>{2, 3, 1}));
    EXPECT_EQ(link["batch"], 5);
    EXPECT_EQ(link["precision"], "float64");
}

TEST_F(Bench, withoutJsonAFewLinesForPeople) {
    const Finished finished = runWell(shortly({"--grid", "8"}));
    EXPECT_EQ(linesOf(finished.out).size(), 3u);
    for (const std::string words :
         {"2 - 4 - 2 - 1", "float32", "1 thread", "samples a second", "8 × 8", "7 neurons"})
        EXPECT_NE(finished.out.find(words), std::string::npos) << words << "\n" << finished.out;
    EXPECT_EQ(linesOf(runWell(shortly({})).out).size(), 2u);
}

TEST_F(Bench, refusesShapesThatCannotBe) {
    refuse({"--shape", ""}, "--shape");
    refuse({"--shape", "2"}, "2,4,2,1");
    refuse({"--shape", "two,1"}, "'two'");
    refuse({"--shape", "-1,1"}, "'-1'");
    refuse({"--shape", "11,4,1"}, "0 to 10");
    refuse({"--shape", "2,4,2"}, "one output");
    refuse({"--shape", "2,4,1,"}, "one output");
    refuse({"--shape", "2,,1"}, "hidden");
    refuse({"--shape", "2,4,,1"}, "hidden");
    refuse({"--shape", "2,2000,1"}, "1024");
    refuse({"--shape", "2,4.5,1"}, "4.5");
}

TEST_F(Bench, refusesNumbersThatCannotBe) {
    refuse({"--batch", "0"}, "batch_size");
    refuse({"--batch", "ten"}, "ten");
    refuse({"--points", "1"}, "samples");
    refuse({"--points", "many"}, "many");
    refuse({"--threads", "0"}, "--threads");
    refuse({"--threads", "100000"}, "100000");
    refuse({"--grid", "0"}, "--grid");
    refuse({"--grid", "99999"}, "99999");
    refuse({"--precision", "float16"}, "float16");
    refuse({"--set", "training_share=0"}, "training_share");
    for (const std::string seconds : {"0", "-1", "soon", "nan", "1e9"})
        expectRefused({"bench", "--seconds", seconds}, "--seconds: '" + seconds + "'");
}

TEST_F(Bench, refusesOptionsThatContradictSettings) {
    refuse({"--shape", "2,3,1", "--set", "hidden=4"}, "--shape 2,3,1 contradicts --set hidden=4");
    refuse({"--batch", "3", "--set", "batch_size=4"}, "contradicts");
    refuse({"--points", "30", "--set", "training_share=50"}, "contradicts");
    EXPECT_EQ(figures({"--batch", "3", "--set", "batch_size=3"})["batch"], 3);
}

TEST_F(Bench, warnsWhereTrainingLeavesTheFiniteNumbers) {
    const Finished finished = runWell(
        shortly({"--set", "dataset=reg-plane", "--set", "activation=linear", "--set", "learning_rate=100"}));
    EXPECT_EQ(finished.errorLines(), 1u);
    EXPECT_NE(finished.err.find("finite"), std::string::npos);
}

TEST_F(Bench, endsAtOnceOnInterrupt) {
    const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    const pid_t process = start({"bench", "--seconds", "600"}, nothing, nothing, nothing);
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
    ::kill(process, SIGINT);
    EXPECT_EQ(statusOf(process), 130);
    ::close(nothing);
}

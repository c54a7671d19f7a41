#include "tests/cli/program.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace {

using Data = CliTest;
using Predict = CliTest;

struct Row {
    double x, y, label;
    std::string split;
};

std::vector<Row> rowsOf(const std::string& csv) {
    std::vector<Row> rows;
    const auto lines = linesOf(csv);
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const auto cells = cellsOf(lines[i]);
        rows.push_back({std::stod(cells.at(0)), std::stod(cells.at(1)), std::stod(cells.at(2)), cells.at(3)});
    }
    return rows;
}

} // namespace

TEST_F(Data, trainingPointsComeFirstThenTestPoints) {
    const Finished finished = runWell({"data", "--set", "samples=10", "--set", "training_share=70"});
    const auto lines = linesOf(finished.out);
    ASSERT_EQ(lines.size(), 11u);
    EXPECT_EQ(lines[0], "x,y,label,split");
    const auto rows = rowsOf(finished.out);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        EXPECT_EQ(rows[i].split, i < 7 ? "train" : "test");
        EXPECT_EQ(std::abs(rows[i].label), 1);
    }
}

TEST_F(Data, goesToAFileOrToStandardOutput) {
    const Finished toStream = runWell({"data", "--csv", "-", "--set", "dataset=reg-gauss"});
    EXPECT_EQ(runWell({"data", "--csv", path("d.csv"), "--set", "dataset=reg-gauss"}).out, "");
    EXPECT_EQ(read("d.csv"), toStream.out);
    EXPECT_EQ(files(), (std::vector<std::string>{"d.csv"}));
}

TEST_F(Data, labelsOfMoreClassesAreTheirIndices) {
    const auto rows = rowsOf(runWell({"data", "--set", "dataset=multi-rings", "--set", "classes=5"}).out);
    std::map<double, int> counts;
    for (const Row& row : rows)
        ++counts[row.label];
    EXPECT_EQ(counts, (std::map<double, int>{{0, 100}, {1, 100}, {2, 100}, {3, 100}, {4, 100}}));
}

TEST_F(Data, ofOneDimensionHaveASecondCoordinateOfZeroAndCanBePredicted) {
    const Arguments sine{"--set", "dataset=sineCurve"};
    runWell({"data", "--csv", path("d.csv"), sine[0], sine[1]});
    for (const Row& row : rowsOf(read("d.csv"))) {
        EXPECT_EQ(row.y, 0);
        EXPECT_NEAR(row.label, std::sin(M_PI * row.x), 1e-12);
    }
    runWell({"train", "--epochs", "300", "--out", path("m.nabla"), sine[0], sine[1], "--set",
             "learning_rate=0.1"});
    const auto lines = linesOf(runWell({"predict", path("m.nabla"), "--in", path("d.csv")}).out);
    ASSERT_EQ(lines.size(), 501u);
    EXPECT_EQ(lines[0], "x,y,output");
    write("x.csv", "x\n0.5\n");
    EXPECT_EQ(linesOf(runWell({"predict", path("m.nabla"), "--in", path("x.csv")}).out)[1].substr(0, 6),
              "0.5,0,");
}

TEST_F(Data, theFilesExperimentMeansTheSamePoints) {
    runWell(
        {"train", "--epochs", "0", "--set", "dataset=spiral", "--set", "noise=10", "--out", path("m.nabla")});
    EXPECT_EQ(runWell({"data", "--experiment", path("m.nabla")}).out,
              runWell({"data", "--set", "dataset=spiral", "--set", "noise=10"}).out);
}

/// One precision; what the report says must follow from points and predictions.
class PredictAgrees : public CliTest, public testing::WithParamInterface<const char*> {};

TEST_P(PredictAgrees, withTheLossAndAccuracyReported) {
    const std::string precision = std::string("precision=") + GetParam();
    const Arguments experiment{"--set", "dataset=xor", "--set", precision, "--set", "noise=25"};
    const auto with = [&](Arguments arguments) {
        arguments.insert(arguments.end(), experiment.begin(), experiment.end());
        return arguments;
    };
    const auto report = runWell(with({"train", "--epochs", "30", "--json", "--out", path("m.nabla")})).json();
    runWell(with({"data", "--csv", path("d.csv")}));
    const auto rows = rowsOf(read("d.csv"));
    const auto lines = linesOf(runWell({"predict", path("m.nabla"), "--in", path("d.csv")}).out);
    ASSERT_EQ(lines.size(), rows.size() + 1);
    double loss = 0, right = 0, count = 0;
    for (std::size_t i = 0; i < rows.size() && rows[i].split == "train"; ++i, ++count) {
        const double output = std::stod(cellsOf(lines[i + 1]).back());
        loss += (output - rows[i].label) * (output - rows[i].label) / 2;
        right += (output >= 0) == (rows[i].label > 0);
    }
    EXPECT_NEAR(loss / count, report["records"][1]["train_loss"].get<double>(), 1e-7);
    EXPECT_EQ(right / count, report["records"][1]["train_accuracy"].get<double>());
}

INSTANTIATE_TEST_SUITE_P(both, PredictAgrees, testing::Values("float32", "float64"));

TEST_F(Predict, ofMoreClassesGivesTheLikeliestAndAllProbabilities) {
    for (const std::string precision : {"precision=float32", "precision=float64"}) {
        const Arguments experiment{"--set", "dataset=pinwheel", "--set", "classes=4",
                                   "--set", precision,          "--set", "label_smoothing=0.1"};
        const auto with = [&](Arguments arguments) {
            arguments.insert(arguments.end(), experiment.begin(), experiment.end());
            return arguments;
        };
        const auto report =
            runWell(with({"train", "--epochs", "40", "--json", "--out", path("m.nabla")})).json();
        runWell(with({"data", "--csv", path("d.csv")}));
        const auto rows = rowsOf(read("d.csv"));
        const auto lines = linesOf(runWell({"predict", path("m.nabla"), "--in", path("d.csv")}).out);
        ASSERT_EQ(lines.size(), rows.size() + 1);
        EXPECT_EQ(lines[0], "x,y,class,p0,p1,p2,p3");
        double loss = 0, right = 0, count = 0;
        for (std::size_t i = 0; i < rows.size() && rows[i].split == "train"; ++i, ++count) {
            const auto cells = cellsOf(lines[i + 1]);
            double sum = 0, likeliest = 0;
            for (std::size_t k = 0; k < 4; ++k) {
                const double p = std::stod(cells.at(3 + k));
                const double target = (rows[i].label == static_cast<double>(k) ? 0.9 : 0.0) + 0.1 / 4;
                sum += p;
                likeliest = std::max(likeliest, p);
                loss -= target * std::log(p);
            }
            EXPECT_NEAR(sum, 1, 1e-6);
            EXPECT_EQ(likeliest, std::stod(cells.at(3 + std::stoul(cells.at(2)))));
            right += std::stod(cells.at(2)) == rows[i].label;
        }
        EXPECT_NEAR(loss / count, report["records"][1]["train_loss"].get<double>(), 1e-6);
        EXPECT_EQ(right / count, report["records"][1]["train_accuracy"].get<double>());
        EXPECT_GT(right / count, 0.7);
    }
}

TEST_F(Predict, ofMoreClassesPutsHiddenNeuronsBeforeTheClass) {
    runWell({"train", "--epochs", "1", "--out", path("m.nabla"), "--set", "hidden=2", "--set",
             "dataset=multi-blobs"});
    const auto lines =
        linesOf(runWell({"predict", path("m.nabla"), "--in", "-", "--neurons"}, "x,y\n1,2\n").out);
    EXPECT_EQ(lines.at(0), "x,y,h1_1,h1_2,class,p0,p1,p2");
    EXPECT_EQ(cellsOf(lines.at(1)).size(), 8u);
}

TEST_F(Predict, echoesCoordinatesAsWrittenAndFindsColumnsByName) {
    runWell({"train", "--epochs", "1", "--out", path("m.nabla"), "--set", "hidden=3,2"});
    const auto in =
        write("p.csv", "\xEF\xBB\xBFid,\"y\",note, x \r\n7,-0.50,\"a, b\",1e0\r\n8,\"+2\",,0001\r\n\r\n");
    const auto plain = linesOf(runWell({"predict", path("m.nabla"), "--in", in}).out);
    ASSERT_EQ(plain.size(), 3u);
    EXPECT_EQ(plain[0], "x,y,output");
    EXPECT_EQ(plain[1].rfind("1e0,-0.50,", 0), 0u) << plain[1];
    EXPECT_EQ(plain[2].rfind("0001,+2,", 0), 0u) << plain[2];
    const auto neurons = linesOf(runWell({"predict", path("m.nabla"), "--in", in, "--neurons"}).out);
    EXPECT_EQ(neurons[0], "x,y,h1_1,h1_2,h1_3,h2_1,h2_2,output");
    EXPECT_EQ(cellsOf(neurons[1]).back(), cellsOf(plain[1]).back());
    EXPECT_EQ(cellsOf(neurons[1]).size(), 8u);
}

TEST_F(Predict, findsOutHowATableIsWritten) {
    runWell({"train", "--epochs", "1", "--out", path("m.nabla")});
    const auto outputOf = [&](const std::string& table) {
        const auto lines = linesOf(runWell({"predict", path("m.nabla"), "--in", "-"}, table).out);
        return lines.at(1).substr(lines.at(1).rfind(','));
    };
    const std::string output = outputOf("x,y\n1.5,-2.25\n");
    EXPECT_EQ(outputOf("x;y\r\n1,5;-2,25\r\n"), output);
    EXPECT_EQ(outputOf("y\tx\r-2.25\t1.5\r"), output);
    EXPECT_EQ(outputOf(" x    y\n 1.5 -2.25\n"), output);
}

TEST_F(Predict, readsStandardInputAndWritesAFile) {
    runWell({"train", "--epochs", "1", "--out", path("m.nabla")});
    const Finished shown = runWell({"predict", path("m.nabla"), "--in", "-"}, "x,y\n1,2\n");
    EXPECT_EQ(runWell({"predict", path("m.nabla"), "--in", "-", "--out", path("o.csv")}, "x,y\n1,2\n").out,
              "");
    EXPECT_EQ(read("o.csv"), shown.out);
}

TEST_F(Predict, aPointsOutputDoesNotDependOnItsNeighbours) {
    runWell({"train", "--epochs", "5", "--out", path("m.nabla"), "--set", "hidden=17,13"});
    std::string many = "x,y\n";
    for (int i = 0; i < 300; ++i)
        many += std::to_string(i % 13 - 6) + "." + std::to_string(i) + "," + std::to_string(i % 7) + "\n";
    const auto together = linesOf(runWell({"predict", path("m.nabla"), "--in", write("many.csv", many)}).out);
    ASSERT_EQ(together.size(), 301u);
    for (const std::size_t i : {1u, 2u, 150u, 256u, 257u, 300u}) {
        const auto in = write("one.csv", "x,y\n" + linesOf(many)[i] + "\n");
        EXPECT_EQ(linesOf(runWell({"predict", path("m.nabla"), "--in", in}).out).at(1), together[i]);
    }
}

TEST_F(Predict, aTableWithoutRowsGivesTheHeaderAlone) {
    runWell({"train", "--epochs", "0", "--out", path("m.nabla")});
    EXPECT_EQ(runWell({"predict", path("m.nabla"), "--in", "-"}, "x,y\n").out, "x,y,output\n");
}

TEST_F(Predict, namesTheLineThatIsWrong) {
    runWell({"train", "--epochs", "0", "--out", path("m.nabla")});
    const auto refuse = [&](const std::string& csv, const std::string& words) {
        expectRefused({"predict", path("m.nabla"), "--in", write("p.csv", csv), "--out", path("o.csv")},
                      words);
    };
    refuse("x,y\n1,2\n3,four\n", "Line 3");
    refuse("x,y\n1,\n", "Line 2");
    refuse("x,y\n1,2\n\n3\n", "Line 4");
    refuse("x,y\n1,nan\n", "Line 2");
    refuse("x,y\n\"1,2\n", "Line 2");
    refuse("x,z\n1,2\n", "'y'");
    refuse("x,y,x\n1,2,3\n", "two columns");
    refuse("", "empty");
}

TEST_F(Predict, anExperimentWithoutWeightsIsRefused) {
    const auto file = write("e.nabla", R"({"format":"nabla","version":1,"experiment":{}})");
    expectRefused({"predict", file, "--in", write("p.csv", "x,y\n1,2\n")}, "without weights");
}

#include "tests/cli/program.h"

namespace {

using Table = CliTest;

/// Twenty plants; lines 4 and 6 are no rows.
std::string plants() {
    std::string text = "width;height;kind\n";
    for (int k = 0; k < 20; ++k) {
        text += std::to_string(k) + ",5;" + std::to_string(k * k % 7) + (k % 3 ? ";a\n" : ";b\n");
        text += k == 1 ? "x;1;a\n" : k == 2 ? "4,5;7\n" : "";
    }
    return text;
}

} // namespace

TEST_F(Table, isTrainedOn) {
    const auto file = write("plants.csv", plants());
    const Finished finished = runWell({"train", "--epochs", "1", "--json", "--table", file});
    const auto experiment = finished.json()["experiment"];
    EXPECT_EQ(experiment["dataset"], "own");
    const auto& points = experiment["points"];
    EXPECT_EQ(points["source"], "plants.csv");
    EXPECT_EQ(points["classes"], (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(points["x"].size(), 20u);
    EXPECT_EQ(points["x"][3], 3.5);
    EXPECT_EQ(points["axes"]["y"]["name"], "height");
    const auto lines = linesOf(finished.err);
    ASSERT_EQ(lines.size(), 4u) << finished.err;
    EXPECT_EQ(lines[0], "columns: width, height -> kind");
    EXPECT_EQ(lines[1].rfind("line 4 left out: ", 0), 0u) << lines[1];
    EXPECT_EQ(lines[2].rfind("line 6 left out: ", 0), 0u) << lines[2];
    EXPECT_EQ(lines[3], "2 rows of the table left out");
}

TEST_F(Table, goesByNamedColumns) {
    const auto file = write("t.csv", "a,b,c,d\n1,2,3,4.5\n5,6,7,8.5\n2,2,2,2\n");
    const auto points = runWell({"train", "--epochs", "0", "--json", "--table", file, "--columns", "c, a,d"})
                            .json()["experiment"]["points"];
    EXPECT_EQ(points["x"], (std::vector<double>{3, 7, 2}));
    EXPECT_EQ(points["y"], (std::vector<double>{1, 5, 2}));
    EXPECT_EQ(points["label"], (std::vector<double>{4.5, 8.5, 2}));
    const auto line = runWell({"train", "--epochs", "0", "--json", "--table", file, "--columns", "b,d"})
                          .json()["experiment"];
    EXPECT_EQ(line["points"]["dimensions"], 1);
    EXPECT_EQ(line["problem"], "regression");
    expectRefused({"train", "--table", file, "--columns", "a,z,d"},
                  "There is no column 'z'; there are 'a', 'b'");
    expectRefused({"train", "--table", file, "--columns", "a"}, "--columns names 1 columns");
    expectRefused({"train", "--columns", "a,b,c"}, "--columns goes with --table");
    expectRefused({"train", "--table", path("none.csv")}, "none.csv");
    expectRefused({"train", "--table", write("text.csv", "hello")}, "text.csv");
}

TEST_F(Table, listsTenRowsThatAreLeftOutAndCountsAll) {
    std::string text = "x,y,label\n1,2,a\n2,1,b\n";
    for (int k = 0; k < 150; ++k)
        text += "1\n";
    const Finished finished = runWell({"train", "--epochs", "0", "--table", "-"}, text);
    EXPECT_EQ(finished.errorLines(), 12u)
        << "the columns, ten rows, and how many there are: " << finished.err;
    EXPECT_NE(finished.err.find("150 rows"), std::string::npos) << finished.err;
}

TEST_F(Table, namesAColumnThatHasACommaInQuotes) {
    const auto file = write("t.csv", "\"size, m\",b,\"say \"\"c\"\"\"\n1,2,0.5\n2,3,1.5\n3,1,7.5\n");
    const auto points = runWell({"train", "--epochs", "0", "--json", "--table", file, "--columns",
                                 "b, \"size, m\",\"say \"\"c\"\"\""})
                            .json()["experiment"]["points"];
    EXPECT_EQ(points["x"], (std::vector<double>{2, 3, 1}));
    EXPECT_EQ(points["y"], (std::vector<double>{1, 2, 3}));
    EXPECT_EQ(points["axes"]["label"]["name"], "say \"c\"");
    expectRefused({"train", "--table", file, "--columns", "b,\"size"}, "--columns: ");
    expectRefused({"train", "--table", file, "--columns", ""}, "--columns: ");
}

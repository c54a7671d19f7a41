#include "tests/cli/program.h"

#include <cmath>

namespace {

using PredictUnits = CliTest;

/// Sixty flowers; how many kinds there are.
std::string flowers(int kinds) {
    std::string text = "length (cm),width (cm),kind\n";
    for (int k = 0; k < 60; ++k)
        text += std::to_string(100 + k % 20 * (1 + k % kinds)) + "," + std::to_string(0.01 * (k * k % 17)) +
                ",kind " + std::string(1, static_cast<char>('a' + k % kinds)) + "\n";
    return text;
}

/// A price that is even in what it depends on.
std::string prices(bool isLine) {
    std::string text = isLine ? "size (m²),price (k€)\n" : "size (m²),age [years],price (k€)\n";
    for (int k = 0; k < 40; ++k) {
        const int size = 40 + k * 7 % 40 * 5, age = k * k % 23;
        text += std::to_string(size) + "," + (isLine ? "" : std::to_string(age) + ",") +
                std::to_string(2000.5 + 3 * size - (isLine ? 0 : 10 * age)) + "\n";
    }
    return text;
}

Arguments training(const std::string& table, const std::string& out) {
    return {"train", "--epochs", "60", "--json", "--table",
            table,   "--out",    out,  "--set",  "training_share=100"};
}

} // namespace

TEST_F(PredictUnits, onTheTableTrainedOnIsAsRightAsTrainingSays) {
    for (const int kinds : {2, 3})
        for (const Arguments& more : {Arguments{}, Arguments{"--set", "loss=cross_entropy"}}) {
            if (kinds == 3 && !more.empty())
                continue;
            const auto table = write("flowers.csv", flowers(kinds));
            auto arguments = training(table, path("m.nabla"));
            arguments.insert(arguments.end(), more.begin(), more.end());
            const auto report = runWell(arguments).json();
            const auto lines = linesOf(runWell({"predict", path("m.nabla"), "--in", table}).out);
            const auto asked = linesOf(flowers(kinds));
            ASSERT_EQ(lines.size(), asked.size());
            EXPECT_EQ(lines[0], kinds == 2 ? "length (cm),width (cm),class,output"
                                           : "length (cm),width (cm),class,p_kind a,p_kind b,p_kind c");
            double right = 0;
            for (std::size_t i = 1; i < lines.size(); ++i) {
                const auto cells = cellsOf(lines[i]), given = cellsOf(asked[i]);
                EXPECT_EQ(cells.at(0) + "," + cells.at(1), given.at(0) + "," + given.at(1));
                right += cells.at(2) == given.at(2);
            }
            EXPECT_GT(right, 60 / kinds + 10) << kinds;
            EXPECT_EQ(right / 60, report["records"].back()["train_accuracy"].get<double>());
        }
}

TEST_F(PredictUnits, valuesAreReadings) {
    for (const bool isLine : {true, false}) {
        const auto table = write("prices.csv", prices(isLine));
        const auto report = runWell(training(table, path("m.nabla"))).json();
        const auto& label = report["experiment"]["points"]["axes"]["label"];
        const double scale = label["scale"].get<double>();
        EXPECT_GT(scale, 50);
        const auto lines = linesOf(runWell({"predict", path("m.nabla"), "--in", table}).out);
        EXPECT_EQ(lines[0], isLine ? "size (m²),price (k€)" : "size (m²),age [years],price (k€)");
        double loss = 0;
        for (std::size_t i = 1; i <= 40; ++i) {
            const double price = std::stod(cellsOf(linesOf(prices(isLine))[i]).back());
            const double off = (std::stod(cellsOf(lines.at(i)).back()) - price) / scale;
            loss += off * off / 2;
        }
        EXPECT_NEAR(loss / 40, report["records"].back()["train_loss"].get<double>(), 1e-6);
    }
}

TEST_F(PredictUnits, columnsAreFoundWithTheirUnitWithoutAndAsXAndY) {
    runWell(training(write("prices.csv", prices(false)), path("m.nabla")));
    const auto outputOf = [&](const std::string& table) {
        const auto lines = linesOf(runWell({"predict", path("m.nabla"), "--in", "-"}, table).out);
        return cellsOf(lines.at(1)).back();
    };
    const std::string output = outputOf("size (m²),age (years)\n90,5\n");
    EXPECT_EQ(outputOf("id,age,size [m²]\n7,5,90\n"), output);
    EXPECT_EQ(outputOf("size;age\n90,0;5\n"), output);
    EXPECT_EQ(outputOf("y,x\n5,90\n"), output);
    EXPECT_NE(outputOf("size,age\n95,5\n"), output);
    const auto refuse = [&](const std::string& table, const std::string& words) {
        expectRefused({"predict", path("m.nabla"), "--in", write("p.csv", table)}, words);
    };
    refuse("size (ft²),age\n1,2\n", "Column 'size (ft²)': the model knows it in m².");
    refuse("size (m²),height\n1,2\n", "neither columns 'size (m²)' and 'age (years)' nor 'x' and 'y'");
}

TEST_F(PredictUnits, aColumnThatMayBeEitherIsRefused) {
    std::string table = "p (bar),p (K),kind\n";
    for (int k = 0; k < 20; ++k)
        table += std::to_string(k) + "," + std::to_string(k * k % 17) + (k % 2 ? ",a\n" : ",b\n");
    runWell(training(write("t.csv", table), path("m.nabla")));
    runWell({"predict", path("m.nabla"), "--in", path("t.csv")});
    for (const char* asked : {"p\n1\n", "p,q\n1,2\n"})
        expectRefused({"predict", path("m.nabla"), "--in", write("p.csv", asked)},
                      "Column 'p' may be either of 'p (");
}

TEST_F(PredictUnits, aTableWithoutHeaderIsAskedAsItWasLearnt) {
    const auto table = write("t.csv", "1,20,a\n3,10,b\n2,20,a\n5,10,b\n");
    const auto report = runWell(training(table, path("m.nabla"))).json();
    const auto lines = linesOf(runWell({"predict", path("m.nabla"), "--in", table}).out);
    ASSERT_EQ(lines.size(), 5u);
    EXPECT_EQ(lines[0], "column 1,column 2,class,output");
    EXPECT_EQ(lines[1].rfind("1,20,", 0), 0u) << lines[1];
}

TEST_F(PredictUnits, aGeneratorsUnitsCountWhereColumnsAreNamedAfterThem) {
    runWell({"train", "--epochs", "5", "--set", "dataset=housePrices", "--set", "precision=float64", "--out",
             path("m.nabla")});
    const auto rowOf = [&](const std::string& table) {
        const auto lines = linesOf(runWell({"predict", path("m.nabla"), "--in", "-"}, table).out);
        return std::pair(lines.at(0), std::stod(cellsOf(lines.at(1)).back()));
    };
    const auto inPlane = rowOf("x,y\n3,-3\n");
    const auto inUnits = rowOf("size,age\n190,25\n");
    EXPECT_EQ(inPlane.first, "x,y,output");
    EXPECT_EQ(inUnits.first, "size,age,price (k€)");
    EXPECT_NEAR(inUnits.second, 400 + 350 * inPlane.second, 1e-9);
}

TEST_F(PredictUnits, dataOfATableAreThatTable) {
    for (const std::string& text : {flowers(2), flowers(3), prices(false), prices(true)}) {
        const auto points = [&](const std::string& file) {
            auto read = runWell(training(file, path("m.nabla"))).json()["experiment"]["points"];
            read.erase("source");
            return read;
        };
        const auto first = points(write("t.csv", text));
        runWell({"data", "--experiment", path("m.nabla"), "--csv", path("d.csv")});
        EXPECT_EQ(linesOf(read("d.csv")).size(), linesOf(text).size());
        EXPECT_EQ(points(path("d.csv")), first);
    }
}

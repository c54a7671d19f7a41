#include "core/exporters/numbers.h"

#include "core/data/csv.h"
#include "core/data/export_points.h"
#include "core/data/make_dataset.h"
#include "core/data/own_points.h"
#include "core/training/trainer.h"
#include "tests/experiment_of.h"

#include <gtest/gtest.h>

#include <numeric>
#include <set>

namespace {

using namespace nabla;

NablaFile workOf(const Experiment& experiment) {
    Trainer trainer(experiment);
    LossHistory history;
    history.add({0, 0.5, 0.6});
    for (int epoch = 1; epoch <= 20; ++epoch) {
        trainer.stepEpoch();
        history.add({epoch, trainer.scores().trainLoss, trainer.scores().testLoss});
    }
    return {experiment, trainer.state(), history};
}

using Cells = std::vector<std::string>;

CsvTable tableOf(const NablaFile& work, std::string_view key) {
    const auto text = numbersText(*findNumbersTable(key), work);
    EXPECT_TRUE(text) << (text ? "" : text.error());
    return *parseCsv(*text);
}

} // namespace

TEST(NumbersTables, haveKeysOfTheirOwn) {
    for (const NumbersTable& table : numbersTables())
        EXPECT_EQ(findNumbersTable(table.key), &table);
    EXPECT_EQ(findNumbersTable("x"), nullptr);
}

TEST(NumbersTables, holdTheLossesThatWereKept) {
    const NablaFile work = workOf({});
    const CsvTable table = tableOf(work, "losses");
    EXPECT_EQ(table.header, (std::vector<std::string>{"epoch", "training loss", "test loss"}));
    ASSERT_EQ(table.rows.size(), 21u);
    EXPECT_EQ(*csvNumber(table, table.rows[20], 0), 20);
    EXPECT_EQ(*csvNumber(table, table.rows[20], 2), work.history.records()[20].test);
    EXPECT_FALSE(numbersText(*findNumbersTable("losses"), {work.experiment, work.state, {}}));
}

TEST(NumbersTables, leaveLossesOfNoPointsEmpty) {
    OwnPoints single;
    single.points.push_back({1, 2, -1});
    // A single point tests.
    NablaFile tested = workOf(*withPoints({}, SharedPoints(single)));
    tested.history = LossHistory({{0, std::numeric_limits<double>::quiet_NaN(), 1}}, 1);
    EXPECT_EQ(*findNumbersTable("losses")->write(tested), "epoch,training loss,test loss\n0,,1\n");
}

TEST(NumbersTables, tellDivergedLossesFromMissingOnes) {
    NablaFile work = workOf({});
    work.history = LossHistory({{0, 1, std::numeric_limits<double>::quiet_NaN()}}, 1);
    EXPECT_EQ(*findNumbersTable("losses")->write(work), "epoch,training loss,test loss\n0,1,NaN\n");
}

TEST(NumbersTables, predictEveryPointOfBothSets) {
    for (const Experiment& experiment :
         {Experiment{}, experimentOfTexts({{"problem", "multiclass"}, {"classes", "4"}})}) {
        const NablaFile work = workOf(experiment);
        const CsvTable table = tableOf(work, "predictions");
        const auto data = makeDataset(experiment);
        ASSERT_EQ(table.rows.size(), data->train.size() + data->test.size());
        EXPECT_EQ(table.rows.front().cells[3], "training");
        EXPECT_EQ(table.rows.back().cells[3], "test");
        const CsvTable confusion = tableOf(work, "confusion");
        const std::size_t classes = confusion.header.size() - 2;
        ASSERT_EQ(confusion.rows.size(), 2 * classes);
        // Both tables say the same.
        for (const CsvRow& row : confusion.rows)
            for (std::size_t k = 0; k < classes; ++k) {
                const auto isCounted = [&](const CsvRow& point) {
                    return point.cells[2] == row.cells[1] && point.cells[3] == row.cells[0] &&
                           "predicted " + point.cells[4] == confusion.header[2 + k];
                };
                EXPECT_EQ(std::count_if(table.rows.begin(), table.rows.end(), isCounted),
                          *csvNumber(confusion, row, 2 + k));
            }
    }
}

TEST(NumbersTables, predictValuesInTheirUnits) {
    const NablaFile work = workOf(experimentOfTexts({{"problem", "regression"}, {"dataset", "housePrices"}}));
    const CsvTable table = tableOf(work, "predictions");
    EXPECT_EQ(table.header, (std::vector<std::string>{"size (m²)", "age (years)", "price (k€)", "set",
                                                      "predicted price (k€)"}));
    for (const CsvRow& row : table.rows)
        EXPECT_NEAR(*csvNumber(table, row, 4), *csvNumber(table, row, 2), 400);
    EXPECT_FALSE(numbersText(*findNumbersTable("confusion"), work));
}

TEST(NumbersTables, predictionsHaveTheNumbersOfTheTableOfPoints) {
    OwnPoints own;
    own.axes = {axisBetween("a", "cm", 0.7, 3.1, -5.5, 5.5), axisBetween("b", "", 17, 91.3, -5.5, 5.5),
                axisBetween("c", "kg", 2.1, 9.7, -1, 1)};
    own.problem = Problem::regression;
    for (int i = 0; i < 60; ++i)
        own.points.push_back({0.7 + 0.04 * i, 17 + i * i % 59 + 0.1 * i, 2.1 + 0.1 * (i % 7)});
    const NablaFile work = workOf(*withPoints({}, SharedPoints(own)));
    const CsvTable asked = tableOf(work, "predictions"), points = *parseCsv(pointsTable(work.experiment));
    std::multiset<Cells> found, wanted;
    for (const CsvRow& row : asked.rows)
        found.insert({row.cells[0], row.cells[1], row.cells[2]});
    for (const CsvRow& row : points.rows)
        wanted.insert(row.cells);
    EXPECT_EQ(found, wanted);
}

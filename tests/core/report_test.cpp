#include "core/training/report.h"

#include "core/network/network_spec.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>

using namespace nabla;

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

/// Two inputs, two hidden neurons, one output: nine parameters.
Experiment smallExperiment(Precision precision) {
    Experiment experiment;
    experiment.hidden = {2};
    experiment.precision = precision;
    return experiment;
}

TrainingState countedState() {
    TrainingState state;
    state.parameters = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    return state;
}

nlohmann::json reportOf(const Experiment& experiment, const ReportRecord& record) {
    return nlohmann::json::parse(reportText(experiment, {&record, 1}));
}

} // namespace

TEST(Report, weightsStandByLayerTargetAndSource) {
    const auto report = reportOf(smallExperiment(Precision::float64), {3, {}, countedState()});
    const auto& record = report["records"][0];
    EXPECT_EQ(record["epoch"], 3);
    EXPECT_EQ(record["weights"], nlohmann::json::parse("[[[1,2],[3,4]],[[7,8]]]"));
    EXPECT_EQ(record["biases"], nlohmann::json::parse("[[5,6],[9]]"));
    EXPECT_EQ(record["dead"], nlohmann::json::array());
    EXPECT_EQ(report["shape"], nlohmann::json::parse("[2,2,1]"));
    EXPECT_EQ(report["inputs"], nlohmann::json::parse(R"(["x","y"])"));
}

TEST(Report, deadLinksAreNamedByLayerTargetAndSource) {
    TrainingState state = countedState();
    state.dead = {0, 0, 1, 0, 0, 0, 0, 1, 0};
    const auto report = reportOf(smallExperiment(Precision::float64), {0, {}, state});
    EXPECT_EQ(report["records"][0]["dead"], nlohmann::json::parse("[[0,1,0],[1,0,1]]"));
}

TEST(Report, withoutAStateNoWeights) {
    const auto report = reportOf(smallExperiment(Precision::float64), {0, {}, {}});
    EXPECT_FALSE(report["records"][0].contains("weights"));
    EXPECT_FALSE(report["records"][0].contains("biases"));
    EXPECT_FALSE(report["records"][0].contains("dead"));
}

TEST(Report, singlePrecisionIsWrittenShort) {
    TrainingState state = countedState();
    state.parameters[0] = static_cast<double>(0.1f);
    const ReportRecord record{0, {}, state};
    const auto text = [&](Precision precision) {
        return reportText(smallExperiment(precision), {&record, 1});
    };
    EXPECT_NE(text(Precision::float32).find("[[[0.1,2]"), std::string::npos);
    EXPECT_NE(text(Precision::float64).find("[[[0.10000000149011612,2]"), std::string::npos);
}

TEST(Report, numbersThatAreNotFiniteAreTextsAndMissingAccuraciesNull) {
    TrainingState state = countedState();
    state.parameters[0] = -infinity;
    const auto record = reportOf(smallExperiment(Precision::float32),
                                 {0, {notANumber, infinity, notANumber, 0.5}, state})["records"][0];
    EXPECT_EQ(record["train_loss"], "NaN");
    EXPECT_EQ(record["test_loss"], "Infinity");
    EXPECT_TRUE(record["train_accuracy"].is_null());
    EXPECT_EQ(record["test_accuracy"], 0.5);
    EXPECT_EQ(record["weights"][0][0][0], "-Infinity");
}

TEST(Report, finiteNumbersAreLeftByALossOverPointsOrAParameter) {
    TrainingState state = countedState();
    EXPECT_FALSE(hasLeftFiniteNumbers({1, 1, 1, 1}, state, true, true));
    EXPECT_FALSE(hasLeftFiniteNumbers({1, notANumber, 1, notANumber}, state, true, false));
    EXPECT_FALSE(hasLeftFiniteNumbers({notANumber, 1, notANumber, 1}, state, false, true));
    EXPECT_TRUE(hasLeftFiniteNumbers({1, infinity, 1, 1}, state, true, true));
    EXPECT_TRUE(hasLeftFiniteNumbers({notANumber, 1, 1, 1}, state, true, true));
    state.parameters[8] = notANumber;
    EXPECT_TRUE(hasLeftFiniteNumbers({1, 1, 1, 1}, state, true, true));
}

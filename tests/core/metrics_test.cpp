#include "core/training/metrics.h"
#include "tests/core/beyond_the_list.h"
#include "tests/core/reference.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

using namespace nabla;

namespace {

constexpr double tolerance = 1e-13;

const std::map<std::string, std::string>& leftOut = beyondTheList.at("torch-metrics");

/// What the tests below read.
const std::set<std::string> used{"kind",
                                 "labels",
                                 "n_classes",
                                 "y_true",
                                 "y_pred",
                                 "probabilities",
                                 "accuracy",
                                 "f1_macro",
                                 "roc_auc",
                                 "score",
                                 "recall_per_class",
                                 "precision_per_class",
                                 "ties",
                                 "fpr",
                                 "tpr",
                                 "note",
                                 "thresholds",
                                 "precision_macro",
                                 "r2",
                                 "f1_per_class",
                                 "recall_macro",
                                 "accuracy_at_0",
                                 "confusion_at_0_rows_true",
                                 "confusion_rows_true_columns_pred"};

std::vector<nlohmann::json> rowsOf(const std::string& kind) {
    const auto reference = readReference("torch-metrics.json");
    std::vector<nlohmann::json> rows;
    for (const auto& row : reference["rows"])
        if (row["kind"] == kind)
            rows.push_back(row);
    EXPECT_FALSE(rows.empty());
    return rows;
}

ConfusionMatrix matrixOf(const nlohmann::json& row) {
    return confusionMatrix(row["y_true"].get<std::vector<int>>(), row["y_pred"].get<std::vector<int>>(),
                           row["n_classes"]);
}

void expectCounts(const ConfusionMatrix& matrix, const nlohmann::json& expected) {
    for (int truth = 0; truth < matrix.classes; ++truth)
        for (int predicted = 0; predicted < matrix.classes; ++predicted)
            EXPECT_EQ(matrix.count(truth, predicted), expected[truth][predicted]);
}

void expectNear(const std::vector<double>& numbers, const nlohmann::json& expected, std::size_t first = 0) {
    ASSERT_EQ(numbers.size(), expected.size());
    for (std::size_t k = first; k < numbers.size(); ++k)
        EXPECT_NEAR(numbers[k], number(expected[k]), tolerance) << k;
}

} // namespace

TEST(Metrics, everyFieldOfTheReferenceIsUsedOrNamed) {
    const auto reference = readReference("torch-metrics.json");
    for (const auto& row : reference["rows"])
        for (const auto& [name, value] : row.items())
            EXPECT_TRUE(used.count(name) + leftOut.count(name) == 1) << name;
}

TEST(Metrics, ofClassesAreTheReferences) {
    for (const auto& row : rowsOf("classes")) {
        const ConfusionMatrix matrix = matrixOf(row);
        expectCounts(matrix, row["confusion_rows_true_columns_pred"]);
        EXPECT_NEAR(accuracy(matrix), row["accuracy"], tolerance);
        for (int k = 0; k < matrix.classes; ++k) {
            const ClassScores scores = classScores(matrix, k);
            EXPECT_NEAR(scores.precision, row["precision_per_class"][k], tolerance);
            EXPECT_NEAR(scores.recall, row["recall_per_class"][k], tolerance);
            EXPECT_NEAR(scores.f1, row["f1_per_class"][k], tolerance);
        }
        const ClassScores macro = macroScores(matrix);
        EXPECT_NEAR(macro.precision, row["precision_macro"], tolerance);
        EXPECT_NEAR(macro.recall, row["recall_macro"], tolerance);
        EXPECT_NEAR(macro.f1, row["f1_macro"], tolerance);
    }
}

TEST(Metrics, ofScoresAreTheReferences) {
    for (const auto& row : rowsOf("scores")) {
        const auto truth = row["y_true"].get<std::vector<std::uint8_t>>();
        const auto scores = row["score"].get<std::vector<double>>();
        const RocCurve curve = rocCurve(truth, scores);
        EXPECT_NEAR(curve.area, row["roc_auc"], tolerance);
        expectNear(curve.falsePositiveRate, row["fpr"]);
        expectNear(curve.truePositiveRate, row["tpr"]);
        // Where nothing is positive yet, newer libraries and we say infinity.
        expectNear(curve.threshold, row["thresholds"], 1);
        EXPECT_TRUE(std::isinf(curve.threshold[0]));
        std::vector<int> predicted;
        for (const double score : scores)
            predicted.push_back(score >= 0 ? 1 : 0);
        const auto matrix = confusionMatrix(row["y_true"].get<std::vector<int>>(), predicted, 2);
        expectCounts(matrix, row["confusion_at_0_rows_true"]);
        EXPECT_NEAR(accuracy(matrix), row["accuracy_at_0"], tolerance);
    }
}

TEST(Metrics, ofRegressionAreTheReferences) {
    for (const auto& row : rowsOf("regression"))
        EXPECT_NEAR(
            rSquared(row["y_true"].get<std::vector<double>>(), row["y_pred"].get<std::vector<double>>()),
            row["r2"], tolerance);
}

TEST(Metrics, withoutPointsAreNoNumbers) {
    EXPECT_TRUE(std::isnan(accuracy(confusionMatrix({}, {}, 3))));
    EXPECT_TRUE(std::isnan(rSquared({}, {})));
    EXPECT_TRUE(std::isnan(rocCurve({}, {}).area));
    const std::vector<std::uint8_t> onlyPositives{1, 1};
    EXPECT_TRUE(std::isnan(rocCurve(onlyPositives, std::vector<double>{0.1, 0.2}).area));
}

TEST(Metrics, rSquaredOfAConstantIsPerfectOrNothing) {
    const std::vector<double> constant{2, 2};
    EXPECT_EQ(rSquared(constant, constant), 1);
    EXPECT_EQ(rSquared(constant, std::vector<double>{2, 3}), 0);
}

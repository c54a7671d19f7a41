#include "core/experiment/normalizations.h"
#include "tests/core/exported_model.h"

#include <gtest/gtest.h>

using namespace nabla;

namespace {

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST(PytorchExport, saysWhereTrainingFurtherIsAnother) {
    for (const NormalizationRow& row : normalizations()) {
        const TrainedModel model = exportedModel({{"normalization", std::string(row.key)}});
        EXPECT_EQ(findExporter("pytorch")->losses(model, {}).empty(),
                  row.normalization != Normalization::batchRenorm)
            << row.key;
    }
}

TEST(PytorchExport, usesItsOwnModulesAndFunctions) {
    const std::string text =
        exportedText("pytorch", exportedModel({{"normalization", "batch"}, {"activation", "silu"}}));
    EXPECT_TRUE(contains(text, "self.norm1 = nn.BatchNorm1d("));
    EXPECT_TRUE(contains(text, "a = nn.functional.silu(self.norm1(self.linear1(a)))"));
    EXPECT_FALSE(contains(text, "class GroupNorm"));
}

TEST(PytorchExport, dropsWhereTrainingHereDoes) {
    const std::string text = exportedText("pytorch", exportedModel({{"hidden", "4,3,2"},
                                                                    {"layer_keep_probabilities", "0.8,1,0.6"},
                                                                    {"input_keep_probability", "0.9"}}));
    EXPECT_TRUE(contains(text, "self.dropout_inputs = nn.Dropout(p=0.1)\n        self.linear1"));
    EXPECT_TRUE(contains(text, "self.dropout1 = nn.Dropout(p=0.2)\n        self.linear2"));
    EXPECT_TRUE(contains(text, "self.dropout3 = nn.Dropout(p=0.4)\n        self.linear4"));
    EXPECT_TRUE(contains(text, "a = self.features(points)\n        a = self.dropout_inputs(a)\n"));
    EXPECT_TRUE(contains(text, "a = torch.tanh(self.linear1(a))\n        a = self.dropout1(a)\n"));
    EXPECT_TRUE(contains(text, "a = torch.tanh(self.linear3(a))\n        a = self.dropout3(a)\n"));
    EXPECT_FALSE(contains(text, "dropout2") || contains(text, "dropout4"));
    EXPECT_FALSE(contains(exportedText("pytorch", exportedModel({})), "ropout"));
}

TEST(PytorchExport, runningStatisticsFollowBatchesAsTheyDoHere) {
    for (const NormalizationRow& row : normalizations()) {
        const std::string text = exportedText(
            "pytorch", exportedModel({{"normalization", std::string(row.key)}, {"norm_momentum", "0.01"}}));
        EXPECT_EQ(contains(text, ", momentum=0.01)\n"), takesBatch(row.normalization)) << row.key;
    }
}

TEST(PytorchExport, writesActivationsThatItLacksAsFormulas) {
    const std::string text = exportedText("pytorch", exportedModel({{"activation", "sine"}}));
    EXPECT_TRUE(contains(text, "z = self.linear1(a)\n        a = torch.sin(z)\n"));
}

TEST(PytorchExport, givesLogitsWhereTheOutputsAreProbabilities) {
    const std::string text =
        exportedText("pytorch", exportedModel({{"problem", "multiclass"}, {"dataset", "multi-blobs"}}));
    EXPECT_TRUE(contains(text, "def logits(self, points)"));
    EXPECT_TRUE(contains(text, "return torch.softmax(self.logits(points), dim=1)"));
    EXPECT_FALSE(contains(exportedText("pytorch", exportedModel({})), "logits"));
}

TEST(PytorchExport, namesThatHoldQuotationMarksEndNoDocstring) {
    TrainedModel model = exportedModel({});
    model.columns[0].name = "a\"\"\"b";
    const std::string text = exportedText("pytorch", model);
    EXPECT_TRUE(contains(text, "COLUMNS = [\"a\\\"\\\"\\\"b\", "));
    EXPECT_FALSE(contains(text, "a\"\"\"b"));
}

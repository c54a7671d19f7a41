#include "core/exporters/all.h"
#include "core/exporters/c_model.h"
#include "core/exporters/c_text.h"
#include "tests/core/exported_model.h"

#include <gtest/gtest.h>

#include <cmath>

namespace {

using namespace nabla;

std::string header(const TrainedModel& model, const std::string& name = "net") {
    const auto files = cExporter.write(model, {name, true});
    EXPECT_TRUE(files) << files.error();
    return files ? files->front().content : "";
}

} // namespace

TEST(CExport, writesLiteralsOfTheirType) {
    EXPECT_EQ(cNumber(3, Precision::float32), "3.0f");
    EXPECT_EQ(cNumber(-0.1, Precision::float32), "-0.1f");
    EXPECT_EQ(cNumber(1e-10, Precision::float32), "1e-10f");
    EXPECT_EQ(cNumber(0.1, Precision::float64), "0.1");
}

TEST(CExport, writesTextsInPlainAsciiWhateverTheyHold) {
    EXPECT_EQ(cString("a \"b\" \\ \n?\?/"), R"("a \"b\" \\ \012\?\?/")");
    EXPECT_EQ(cString("é1"), R"("\303\2511")");
}

TEST(CExport, takesItsNamesFromTheModels) {
    const std::string text = header(smallModel(), "moonNet2");
    for (const char* part : {"#ifndef MOONNET2_H\n#define MOONNET2_H ", "#define MOONNET2_INPUTS 1\n",
                             "#define MOONNET2_OUTPUTS 1\n", "#define MOONNET2_CLASSES 2\n",
                             "void moonNet2_predict(const float in[], float out[])",
                             "int moonNet2_classify(const float in[])", "moonNet2_class_name(int index)"})
        EXPECT_NE(text.find(part), std::string::npos) << part << " is missing in\n" << text;
    EXPECT_EQ(text.find('$'), std::string::npos) << text;
}

TEST(CExport, namesEndNoCommentAndTurnNoTextRound) {
    TrainedModel model = smallModel();
    model.columns[0].name = "a*/b\?\?/\xe2\x80\xaeq";
    const std::string text = header(model);
    EXPECT_EQ(text.find("a*/"), std::string::npos);
    EXPECT_EQ(text.find("??"), std::string::npos);
    EXPECT_EQ(text.find("\xe2\x80\xae"), std::string::npos);
}

TEST(CExport, saysWhichClassIsWhich) {
    TrainedModel model = smallModel();
    model.classes = {"B \"b\"*/", "Iris <setosa>"};
    EXPECT_NE(header(model).find(
                  " *   out[0]  output: class 1, 'Iris <setosa>', from 0.0f on, else class 0, 'B 'b' /'\n"),
              std::string::npos)
        << header(model);
}

TEST(CExport, modelsWhoseNamesDifferOnlyInCaseAreToldApart) {
    const auto guardOf = [](const std::string& text) {
        const std::size_t at = text.find("#define NET_H ");
        return text.substr(at, text.find('\n', at) - at);
    };
    const TrainedModel model = smallModel();
    TrainedModel other = model;
    other.layers[0].biases[0] = 0.75;
    EXPECT_EQ(guardOf(header(model, "net")), guardOf(header(model, "net")));
    EXPECT_NE(guardOf(header(model, "net")), guardOf(header(model, "Net")));
    EXPECT_NE(guardOf(header(model, "net")), guardOf(header(other, "net")));
}

TEST(CExport, computesInThePrecisionOfTheTraining) {
    TrainedModel model = smallModel();
    EXPECT_EQ(header(model).find("double"), std::string::npos);
    model.precision = Precision::float64;
    EXPECT_NE(header(model).find("static const double net_weights1"), std::string::npos);
    EXPECT_TRUE(cExporter.losses(model, {}).empty());
}

TEST(CExport, refusesNumbersThatItsPrecisionsHaveNot) {
    TrainedModel model = smallModel();
    model.layers[0].weights[0] = 1e39;
    EXPECT_FALSE(cExporter.write(model, {}));
    model.precision = Precision::float64;
    EXPECT_TRUE(cExporter.write(model, {}));
    model.columns[0].origin = 1e39;
    EXPECT_FALSE(cExporter.write(model, {}));
}

TEST(CExport, refusesANormalizationThatDividesByZero) {
    for (const Precision precision : {Precision::float32, Precision::float64}) {
        TrainedModel model = smallModel();
        model.precision = precision;
        model.layers[0].normalization = {Normalization::batch, 0, 0, {3}, {-1}, {0.75}, {0}};
        EXPECT_FALSE(cExporter.write(model, {}));
    }
}

TEST(CExport, weightsDoTheWorkOfANormalizationByFixedNumbers) {
    TrainedModel model = smallModel();
    model.layers[0].normalization = {Normalization::batch, 0, 0.5, {3}, {-1}, {0.75}, {1.5}};
    const ModelLayer layer = withNormalizationInWeights(model).layers[0];
    EXPECT_FALSE(layer.normalization);
    const double x = 1.25;
    EXPECT_DOUBLE_EQ(layer.weights[0] * x + layer.biases[0],
                     3 * (0.5 * x + 0.25 - 0.75) / std::sqrt(1.5 + 0.5) - 1);
}

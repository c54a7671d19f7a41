#include "core/exporters/all.h"
#include "core/exporters/onnx_formula.h"

#include <gtest/gtest.h>

#include <limits>

namespace {

using namespace nabla;

std::string bytes(std::initializer_list<int> values) {
    std::string text;
    for (const int value : values)
        text += static_cast<char>(value);
    return text;
}

TrainedModel smallModel() {
    TrainedModel model;
    model.columns = {Axis{"x₁"}, Axis{"width \"of\" leaf", "µm", 20, 3}};
    model.inputs = {{findFeature("x"), {}}, {findFeature("y"), {}}};
    model.layers.push_back({2, 1, {0.5, -1}, {0.25}, {}, Activation::tanh});
    model.value = Axis{"output"};
    model.classes = {"rosé", "it's"};
    return model;
}

std::string fileOf(const TrainedModel& model, const ExportOptions& options = {}) {
    return onnxExporter.write(model, options)->front().content;
}

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST(ProtobufWriter, writesTheExamplesOfTheFormatsGuide) {
    EXPECT_EQ(ProtobufWriter().integer(1, 150).content(), bytes({0x08, 0x96, 0x01}));
    EXPECT_EQ(ProtobufWriter().bytes(2, "testing").content(), bytes({0x12, 0x07}) + "testing");
    EXPECT_EQ(ProtobufWriter().message(3, ProtobufWriter().integer(1, 150)).content(),
              bytes({0x1A, 0x03, 0x08, 0x96, 0x01}));
}

TEST(ProtobufWriter, writesNegativeNumbersInTenBytesAndHighFieldsInTwo) {
    EXPECT_EQ(ProtobufWriter().integer(1, -1).content(),
              bytes({0x08, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01}));
    EXPECT_EQ(ProtobufWriter().integer(20, 1).content(), bytes({0xA0, 0x01, 0x01}));
    EXPECT_EQ(ProtobufWriter().integer(1, 0).content(), bytes({0x08, 0x00}));
}

TEST(ProtobufWriter, writesNumbersWithTheLowestByteFirst) {
    EXPECT_EQ(ProtobufWriter().single(2, 1.5F).content(), bytes({0x15, 0x00, 0x00, 0xC0, 0x3F}));
}

TEST(OnnxGraph, givesEveryValueANameOfItsOwnAndEveryNumberOneTensor) {
    OnnxGraph graph;
    const std::string first = graph.node("Neg", "value", {"points"});
    const std::string second = graph.node("Neg", "value", {first});
    EXPECT_EQ(first, "value");
    EXPECT_NE(first, second);
    EXPECT_EQ(graph.constant(0.5), graph.constant(0.5));
    EXPECT_NE(graph.constant(0.5), graph.constant(-0.5));
}

TEST(OnnxGraph, renamesWhatComesOutWhereverItIsUsed) {
    OnnxGraph graph;
    const std::string inner = graph.node("Neg", "inner", {"points"});
    graph.node("Abs", "after", {inner});
    EXPECT_EQ(graph.output({"output", onnx::floatElement, 1, ""}, inner), "output");
    const std::string text = graph.message().content();
    EXPECT_TRUE(contains(text, bytes({0x0A, 0x06}) + "output" + bytes({0x12, 0x05}) + "after"));
}

TEST(OnnxFormula, computesPartsThatOccurTwiceOnce) {
    OnnxGraph graph;
    const Expression shared = exp(Expression::variable("z"));
    addFormula(graph, shared * shared, "f");
    EXPECT_EQ(graph.node("Exp", "f/Exp", {"z"}), "f/Exp_2");
}

TEST(OnnxExport, carriesNamesOfColumnsAndClassesAsTheyAre) {
    const std::string file = fileOf(smallModel());
    EXPECT_TRUE(contains(file, R"(["rosé","it's"])"));
    EXPECT_TRUE(contains(file, R"("name":"width \"of\" leaf","unit":"µm","origin":20,"scale":3)"));
}

TEST(OnnxExport, takesTheDatasColumnsOrTheNetworksInputs) {
    ExportOptions inputsOnly;
    inputsOnly.hasFeatures = false;
    const std::string whole = fileOf(smallModel());
    const std::string bare = fileOf(smallModel(), inputsOnly);
    EXPECT_TRUE(contains(whole, "points") && contains(whole, "plane/y/Div"));
    EXPECT_FALSE(contains(bare, "points") || contains(bare, "plane/"));
    EXPECT_TRUE(contains(onnxExporter.usage(smallModel(), {}, "m.onnx"), "\"points\""));
    EXPECT_TRUE(contains(onnxExporter.usage(smallModel(), inputsOnly, "m.onnx"), "[[0.0, 0.0]]"));
}

TEST(OnnxExport, leavesOutColumnsThatNoFeatureTakes) {
    TrainedModel model = smallModel();
    model.inputs[1].feature = findFeature("xSquared");
    EXPECT_FALSE(contains(fileOf(model), "plane/y"));
}

TEST(OnnxExport, hasLabelsForClassesAlone) {
    TrainedModel model = smallModel();
    EXPECT_TRUE(contains(fileOf(model), "label"));
    model.problem = Problem::regression;
    model.classes.clear();
    EXPECT_FALSE(contains(fileOf(model), "label"));
}

TEST(OnnxExport, refusesNumbersBeyondSinglePrecision) {
    TrainedModel model = smallModel();
    model.layers[0].biases[0] = std::numeric_limits<double>::max();
    const auto written = onnxExporter.write(model, {});
    ASSERT_FALSE(written);
    EXPECT_TRUE(contains(written.error(), "single precision"));
}

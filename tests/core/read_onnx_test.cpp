#include "core/importers/read_onnx.h"

#include "core/experiment/parameters.h"
#include "core/importers/onnx_function.h"
#include "core/network/network_spec.h"
#include "core/network/softmax.h"
#include "core/network/with_activation.h"
#include "core/support/files.h"
#include "core/training/predictor.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>

using namespace nabla;
using Json = nlohmann::json;

namespace {

std::string bytesOf(const std::string& file) {
    const auto bytes = readFile(NABLA_REFERENCE "/onnx/" + file);
    EXPECT_TRUE(bytes) << file;
    return bytes ? *bytes : std::string();
}

Json jsonOf(const char* name) {
    std::ifstream file(std::string(NABLA_REFERENCE "/onnx/") + name);
    return Json::parse(file);
}

/// What PyTorch said of its models, and what must be said of those that are refused.
Json reference() {
    return jsonOf("reference.json");
}

/// What Nabla said of models that it exported, with their features inside and without.
Json ownExports() {
    return jsonOf("nabla.json");
}

std::vector<Point> pointsOf(const Json& list) {
    std::vector<Point> points;
    for (const Json& point : list)
        points.push_back({point[0], point.size() > 1 ? point[1].get<double>() : 0, 0});
    return points;
}

/// What the exported model's own end makes of the outputs that Nabla keeps.
std::vector<double> throughHead(const std::string& head, std::vector<double> outputs) {
    if (head == "sigmoid" || head == "second")
        return {1 / (1 + std::exp(-outputs[0]))};
    if (head == "softmax" || head == "log_softmax")
        softmax<double>(outputs);
    if (head == "log_softmax")
        for (double& output : outputs)
            output = std::log(output);
    return outputs;
}

/// The same of the numbers that the model gave.
std::vector<double> wanted(const std::string& head, const std::vector<double>& given) {
    if (head == "second")
        return {given[1]};
    if (head == "difference")
        return {given[1] - given[0]};
    return given;
}

void expectNear(const std::vector<double>& a, const std::vector<double>& b, const std::string& what) {
    ASSERT_EQ(a.size(), b.size()) << what;
    for (std::size_t i = 0; i < a.size(); ++i)
        EXPECT_LE(std::abs(a[i] - b[i]), 1e-5 * std::max(1.0, std::abs(b[i]))) << what << ", " << a[i];
}

void expectSameOutputs(const NablaFile& file, const Json& model) {
    const std::vector<Point> points = pointsOf(model["points"]);
    Predictor predictor(file.experiment, *file.state);
    const auto all = predictor.outputs(points);
    const std::size_t neurons = predictor.neurons();
    const auto outputs = static_cast<std::size_t>(predictor.network().outputs());
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto end = all.begin() + static_cast<std::ptrdiff_t>((i + 1) * neurons);
        const std::vector<double> own(end - static_cast<std::ptrdiff_t>(outputs), end);
        expectNear(throughHead(model["head"], own), wanted(model["head"], model["outputs"][i]),
                   model["file"].get<std::string>() + " at point " + std::to_string(i));
    }
}

void expectSettings(const NablaFile& file, const Json& model) {
    for (const auto& [key, text] : model["expects"].items()) {
        const Parameter* parameter = findParameter(key);
        ASSERT_TRUE(parameter) << key;
        EXPECT_EQ(valueText(parameter->get(file.experiment)), text) << model["file"] << ", " << key;
    }
}

/// All that was assumed, in one text.
std::string assumedText(const ImportedModel& model) {
    std::string text;
    for (const std::string& sentence : model.assumed) {
        EXPECT_EQ(sentence.back(), '.') << sentence;
        text += sentence + "\n";
    }
    return text;
}

} // namespace

TEST(ReadOnnx, predictsWhatPyTorchDoes) {
    const Json all = reference();
    EXPECT_GT(all["models"].size(), 40u);
    for (const Json& model : all["models"]) {
        const auto read = readOnnx(bytesOf(model["file"]));
        ASSERT_TRUE(read) << model["file"] << ": " << read.error();
        EXPECT_TRUE(validate(read->file.experiment)) << model["file"];
        EXPECT_FALSE(read->assumed.empty()) << model["file"];
        ASSERT_TRUE(read->file.state) << model["file"];
        expectSameOutputs(read->file, model);
    }
}

TEST(ReadOnnx, keepsWhatTheModelSaysOfTraining) {
    const Json all = reference();
    for (const Json& model : all["models"]) {
        const auto read = readOnnx(bytesOf(model["file"]));
        ASSERT_TRUE(read) << model["file"] << ": " << read.error();
        expectSettings(read->file, model);
    }
}

TEST(ReadOnnx, saysWhatBecameOfNormalizationsInputsAndProbabilities) {
    const std::vector<std::string> words{"became a part of the next layer's weights",
                                         "became a part of its weights", "logarithms of probabilities",
                                         "became features", "logit of the second class's probability"};
    const Json all = reference();
    for (const Json& model : all["models"]) {
        const auto read = readOnnx(bytesOf(model["file"]));
        ASSERT_TRUE(read) << model["file"] << ": " << read.error();
        const std::string text = assumedText(*read);
        const Json& said = model["assumes"];
        for (const std::string& part : words)
            EXPECT_EQ(text.find(part) != std::string::npos,
                      std::find(said.begin(), said.end(), part) != said.end())
                << model["file"] << ": " << text;
    }
}

TEST(ReadOnnx, readsBackWhatNablaExported) {
    const Json all = ownExports();
    EXPECT_GT(all["models"].size(), 5u);
    for (const Json& model : all["models"]) {
        const auto read = readOnnx(bytesOf(model["file"]));
        ASSERT_TRUE(read) << model["file"] << ": " << read.error();
        expectSameOutputs(read->file, model);
        expectSettings(read->file, model);
    }
}

TEST(ReadOnnx, saysThatOtherModelsTakeNoTablesAsTheyAre) {
    const std::string words = "a table's columns reach it scaled";
    const auto other = readOnnx(bytesOf("activation_tanh.onnx"));
    ASSERT_TRUE(other);
    EXPECT_NE(assumedText(*other).find(words), std::string::npos);
    const auto own = readOnnx(bytesOf("nabla_m576.onnx"));
    ASSERT_TRUE(own);
    EXPECT_EQ(assumedText(*own).find(words), std::string::npos);
}

TEST(ReadOnnx, ofNablasExportsOnlyThoseWithTheirMetadataNeedNoReading) {
    std::string bytes = bytesOf("nabla_m63.onnx");
    ASSERT_TRUE(readOnnx(bytes));
    const auto at = bytes.find("Nabla");
    ASSERT_NE(at, std::string::npos);
    bytes[at] = 'B';
    const auto read = readOnnx(bytes);
    ASSERT_FALSE(read);
    EXPECT_NE(read.error().find("'Atan'"), std::string::npos) << read.error();
}

TEST(ReadOnnx, everyActivationIsRecognizedByItsNumbersAlone) {
    for (const ActivationRow& row : activations()) {
        SampledFunction function;
        withActivation(row.activation, [&](auto f) {
            for (const double z : onnxProbes())
                function.push_back(static_cast<double>(static_cast<float>(f.value(z))));
        });
        EXPECT_EQ(activationLike(function), row.activation) << row.key;
    }
}

TEST(ReadOnnx, aModelIsOpenedAsAFileThatCanBeSavedAndReadAgain) {
    const Json all = reference();
    for (const Json& model : all["models"]) {
        const auto read = readOnnx(bytesOf(model["file"]));
        ASSERT_TRUE(read) << model["file"];
        const auto again = parseNablaFile(nablaFileText(read->file));
        ASSERT_TRUE(again) << model["file"] << ": " << again.error();
        EXPECT_EQ(again->experiment, read->file.experiment) << model["file"];
        EXPECT_EQ(again->state, read->file.state) << model["file"];
    }
}

TEST(ReadOnnx, otherDataDoNotMakeTheWeightsAnew) {
    const auto read = readOnnx(bytesOf("activation_tanh.onnx"));
    ASSERT_TRUE(read);
    EXPECT_FALSE(read->file.state->edits.empty());
}

TEST(ReadOnnx, refusesOtherModelsByTheirOperator) {
    const Json all = reference();
    EXPECT_GT(all["refused"].size(), 20u);
    for (const Json& model : all["refused"]) {
        const auto read = readOnnx(bytesOf(model["file"]));
        ASSERT_FALSE(read) << model["file"];
        EXPECT_NE(read.error().find(model["words"]), std::string::npos)
            << model["file"] << ": " << read.error();
        EXPECT_EQ(read.error().back(), '.') << read.error();
    }
}

TEST(ReadOnnx, halfPrecisionAndFactorsCount) {
    const auto half = readOnnx(bytesOf("half.onnx"));
    ASSERT_TRUE(half) << half.error();
    EXPECT_EQ(half->file.state->parameters[0], 1.5);
    EXPECT_NEAR(half->file.state->parameters[1], -0.0001, 1e-7);
    const auto label = readOnnx(bytesOf("label.onnx"));
    ASSERT_TRUE(label) << label.error();
    EXPECT_EQ(label->file.state->parameters, (std::vector<double>{0.5, 1, 6}));
}

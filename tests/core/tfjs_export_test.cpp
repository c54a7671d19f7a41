// The files of an export to TensorFlow.js, as far as can be told without running them.

#include "core/experiment/normalizations.h"
#include "core/exporters/affine_map.h"
#include "core/exporters/all.h"
#include "core/training/trainer.h"
#include "tests/experiment_of.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace nabla;
using Json = nlohmann::json;

namespace {

TrainedModel modelOf(const SettingTexts& texts, const Experiment& base = {}) {
    const Experiment experiment = experimentOfTexts(texts, base);
    const auto model = trainedModel(experiment, Trainer(experiment).state());
    EXPECT_TRUE(model) << model.error();
    return *model;
}

std::vector<ExportedFile> filesOf(const TrainedModel& model) {
    const auto files = tfjsExporter.write(model, {});
    EXPECT_TRUE(files) << files.error();
    return *files;
}

const ExportedFile* find(const std::vector<ExportedFile>& files, const std::string& name) {
    const auto at =
        std::find_if(files.begin(), files.end(), [&](const ExportedFile& f) { return f.name == name; });
    return at == files.end() ? nullptr : &*at;
}

Json jsonOf(const std::vector<ExportedFile>& files, const std::string& name) {
    const ExportedFile* file = find(files, name);
    return file ? Json::parse(file->content) : Json();
}

std::size_t bytesOf(const Json& manifest) {
    std::size_t bytes = 0;
    for (const Json& weight : manifest[0]["weights"]) {
        std::size_t numbers = 1;
        for (const Json& size : weight["shape"])
            numbers *= size.get<std::size_t>();
        bytes += 4 * numbers;
    }
    return bytes;
}

bool isDenied(const TrainedModel& model, const std::string& what) {
    const auto losses = tfjsExporter.losses(model, {});
    return std::any_of(losses.begin(), losses.end(), [&](const std::string& loss) {
        return loss.find("There is no layers model") == 0 && loss.find(what) != std::string::npos;
    });
}

Json layersOf(const TrainedModel& model) {
    return jsonOf(filesOf(model), "layers/model.json")["modelTopology"]["model_config"]["config"]["layers"];
}

Json firstLayer(const TrainedModel& model) {
    return layersOf(model)[0];
}

/// The number of that name of each layer that has it, by the layers' names.
std::map<std::string, double> numbersOf(const TrainedModel& model, const std::string& name) {
    std::map<std::string, double> numbers;
    for (const Json& layer : layersOf(model))
        if (layer["config"].contains(name))
            numbers[layer["config"]["name"]] = layer["config"][name];
    return numbers;
}

} // namespace

TEST(TfjsExport, nodesComeAfterWhatTheyTakeAndConstantsAreTheManifests) {
    for (const NormalizationRow& normalization : normalizations()) {
        const auto files = filesOf(modelOf({{"problem", "multiclass"},
                                            {"activation", "gelu"},
                                            {"features", "x,radius,angle,one"},
                                            {"normalization", std::string(normalization.key)}}));
        const Json json = jsonOf(files, "model.json");
        std::set<std::string> known;
        std::vector<std::string> constants;
        for (const Json& node : json["modelTopology"]["node"]) {
            for (const std::string name : node["input"])
                EXPECT_TRUE(known.contains(name)) << name;
            EXPECT_TRUE(known.insert(node["name"]).second) << node;
            if (node["op"] == "Const")
                constants.push_back(node["name"]);
        }
        std::vector<std::string> weights;
        for (const Json& weight : json["weightsManifest"][0]["weights"])
            weights.push_back(weight["name"]);
        EXPECT_EQ(weights, constants);
        EXPECT_EQ(find(files, "weights.bin")->content.size(), bytesOf(json["weightsManifest"]));
    }
}

TEST(TfjsExport, aLayersModelIsThereExactlyWhereNoLossDeniesIt) {
    int models = 0;
    for (const ActivationRow& activation : activations())
        for (const NormalizationRow& normalization : normalizations()) {
            const TrainedModel model = modelOf({{"hidden", "4,2"},
                                                {"activation", std::string(activation.key)},
                                                {"normalization", std::string(normalization.key)}});
            const auto files = filesOf(model);
            const bool hasLayers = find(files, "layers/model.json") != nullptr;
            EXPECT_NE(hasLayers, isDenied(model, "")) << activation.key << " " << normalization.key;
            EXPECT_EQ(find(files, "layers/weights.bin") != nullptr, hasLayers);
            models += hasLayers ? 1 : 0;
        }
    EXPECT_GE(models, 12 * 4);
}

TEST(TfjsExport, whatKeepsALayersModelAwayIsNamed) {
    EXPECT_TRUE(isDenied(modelOf({{"activation", "sine"}}), "Sine"));
    EXPECT_TRUE(isDenied(modelOf({{"hidden", "4"}, {"normalization", "group"}}), "Group norm"));
    EXPECT_FALSE(isDenied(modelOf({{"hidden", "4"}, {"normalization", "layer"}}), ""));
}

TEST(TfjsExport, scalesOfInputsAreALayerThatTrainingLeavesAsItIs) {
    const Json scaled = firstLayer(modelOf({{"input_normalization", "standard"}}));
    EXPECT_EQ(scaled["config"]["name"], "inputs");
    EXPECT_EQ(scaled["config"]["trainable"], false);
    EXPECT_EQ(firstLayer(modelOf({}))["config"]["name"], "layer1");
}

TEST(TfjsExport, layersDropWhereTrainingHereDoes) {
    const SettingTexts settings{
        {"hidden", "4,3,2"}, {"layer_keep_probabilities", "0.8,1,0.6"}, {"input_keep_probability", "0.9"}};
    const std::map<std::string, double> rates{
        {"inputs_dropout", 0.1}, {"layer1_dropout", 0.2}, {"layer3_dropout", 0.4}};
    const TrainedModel model = modelOf(settings);
    EXPECT_EQ(numbersOf(model, "rate"), rates);
    EXPECT_EQ(firstLayer(model)["class_name"], "Dropout");
    EXPECT_EQ(firstLayer(model)["config"]["batch_input_shape"], Json::array({nullptr, 2}));
    std::vector<std::string> names;
    for (const Json& layer : layersOf(model))
        names.push_back(layer["config"]["name"]);
    EXPECT_EQ((std::vector(names.begin(), names.begin() + 5)),
              (std::vector<std::string>{"inputs_dropout", "layer1", "layer1_activation", "layer1_dropout",
                                        "layer2"}));
    EXPECT_TRUE(numbersOf(modelOf({}), "rate").empty());
}

TEST(TfjsExport, runningStatisticsFollowBatchesAsTheyDoHere) {
    for (const NormalizationRow& row : normalizations()) {
        const TrainedModel model =
            modelOf({{"hidden", "4"}, {"normalization", std::string(row.key)}, {"norm_momentum", "0.01"}});
        if (isDenied(model, ""))
            continue;
        const std::map<std::string, double> kept{{"layer1_normalization", 0.99}};
        EXPECT_EQ(numbersOf(model, "momentum") == kept, takesBatch(row.normalization)) << row.key;
    }
}

TEST(TfjsExport, layersTakeTheNetworksInputsWhereFeaturesAreNoSums) {
    const TrainedModel model = modelOf({{"features", "x,y,xTimesY"}});
    EXPECT_EQ(firstLayer(model)["config"]["batch_input_shape"], Json::array({nullptr, 3}));
    EXPECT_EQ(tfjsExporter.losses(model, {}).size(), 1U);
    EXPECT_EQ(firstLayer(modelOf({{"features", "y,one,x"}}))["config"]["batch_input_shape"],
              Json::array({nullptr, 2}));
}

TEST(TfjsExport, sentencesHaveNumbersThatPeopleCanRead) {
    TrainedModel model = modelOf({{"problem", "regression"}, {"dataset", "sineCurve"}, {"features", "x"}});
    model.value.origin = 510.8;
    model.value.scale = 435.90000000000003;
    const auto losses = tfjsExporter.losses(model, {});
    ASSERT_EQ(losses.size(), 1U);
    EXPECT_NE(losses[0].find("510.8 + 435.9 · value"), std::string::npos) << losses[0];
}

TEST(TfjsExport, namesAreCarriedAsTheyAre) {
    OwnPoints own;
    own.axes.x.name = "a \"b\"\\</script>";
    own.classes = {"it's", "rosé"};
    own.points = {{0, 0, -1}, {1, 1, 1}, {2, 1, 1}, {3, 0, -1}};
    const auto experiment = withPoints(Experiment{}, SharedPoints(std::move(own)));
    ASSERT_TRUE(experiment) << experiment.error();
    const Json facts = jsonOf(filesOf(modelOf({}, *experiment)), "model.json")["userDefinedMetadata"];
    EXPECT_EQ(facts["columns"][0]["name"], "a \"b\"\\</script>");
    EXPECT_EQ(facts["classes"], Json::array({"it's", "rosé"}));
    EXPECT_EQ(facts["threshold"], 0);
}

TEST(TfjsExport, numbersBeyondSinglePrecisionAreRefused) {
    TrainedModel model = modelOf({});
    model.layers[0].weights[0] = 1e39;
    EXPECT_FALSE(tfjsExporter.write(model, {}));
    // A scale that comes about only in the export.
    model = modelOf({{"input_normalization", "standard"}});
    model.columns[0].scale = 1e-30;
    model.inputs[0].scale.factor = 1e30;
    EXPECT_FALSE(tfjsExporter.write(model, {}));
}

TEST(AffineMap, takesColumnsToInputs) {
    TrainedModel model = modelOf({{"features", "y,one"}});
    model.columns[1].origin = 10;
    model.columns[1].scale = 4;
    model.inputs[0].scale = {0.5, 2};
    const auto map = affineInputs(model);
    ASSERT_TRUE(map);
    // ((reading − 10) / 4 − 0.5) 2
    EXPECT_EQ(map->factors, (std::vector<double>{0, 0.5, 0, 0}));
    EXPECT_EQ(map->constants, (std::vector<double>{-6, 1}));
    EXPECT_FALSE(map->isIdentity());
}

TEST(AffineMap, knowsColumnsThatStayAsTheyAreAndFeaturesThatAreNoSums) {
    EXPECT_TRUE(affineInputs(modelOf({}))->isIdentity());
    TrainedModel turned = modelOf({});
    std::swap(turned.inputs[0], turned.inputs[1]);
    EXPECT_FALSE(affineInputs(turned)->isIdentity());
    EXPECT_FALSE(affineInputs(modelOf({{"features", "x"}}))->isIdentity());
    EXPECT_FALSE(affineInputs(modelOf({{"features", "x,sinX"}})));
}

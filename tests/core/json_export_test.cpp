#include "core/exporters/model_schema.h"
#include "core/support/files.h"
#include "tests/core/exported_model.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>

using namespace nabla;
using nlohmann::json;

TEST(JsonExport, itsSchemaIsPublishedAsItIs) {
    const auto published = readFile(std::string(NABLA_SOURCE) + "/resources/nabla-model.schema.json");
    ASSERT_TRUE(published) << published.error();
    EXPECT_TRUE(*published == modelSchema())
        << "Write it anew: nabla-cli schema --model > resources/nabla-model.schema.json";
}

TEST(JsonExport, itsSchemaSaysWhatEveryKindOfModelAndLayerLacks) {
    const json schema = json::parse(modelSchema());
    for (const json& conditions : {schema["allOf"], schema["$defs"]["layer"]["allOf"]})
        for (const json& condition : conditions)
            for (const json& field : condition["then"]["required"])
                EXPECT_EQ(condition["else"]["properties"][field.get<std::string>()], false) << field;
}

TEST(JsonExport, numbersReadBackTheSameAndAsFloatingPoint) {
    TrainedModel model = exportedModel({{"precision", "float64"}});
    model.layers[0].weights[0] = 1.0 / 3;
    model.layers[0].weights[1] = -0.0;
    model.layers[0].biases[0] = 1e300;
    const json layer = json::parse(exportedText("json", model))["layers"][0];
    EXPECT_EQ(layer["weights"][0][0].get<double>(), 1.0 / 3);
    EXPECT_TRUE(layer["weights"][0][1].is_number_float());
    EXPECT_TRUE(std::signbit(layer["weights"][0][1].get<double>()));
    EXPECT_EQ(layer["biases"][0].get<double>(), 1e300);
}

TEST(JsonExport, namesMayHoldAnything) {
    TrainedModel model = exportedModel({});
    model.columns[0].name = "a \"b\" \\ \n </script> é";
    EXPECT_EQ(json::parse(exportedText("json", model))["columns"][0]["name"], model.columns[0].name);
}

TEST(JsonExport, hasWhatTheProblemNeeds) {
    const json classes = json::parse(exportedText("json", exportedModel({})));
    EXPECT_TRUE(classes.contains("threshold") && classes.contains("classes") && !classes.contains("value"));
    const json values = json::parse(
        exportedText("json", exportedModel({{"problem", "regression"}, {"dataset", "housePrices"}})));
    EXPECT_TRUE(values.contains("value") && !values.contains("threshold") && !values.contains("classes"));
    EXPECT_FALSE(values.contains("logit"));
}

TEST(JsonExport, saysWhetherTheOutputIsALogit) {
    EXPECT_EQ(json::parse(exportedText("json", exportedModel({})))["logit"], false);
    EXPECT_EQ(json::parse(exportedText("json", exportedModel({{"loss", "cross_entropy"}})))["logit"], true);
}

#include "core/training/file_schema.h"

#include "core/experiment/experiment_schema.h"
#include "core/support/json_schema.h"
#include "core/training/migrations.h"
#include "core/training/nabla_file.h"

#include <cstdint>
#include <string>

namespace nabla {
namespace {

using namespace schema;

Json bestSchema() {
    return described(
        object({{"epoch", reference("count")},
                {"waiting_since",
                 described(reference("count"), "The epoch from which patience counts; where missing, the "
                                               "same as epoch.")},
                {"test_loss", reference("anyNumber")},
                {"parameters", reference("numbers")},
                {"statistics", reference("numbers")}},
               {"epoch", "test_loss", "parameters"}),
        "The weights with the lowest test loss, while early stopping looks for it.");
}

Json optimizerSchema() {
    return described(object({{"steps", {{"type", "integer"}, {"minimum", 1}}},
                             {"momentum_product", {{"type", "number"}}},
                             {"slots", list(reference("numbers"))}},
                            {"steps", "momentum_product", "slots"}),
                     "What the optimizer remembers of each parameter.");
}

Json editsSchema() {
    return described(list(object({{"batch", reference("count")},
                                  {"epoch", reference("count")},
                                  {"key", {{"type", "string"}}},
                                  {"value", {{"type", "string"}}}},
                                 {"batch", "epoch", "key", "value"})),
                     "What was changed while training: before which update and epoch, and to what.");
}

Json scalingSchema() {
    const Json offsets = list({{"type", "number"}});
    const Json factors = list({{"type", "number"}, {"exclusiveMinimum", 0}});
    return described(object({{"offsets", offsets}, {"factors", factors}}, {"offsets", "factors"}),
                     "Each input is (feature - offset) * factor.");
}

Json stateSchema() {
    const Json count = reference("count");
    const Json numbers = reference("numbers");
    Json state = object(
        {{"epoch", described(count, "Epochs completed.")},
         {"position", described(count, "Points of the present epoch already seen.")},
         {"batches", described(count, "Updates since the start.")},
         {"samples", described(count, "Points gone through since the start.")},
         {"parameters",
          described(numbers, "Layer by layer: the weights to each neuron from all of the layer before, then "
                             "the biases, then gains and shifts where it is normalized.")},
         {"statistics", described(numbers, "Running statistics of batch normalizations.")},
         {"input_scaling", scalingSchema()},
         {"dead", described(list(count), "Places of the links that the Playground's L1 switched off.")},
         {"frozen", described(list(count), "Places of the parameters that are held fast.")},
         {"carried", described(numbers, "Sums of gradients of a batch begun in the last epoch.")},
         {"carried_points", described(count, "How many points those sums hold.")},
         {"optimizer", optimizerSchema()},
         {"best", bestSchema()},
         {"stopped_at", described(count, "The epoch after which training stopped early.")},
         {"edits", editsSchema()}},
        {"parameters"});
    return described(std::move(state), "Where training stands; without it, at its start.");
}

Json historySchema() {
    const auto column = [](Json items) {
        Json schema = list(std::move(items));
        schema["maxItems"] = LossHistory::capacity;
        return schema;
    };
    return described(
        object({{"stride", {{"type", "integer"}, {"minimum", 1}}},
                {"epochs", column(reference("count"))},
                {"train", column(reference("anyNumber"))},
                {"test", column(reference("anyNumber"))}},
               {"stride", "epochs", "train", "test"}),
        "How the loss went: columns of one length, for epochs that are multiples of the stride.");
}

Json definitions() {
    return {{"count", {{"type", "integer"}, {"minimum", 0}, {"maximum", std::int64_t{1} << 53}}},
            {"anyNumber",
             {{"anyOf", {{{"type", "number"}}, {{"enum", {"NaN", "Infinity", "-Infinity"}}}}},
              {"description", "A number, or the name of one that JSON lacks."}}},
            {"numbers", list(reference("anyNumber"))},
            {"axis", axisSchema()},
            {"points", pointsSchema()}};
}

/// The versions that can be read, and what came with each.
Json versionSchema() {
    std::string words = "Files are written as version " + std::to_string(nablaFileVersion) + ".";
    for (const Migration& migration : migrations())
        words += " Version " + std::to_string(migration.from + 1) + " brought " +
                 std::string(migration.news) + ".";
    return {{"type", "integer"}, {"minimum", 1}, {"maximum", nablaFileVersion}, {"description", words}};
}

} // namespace

std::string nablaFileSchema() {
    Json schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                {"$id", "urn:nabla:file:" + std::to_string(nablaFileVersion)},
                {"title", "Nabla file"},
                {"description", "An experiment of Nabla, with its points and its training, as UTF-8 text."}};
    schema.update(object({{"format", {{"const", "nabla"}}},
                          {"version", versionSchema()},
                          {"experiment", experimentSchema()},
                          {"state", stateSchema()},
                          {"history", historySchema()}},
                         {"format", "version"}));
    schema["$defs"] = definitions();
    return schema.dump(2) + "\n";
}

} // namespace nabla

#include "app/bench_experiment.h"

#include "core/data/features.h"
#include "core/support/number_text.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace nabla {
namespace {

/// The features that points of the plane have.
std::vector<std::string_view> planeFeatures() {
    std::vector<std::string_view> keys;
    for (const Feature& feature : features())
        if (suits(feature, 2))
            keys.push_back(feature.key);
    return keys;
}

std::string firstFeatures(std::size_t count) {
    std::vector<std::string_view> keys = planeFeatures();
    keys.resize(count);
    std::string list;
    for (const std::string_view key : keys)
        list += (list.empty() ? "" : ",") + std::string(key);
    return list;
}

/// A shape's first number says which features are inputs, the last is the output's, the others are hidden.
Status addShape(std::vector<ShortSetting>& shorts, std::string_view shape) {
    const std::string option = "--shape " + std::string(shape);
    const auto first = shape.find(',');
    const auto last = shape.rfind(',');
    if (first == std::string_view::npos)
        return Error{option + ": give inputs, hidden layers and the output, such as 2,4,2,1."};
    const auto inputs = parseInteger(shape.substr(0, first));
    const auto most = static_cast<std::int64_t>(planeFeatures().size());
    if (!inputs || *inputs < 0 || *inputs > most)
        return Error{option + ": the inputs '" + std::string(shape.substr(0, first)) +
                     "' are not a whole number from 0 to " + std::to_string(most) + "."};
    if (parseInteger(shape.substr(last + 1)) != 1)
        return Error{option + ": it must end with 1, as there is one output."};
    const auto hidden = first == last ? std::string_view() : shape.substr(first + 1, last - first - 1);
    if (first != last && trimmed(hidden).empty())
        return Error{option + ": a hidden layer has no number."};
    shorts.push_back({option, "features", firstFeatures(static_cast<std::size_t>(*inputs))});
    shorts.push_back({option, "hidden", std::string(hidden)});
    return Done{};
}

} // namespace

Result<ChosenExperiment> chooseBenchExperiment(ExperimentOptions options, const BenchSizes& sizes) {
    if (sizes.shape)
        if (const auto added = addShape(options.shorts, *sizes.shape); !added)
            return Error{added.error()};
    if (sizes.batch)
        options.shorts.push_back({"--batch " + *sizes.batch, "batch_size", *sizes.batch});
    if (sizes.points) {
        options.shorts.push_back({"--points " + *sizes.points, "samples", *sizes.points});
        options.shorts.push_back({"--points " + *sizes.points, "training_share", "100"});
    }
    return chooseExperiment(options);
}

} // namespace nabla

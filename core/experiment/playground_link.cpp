#include "core/experiment/playground_link.h"

#include "core/data/features.h"
#include "core/data/generators.h"
#include "core/experiment/parameters.h"
#include "core/experiment/playground_fields.h"
#include "core/support/number_text.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>

namespace nabla {
namespace {

constexpr int classificationSamples = 500;
constexpr int regressionSamples = 1200;

bool isHidden(const PlaygroundFields& fields, std::string_view key) {
    const std::string* text = fields.text(std::string(key) + "_hide");
    return text && *text == "true";
}

double correctedNoise(double noise) {
    if (noise > 80)
        return 50;
    return std::max(noise, 0.0);
}

/// The Playground slices its points at floor(n · share / 100): beyond all is all, below none counts from the
/// end.
double correctedShare(double share) {
    if (std::isnan(share))
        return 0;
    if (share < 0)
        share += 100;
    return std::clamp(share, 0.0, 100.0);
}

/// The Playground updates whenever the count of points is divisible by the batch size, whatever number that
/// is: 2.5 means every 5 points, not-a-number never.
int correctedBatchSize(double size) {
    constexpr int never = 1'000'000;
    size = std::abs(size);
    if (size >= 1 && size <= never && size == std::floor(size))
        return static_cast<int>(size);
    for (int points = 1; size > 0 && points <= regressionSamples; ++points)
        if (std::fmod(points, size) == 0)
            return points;
    return never;
}

std::string keyOr(const PlaygroundFields& fields, std::string_view field, std::string_view parameterKey,
                  std::string_view otherwise) {
    const std::string* text = fields.present(field);
    if (!text)
        return std::string(otherwise);
    for (const Choice& choice : findParameter(parameterKey)->choices)
        if (choice.inPlayground && choice.value == *text)
            return *text;
    return std::string(otherwise);
}

std::string datasetOf(const PlaygroundFields& fields, Problem problem) {
    const bool classes = problem == Problem::classification;
    const std::string name = keyOr(fields, classes ? "dataset" : "regDataset", "dataset", "");
    const Generator* generator = findGenerator(name);
    const bool fits = generator && generator->inPlayground && generator->problem == problem;
    return fits ? name : std::string(defaultGenerator(problem).key);
}

std::vector<std::string> featuresOf(const PlaygroundFields& fields) {
    std::vector<std::string> keys;
    for (const Feature& feature : features()) {
        const bool usual = feature.key == "x" || feature.key == "y";
        if (feature.inPlayground && fields.flag(feature.key, usual) && !isHidden(fields, feature.key))
            keys.emplace_back(feature.key);
    }
    return keys;
}

std::vector<std::int64_t> hiddenOf(PlaygroundFields& fields) {
    const std::string* shape = fields.text("networkShape");
    if (!shape)
        return {4, 2};
    if (trimmed(*shape).empty())
        return {};
    // Beyond any limit, so that the message about limits speaks of it.
    constexpr double tooMany = 1e15;
    std::vector<std::int64_t> sizes;
    std::string_view rest = *shape;
    for (;;) {
        const auto comma = rest.find(',');
        const double size = fields.checkedNumber("networkShape", rest.substr(0, comma));
        // The page adds neurons as long as their count is below the size.
        sizes.push_back(static_cast<std::int64_t>(std::ceil(std::clamp(size, -tooMany, tooMany))));
        if (comma == std::string_view::npos)
            return sizes;
        rest.remove_prefix(comma + 1);
    }
}

std::vector<Setting> settingsOf(PlaygroundFields& fields) {
    const bool regression = keyOr(fields, "problem", "problem", "classification") == "regression";
    const Problem problem = regression ? Problem::regression : Problem::classification;
    const std::string* seed = fields.present("seed");
    return {
        {"rules", "playground"},
        {"precision", "float64"},
        {"seed", seed ? *seed : newSeed()},
        {"problem", regression ? "regression" : "classification"},
        {"dataset", datasetOf(fields, problem)},
        {"noise", correctedNoise(fields.neededNumber("noise", 0))},
        {"training_share", correctedShare(fields.number("percTrainData", 50))},
        {"samples", std::int64_t{regression ? regressionSamples : classificationSamples}},
        {"features", featuresOf(fields)},
        {"hidden", hiddenOf(fields)},
        {"activation", keyOr(fields, "activation", "activation", "tanh")},
        {"initializer", fields.flag("initZero", false) ? "zero" : "playground"},
        {"batch_size", std::int64_t{correctedBatchSize(fields.number("batchSize", 10))}},
        {"learning_rate", fields.neededNumber("learningRate", 0.03)},
        {"regularization", keyOr(fields, "regularization", "regularization", "none")},
        {"regularization_rate", fields.neededNumber("regularizationRate", 0)},
    };
}

} // namespace

Result<PlaygroundLink> parsePlaygroundLink(std::string_view link) {
    PlaygroundFields fields(link);
    if (fields.empty() && link.find(playgroundPage) == std::string_view::npos)
        return Error{"This is not a Playground link: it has no '#' with settings behind it."};
    const auto settings = settingsOf(fields);
    if (!fields.error().empty())
        return Error{fields.error()};
    auto experiment = withSettings({}, settings);
    if (!experiment)
        return Error{"The link cannot be opened: " + experiment.error()};
    return PlaygroundLink{*std::move(experiment), fields.flag("showTestData", false),
                          fields.flag("discretize", false), fields.present("seed") == nullptr};
}

std::string newSeed() {
    std::random_device device;
    const auto five = std::uniform_int_distribution<int>(0, 99'999)(device);
    const std::string digits = std::to_string(five);
    return "0." + std::string(5 - digits.size(), '0') + digits;
}

} // namespace nabla

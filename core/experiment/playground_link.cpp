#include "core/experiment/playground_link.h"

#include "core/data/features.h"
#include "core/data/generators.h"
#include "core/experiment/parameters.h"
#include "core/support/number_text.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <random>

namespace nabla {
namespace {

constexpr std::string_view playgroundPage = "playground.tensorflow.org/";
constexpr int classificationSamples = 500;
constexpr int regressionSamples = 1200;

using Fields = std::map<std::string, std::string, std::less<>>;

/// Cuts at every '&', then at '='; of a key given twice the last one counts; nothing is decoded.
Fields splitLink(std::string_view link) {
    if (const auto hash = link.find('#'); hash != std::string_view::npos)
        link.remove_prefix(hash + 1);
    Fields fields;
    while (!link.empty()) {
        const auto end = link.find('&');
        const std::string_view piece = link.substr(0, end);
        link.remove_prefix(end == std::string_view::npos ? link.size() : end + 1);
        const auto equals = piece.find('=');
        if (equals == std::string_view::npos)
            continue;
        const std::string_view rest = piece.substr(equals + 1);
        fields.insert_or_assign(std::string(piece.substr(0, equals)),
                                std::string(rest.substr(0, rest.find('='))));
    }
    return fields;
}

/// The field's text where it is present, which for all but lists means not blank.
const std::string* present(const Fields& fields, std::string_view key) {
    const auto at = fields.find(key);
    return at == fields.end() || trimmed(at->second).empty() ? nullptr : &at->second;
}

bool flag(const Fields& fields, std::string_view key, bool otherwise) {
    const std::string* text = present(fields, key);
    return text ? *text != "false" : otherwise;
}

bool isHidden(const Fields& fields, std::string_view key) {
    return flag(fields, std::string(key) + "_hide", false);
}

/// Reads numbers as JavaScript's unary plus does, and remembers the first that is none.
class Numbers {
  public:
    explicit Numbers(const Fields& fields) : fields_(fields) {}

    double get(std::string_view key, double otherwise) {
        const std::string* text = present(fields_, key);
        if (!text)
            return otherwise;
        return parse(key, *text);
    }

    double parse(std::string_view key, std::string_view text) {
        text = trimmed(text);
        if (text.starts_with("0x") || text.starts_with("0X"))
            return static_cast<double>(std::strtoull(std::string(text.substr(2)).c_str(), nullptr, 16));
        const auto number = parseNumber(text);
        if (!number && error_.empty())
            error_ = "The link's " + std::string(key) + "='" + std::string(text) + "' is not a number.";
        return number.value_or(0);
    }

    const std::string& error() const { return error_; }

  private:
    const Fields& fields_;
    std::string error_;
};

double correctedNoise(double noise) {
    if (noise > 80)
        return 50;
    return std::max(noise, 0.0);
}

/// The Playground slices its points at floor(n · share / 100): beyond all is all, below none counts from the
/// end.
double correctedShare(double share) {
    if (share < 0)
        share += 100;
    return std::clamp(share, 0.0, 100.0);
}

/// The Playground updates whenever the count of points is divisible by the batch size, whatever number that
/// is.
int correctedBatchSize(double size) {
    constexpr int never = 1'000'000;
    size = std::abs(size);
    for (int points = 1; size > 0 && points <= regressionSamples; ++points)
        if (std::fmod(points, size) == 0)
            return points;
    return never;
}

std::string keyOr(const Fields& fields, std::string_view field, std::string_view parameterKey,
                  std::string_view otherwise) {
    const std::string* text = present(fields, field);
    if (!text)
        return std::string(otherwise);
    for (const Choice& choice : findParameter(parameterKey)->choices)
        if (choice.value == *text)
            return *text;
    return std::string(otherwise);
}

std::string datasetOf(const Fields& fields, Problem problem) {
    const bool classes = problem == Problem::classification;
    const std::string name = keyOr(fields, classes ? "dataset" : "regDataset", "dataset", "");
    const Generator* generator = findGenerator(name);
    const bool fits = generator && generator->inPlayground && generator->problem == problem;
    return fits ? name : std::string(defaultGenerator(problem).key);
}

std::vector<std::string> featuresOf(const Fields& fields) {
    std::vector<std::string> keys;
    for (const Feature& feature : features()) {
        const bool usual = feature.key == "x" || feature.key == "y";
        if (feature.inPlayground && flag(fields, feature.key, usual) && !isHidden(fields, feature.key))
            keys.emplace_back(feature.key);
    }
    return keys;
}

std::vector<std::int64_t> hiddenOf(const Fields& fields, Numbers& numbers) {
    const auto at = fields.find("networkShape");
    if (at == fields.end())
        return {4, 2};
    std::vector<std::int64_t> sizes;
    std::string_view rest = at->second;
    while (!rest.empty()) {
        const auto comma = rest.find(',');
        // Beyond any limit, so that the message about limits speaks of it.
        const double size = std::min(numbers.parse("networkShape", rest.substr(0, comma)), 1e15);
        sizes.push_back(static_cast<std::int64_t>(size));
        rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 1);
    }
    return sizes;
}

std::vector<Setting> settingsOf(const Fields& fields, Numbers& numbers) {
    const bool regression = keyOr(fields, "problem", "problem", "classification") == "regression";
    const Problem problem = regression ? Problem::regression : Problem::classification;
    const std::string* seed = present(fields, "seed");
    return {
        {"rules", "playground"},
        {"precision", "float64"},
        {"seed", seed ? *seed : newSeed()},
        {"problem", regression ? "regression" : "classification"},
        {"dataset", datasetOf(fields, problem)},
        {"noise", correctedNoise(numbers.get("noise", 0))},
        {"training_share", correctedShare(numbers.get("percTrainData", 50))},
        {"samples", std::int64_t{regression ? regressionSamples : classificationSamples}},
        {"features", featuresOf(fields)},
        {"hidden", hiddenOf(fields, numbers)},
        {"activation", keyOr(fields, "activation", "activation", "tanh")},
        {"initializer", flag(fields, "initZero", false) ? "zero" : "playground"},
        {"batch_size", std::int64_t{correctedBatchSize(numbers.get("batchSize", 10))}},
        {"learning_rate", numbers.get("learningRate", 0.03)},
        {"regularization", keyOr(fields, "regularization", "regularization", "none")},
        {"regularization_rate", numbers.get("regularizationRate", 0)},
    };
}

/// Collects the link's text in the Playground's own order of properties.
class LinkText {
  public:
    void add(std::string_view key, std::string_view value) {
        text_ += (text_.empty() ? "" : "&") + std::string(key) + "=" + std::string(value);
    }
    void add(std::string_view key, double value) { add(key, numberText(value)); }
    void addFlag(std::string_view key, bool value) { add(key, value ? "true" : "false"); }
    std::string whole() const { return "https://" + std::string(playgroundPage) + "#" + text_; }

  private:
    std::string text_;
};

std::string textOf(const Experiment& experiment, std::string_view key) {
    return valueText(findParameter(key)->get(experiment));
}

bool hasFeature(const Experiment& experiment, std::string_view key) {
    return std::find(experiment.features.begin(), experiment.features.end(), key) !=
           experiment.features.end();
}

/// What a link says when read back is all that it carried.
std::vector<std::string> whatWasLost(const Experiment& experiment, const std::string& link) {
    const auto back = parsePlaygroundLink(link);
    std::vector<std::string> lost;
    for (const Parameter& parameter : parameters()) {
        const Value wanted = parameter.get(experiment);
        const bool implied = parameter.key == "precision" && experiment.rules == Rules::nabla;
        if (!implied && (!back || parameter.get(back->experiment) != wanted))
            lost.push_back(std::string(parameter.label) + " (" + valueText(wanted) + ")");
    }
    return lost;
}

} // namespace

Result<PlaygroundLink> parsePlaygroundLink(std::string_view link) {
    if (link.find_first_of("#=") == std::string_view::npos &&
        link.find(playgroundPage) == std::string_view::npos)
        return Error{"This is not a Playground link: it has no '#' with settings behind it."};
    const Fields fields = splitLink(trimmed(link));
    Numbers numbers(fields);
    const auto settings = settingsOf(fields, numbers);
    if (!numbers.error().empty())
        return Error{numbers.error()};
    auto experiment = withSettings({}, settings);
    if (!experiment)
        return Error{"The link cannot be opened: " + experiment.error()};
    return PlaygroundLink{*std::move(experiment), flag(fields, "showTestData", false),
                          flag(fields, "discretize", false), present(fields, "seed") == nullptr};
}

WrittenLink writePlaygroundLink(const Experiment& e, bool showTest, bool discretize) {
    const Generator& generator = *findGenerator(e.dataset);
    const auto datasetFor = [&](Problem problem) {
        return generator.problem == problem && generator.inPlayground ? generator.key
                                                                      : defaultGenerator(problem).key;
    };
    LinkText link;
    link.add("activation", textOf(e, "activation"));
    if (e.regularization != Regularization::none)
        link.add("regularization", textOf(e, "regularization"));
    link.add("batchSize", static_cast<double>(e.batchSize));
    link.add("dataset", datasetFor(Problem::classification));
    link.add("regDataset", datasetFor(Problem::regression));
    link.add("learningRate", e.learningRate);
    link.add("regularizationRate", e.regularizationRate);
    link.add("noise", e.noise);
    link.add("networkShape", textOf(e, "hidden"));
    link.add("seed", e.seed);
    link.addFlag("showTestData", showTest);
    link.addFlag("discretize", discretize);
    link.add("percTrainData", e.trainingShare);
    for (const std::string_view key :
         {"x", "y", "xTimesY", "xSquared", "ySquared", "cosX", "sinX", "cosY", "sinY"})
        link.addFlag(key, hasFeature(e, key));
    link.addFlag("collectStats", false);
    link.add("problem", textOf(e, "problem"));
    link.addFlag("initZero", e.initializer == Initializer::zero);
    link.addFlag("hideText", false);
    return {link.whole(), whatWasLost(e, link.whole())};
}

std::string newSeed() {
    std::random_device device;
    const auto five = std::uniform_int_distribution<int>(0, 99'999)(device);
    const std::string digits = std::to_string(five);
    return "0." + std::string(5 - digits.size(), '0') + digits;
}

} // namespace nabla

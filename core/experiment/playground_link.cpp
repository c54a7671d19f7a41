#include "core/experiment/playground_link.h"

#include "core/data/features.h"
#include "core/data/generators.h"
#include "core/experiment/parameters.h"
#include "core/support/number_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <random>

namespace nabla {
namespace {

constexpr std::string_view playgroundPage = "playground.tensorflow.org/";
constexpr int classificationSamples = 500;
constexpr int regressionSamples = 1200;

using Fields = std::map<std::string, std::string, std::less<>>;

/// What a browser makes of the part behind '#': some characters are written as %XX there.
std::string asFragment(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string fragment;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte > 0x20 && byte < 0x7F && c != '"' && c != '<' && c != '>' && c != '`') {
            fragment += c;
        } else {
            fragment += '%';
            fragment += digits[byte >> 4];
            fragment += digits[byte & 15];
        }
    }
    return fragment;
}

/// The part of a link that holds the settings: behind '#', or all of a text that names no page.
std::string settingsPart(std::string_view link) {
    link = trimmed(link);
    if (const auto hash = link.find('#'); hash != std::string_view::npos)
        return asFragment(link.substr(hash + 1));
    const bool namesPage = link.find("://") != std::string_view::npos || link.find(playgroundPage) == 0;
    return namesPage ? std::string() : asFragment(link);
}

/// Cuts at every '&', then at '='; of a key given twice the last one counts; nothing is decoded.
Fields splitSettings(std::string_view text) {
    Fields fields;
    while (!text.empty()) {
        const auto end = text.find('&');
        const std::string_view piece = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        const auto equals = piece.find('=');
        const std::string key(piece.substr(0, equals));
        if (equals == std::string_view::npos) {
            fields.erase(key);
            continue;
        }
        const std::string_view rest = piece.substr(equals + 1);
        fields.insert_or_assign(key, std::string(rest.substr(0, rest.find('='))));
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
    const auto at = fields.find(std::string(key) + "_hide");
    return at != fields.end() && at->second == "true";
}

std::optional<double> parseDigits(std::string_view digits, int base) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number, base);
    if (error != std::errc{} || end != digits.data() + digits.size())
        return std::nullopt;
    return static_cast<double>(number);
}

/// The number that JavaScript's unary plus makes of a text; not-a-number where it is none.
double javaScriptNumber(std::string_view text) {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    constexpr double infinity = std::numeric_limits<double>::infinity();
    text = trimmed(text);
    if (text.empty())
        return 0;
    for (const auto& [prefix, base] : {std::pair{'x', 16}, std::pair{'b', 2}, std::pair{'o', 8}})
        if (text.size() > 2 && text[0] == '0' && (text[1] | 0x20) == prefix)
            return parseDigits(text.substr(2), base).value_or(none);
    if (text.ends_with("Infinity"))
        return text == "Infinity" || text == "+Infinity" ? infinity : text == "-Infinity" ? -infinity : none;
    return parseNumberOrInfinity(text).value_or(none);
}

/// Reads fields as numbers, and remembers the first that should be one and is none.
class Numbers {
  public:
    explicit Numbers(const Fields& fields) : fields_(fields) {}

    /// The field's number, not-a-number where its text is none.
    double get(std::string_view key, double otherwise) const {
        const std::string* text = present(fields_, key);
        return text ? javaScriptNumber(*text) : otherwise;
    }

    /// The field's number, which must be one.
    double need(std::string_view key, double otherwise) { return checked(key, get(key, otherwise)); }

    /// A number of that field, remembered as wrong where it is none.
    double checked(std::string_view key, double number) {
        if (std::isnan(number) && error_.empty())
            error_ = "The link's " + std::string(key) + " is not a number.";
        return std::isnan(number) ? 0 : number;
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

std::string keyOr(const Fields& fields, std::string_view field, std::string_view parameterKey,
                  std::string_view otherwise) {
    const std::string* text = present(fields, field);
    if (!text)
        return std::string(otherwise);
    for (const Choice& choice : findParameter(parameterKey)->choices)
        if (choice.inPlayground && choice.value == *text)
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
    if (trimmed(at->second).empty())
        return {};
    // Beyond any limit, so that the message about limits speaks of it.
    constexpr double tooMany = 1e15;
    std::vector<std::int64_t> sizes;
    std::string_view rest = at->second;
    for (;;) {
        const auto comma = rest.find(',');
        const double size = numbers.checked("networkShape", javaScriptNumber(rest.substr(0, comma)));
        // The page adds neurons as long as their count is below the size.
        sizes.push_back(static_cast<std::int64_t>(std::ceil(std::clamp(size, -tooMany, tooMany))));
        if (comma == std::string_view::npos)
            return sizes;
        rest.remove_prefix(comma + 1);
    }
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
        {"noise", correctedNoise(numbers.need("noise", 0))},
        {"training_share", correctedShare(numbers.get("percTrainData", 50))},
        {"samples", std::int64_t{regression ? regressionSamples : classificationSamples}},
        {"features", featuresOf(fields)},
        {"hidden", hiddenOf(fields, numbers)},
        {"activation", keyOr(fields, "activation", "activation", "tanh")},
        {"initializer", flag(fields, "initZero", false) ? "zero" : "playground"},
        {"batch_size", std::int64_t{correctedBatchSize(numbers.get("batchSize", 10))}},
        {"learning_rate", numbers.need("learningRate", 0.03)},
        {"regularization", keyOr(fields, "regularization", "regularization", "none")},
        {"regularization_rate", numbers.need("regularizationRate", 0)},
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
        if (implied || (back && parameter.get(back->experiment) == wanted))
            continue;
        if (parameter.key == "rules")
            lost.emplace_back(
                "Nabla's own rules (it draws other points from the same seed, and trains by its rules)");
        else
            lost.push_back(std::string(parameter.label) + " (" + valueText(wanted) + ")");
    }
    return lost;
}

} // namespace

Result<PlaygroundLink> parsePlaygroundLink(std::string_view link) {
    const Fields fields = splitSettings(settingsPart(link));
    if (fields.empty() && link.find(playgroundPage) == std::string_view::npos)
        return Error{"This is not a Playground link: it has no '#' with settings behind it."};
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

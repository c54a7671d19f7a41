#include "core/data/generators.h"
#include "core/experiment/parameters.h"
#include "core/experiment/playground_fields.h"
#include "core/experiment/playground_link.h"
#include "core/support/number_text.h"

#include <algorithm>

namespace nabla {
namespace {

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

/// The choice's name, or the default's where the Playground does not know it.
std::string nameInPlayground(const Experiment& experiment, std::string_view key) {
    const std::string name = textOf(experiment, key);
    for (const Choice& choice : findParameter(key)->choices)
        if (choice.value == name && !choice.inPlayground)
            return textOf({}, key);
    return name;
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
        // What has no effect is no loss.
        const bool idle = !applies(parameter, experiment);
        if (implied || idle || (back && parameter.get(back->experiment) == wanted))
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

WrittenLink writePlaygroundLink(const Experiment& e, bool showTest, bool discretize) {
    const Generator* generator = findGenerator(e.dataset);
    const auto datasetFor = [&](Problem problem) {
        return generator && generator->problem == problem && generator->inPlayground
                   ? generator->key
                   : defaultGenerator(problem).key;
    };
    LinkText link;
    link.add("activation", nameInPlayground(e, "activation"));
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

} // namespace nabla

#include "tests/consumers/samples.h"

#include "core/experiment/normalizations.h"
#include "tests/experiment_of.h"

#include <array>

namespace nabla {
namespace {

using Settings = SettingTexts;

std::string wordsOf(const Settings& settings) {
    std::string words;
    for (const auto& [key, text] : settings)
        words += (words.empty() ? "" : " ") + key + "=" + text;
    return words;
}

/// The kinds of outputs: a score, a probability, a logit, probabilities, a value, a value with a unit.
const std::array<Settings, 6> heads{
    {{{"dataset", "circle"}},
     {{"dataset", "moons"}, {"output_activation", "sigmoid"}},
     {{"dataset", "spiral"}, {"loss", "cross_entropy"}},
     {{"problem", "multiclass"}, {"dataset", "multi-blobs"}, {"classes", "4"}},
     {{"problem", "regression"}, {"dataset", "reg-plane"}},
     {{"problem", "regression"}, {"dataset", "housePrices"}}}};

/// What goes round from sample to sample; the counts have no common divisor, so that all meet.
constexpr std::array<const char*, 5> features{
    {"x,y", "x,y,xSquared,ySquared,xTimesY", "y,sinX,sinY", "x,radius,angle", "x,y,one"}};
constexpr std::array<const char*, 7> shapes{{"4,3", "5", "3,2,2", "8,4", "1,6", "2,2", "9"}};
constexpr std::array<const char*, 4> inputs{{"none", "standard", "unit", "symmetric"}};
constexpr std::array<const char*, 3> precisions{{"float32", "float32", "float64"}};

template <std::size_t n>
std::string turn(const std::array<const char*, n>& all, std::size_t i) {
    return all[i % n];
}

void addCombinations(std::vector<Sample>& all) {
    for (const ActivationRow& activation : activations())
        for (const NormalizationRow& normalization : normalizations())
            for (const Settings& head : heads) {
                const std::size_t i = all.size();
                Settings settings = head;
                settings.insert(settings.end(), {{"activation", std::string(activation.key)},
                                                 {"normalization", std::string(normalization.key)},
                                                 {"features", turn(features, i)},
                                                 {"hidden", turn(shapes, i)},
                                                 {"input_normalization", turn(inputs, i)},
                                                 {"precision", turn(precisions, i)}});
                all.push_back({wordsOf(settings), experimentOfTexts(settings)});
            }
}

/// Points of one's own far from the origin, with names that need care in every language; of more classes,
/// the axes differ by their units alone.
SharedPoints flowers(int classes) {
    OwnPoints own;
    own.axes.x = axisBetween("length \"\"\"of\"\"\" leaf", "cm", 100, 112.5, -6, 6);
    own.axes.y = axisBetween("width*/\\", "µm", -3e4, 7e4, -6, 6);
    if (classes > 2)
        own.axes.y.name = own.axes.x.name;
    own.problem = classes > 2 ? Problem::multiclass : Problem::classification;
    own.classes = {"rosé \"wild\"", "it's", "a, b\\n*/"};
    own.classes.resize(static_cast<std::size_t>(classes));
    for (int i = 0; i < 90; ++i) {
        const int k = i % classes;
        own.points.push_back({100 + 0.13 * i, -3e4 + 1e3 * (i * i % 97), classes > 2 ? k : 2.0 * k - 1});
    }
    return SharedPoints(std::move(own));
}

void addOwnPoints(std::vector<Sample>& all) {
    for (const int classes : {2, 3}) {
        const auto with = withPoints(Experiment{}, flowers(classes));
        if (!with)
            std::exit(1);
        const Settings settings{{"input_normalization", "standard"}, {"features", "x,y,xTimesY"}};
        all.push_back({std::to_string(classes) + " classes of points of one's own",
                       experimentOfTexts(settings, *with), true});
    }
}

void addSpecial(std::vector<Sample>& all) {
    const std::array<Settings, 7> special{
        {{{"problem", "regression"}, {"dataset", "sineCurve"}, {"features", "x,xSquared,x3,x4,x5"}},
         {{"problem", "regression"}, {"dataset", "sineCurve"}, {"features", "x"}, {"hidden", "12,12"}},
         {{"hidden", ""}},
         {{"rules", "playground"}, {"regularization", "l1"}, {"regularization_rate", "0.03"}},
         {{"hidden", "6,6,6"}, {"layer_activations", "gelu,sine,relu"}},
         {{"hidden", "64,48"}, {"activation", "relu"}},
         {{"hidden", "7,5"}, {"biases", "false"}, {"output_activation", "linear"}}}};
    for (const Settings& settings : special)
        all.push_back({wordsOf(settings), experimentOfTexts(settings), true});
}

/// Networks that leave out neurons or inputs while they are trained on, and whose running statistics are
/// slower or faster than others have them.
void addTraining(std::vector<Sample>& all) {
    const std::array<Settings, 5> settings{
        {{{"keep_probability", "0.5"}, {"normalization", "batch"}, {"norm_momentum", "0.01"}},
         {{"problem", "multiclass"},
          {"dataset", "multi-blobs"},
          {"hidden", "6,5,4"},
          {"layer_keep_probabilities", "0.8,1,0.6"},
          {"input_keep_probability", "0.9"},
          {"input_normalization", "standard"},
          {"activation", "leaky_relu"}},
         {{"problem", "regression"},
          {"dataset", "housePrices"},
          {"features", "x,y,xTimesY"},
          {"input_keep_probability", "0.7"},
          {"normalization", "batch_renorm"},
          {"norm_momentum", "0.3"}},
         {{"activation", "sine"}, {"keep_probability", "0.75"}, {"precision", "float64"}},
         {{"input_keep_probability", "0.6"}, {"normalization", "batch"}, {"norm_momentum", "1"}}}};
    for (const Settings& each : settings)
        all.push_back({wordsOf(each), experimentOfTexts(each), true});
}

} // namespace

std::vector<Sample> samples() {
    std::vector<Sample> all;
    addCombinations(all);
    addSpecial(all);
    addOwnPoints(all);
    addTraining(all);
    return all;
}

} // namespace nabla

// Optimizers, penalties and gradient clipping against numbers made with PyTorch.

#include "tests/core/beyond_the_list.h"
#include "tests/core/reference_run.h"

#include <map>

using namespace nabla;

namespace {

const std::map<std::string, std::string>& leftOut = beyondTheList.at("torch-optimizers");

/// The optimizer that a row of the optimizers' file is about, where its name is not the optimizer's key.
const std::map<std::string, std::string> keysOfRows{
    {"sgd_momentum", "momentum"}, {"rmsprop_alpha09", "rmsprop"}, {"adam_betas", "adam"}};

Optimizer optimizerOf(const std::string& key) {
    for (const OptimizerRow& row : optimizers())
        if (row.key == key)
            return row.optimizer;
    ADD_FAILURE() << "no optimizer " << key;
    return Optimizer::sgd;
}

/// The optimizer of that key with a row's own numbers.
UpdateRule ruleOf(const std::string& key, const nlohmann::json& hyper) {
    UpdateRule rule;
    rule.optimizer = optimizerOf(key);
    rule.knobs = withDefaultsOf(rule.optimizer, {});
    rule.learningRate = hyper["lr"];
    rule.knobs.momentum = hyper.value("momentum", rule.knobs.momentum);
    rule.knobs.decay = hyper.value("alpha", hyper.value("rho", rule.knobs.decay));
    rule.knobs.epsilon = hyper.value("eps", rule.knobs.epsilon);
    rule.knobs.weightDecay = hyper.value("weight_decay", rule.knobs.weightDecay);
    if (hyper.contains("betas")) {
        rule.knobs.beta1 = hyper["betas"][0];
        rule.knobs.beta2 = hyper["betas"][1];
    }
    return rule;
}

template <class Run>
void expectFullBatches(Run run, UpdateRule rule, const nlohmann::json& file, const nlohmann::json& row) {
    const auto points = static_cast<std::int64_t>(file["X"].size());
    rule.divisor = static_cast<double>(points);
    for (int step = 1; step <= 100; ++step) {
        run.step(0, points, rule);
        const std::string name = std::to_string(step);
        if (!row["after_full_batch_steps"].contains(name))
            continue;
        SCOPED_TRACE("after " + name);
        expectParameters(run, file, row["after_full_batch_steps"][name], row["tolerance"][name]);
    }
}

template <class Run>
void expectMiniBatches(Run run, UpdateRule rule, const nlohmann::json& file, const nlohmann::json& row) {
    SCOPED_TRACE("mini-batches");
    const auto points = static_cast<std::int64_t>(file["X"].size());
    for (int epoch = 0; epoch < 3; ++epoch)
        for (std::int64_t first = 0; first < points; first += 8) {
            const std::int64_t count = std::min<std::int64_t>(8, points - first);
            rule.divisor = static_cast<double>(count);
            run.step(first, count, rule);
        }
    expectParameters(run, file, row["after_3_epochs_batch8"], row["tolerance"]["mini"]);
}

void expectRow(const UpdateRule& rule, const nlohmann::json& file, const nlohmann::json& row) {
    onEveryImplementation(file, [&](auto make) {
        expectFullBatches(make(), rule, file, row);
        expectMiniBatches(make(), rule, file, row);
    });
}

/// The rule of a row about penalties, whose optimizers are told by its name.
UpdateRule penaltyRuleOf(const std::string& name, nlohmann::json hyper) {
    const std::string first = name.substr(0, name.find('_'));
    hyper["weight_decay"] = hyper.value("weight_decay_decoupled", 0.0);
    UpdateRule rule = ruleOf(hyper.contains("momentum") ? "momentum" : first, hyper);
    rule.penaltyForm = PenaltyForm::coupled;
    if (hyper.contains("l1") || hyper.contains("l2_coupled")) {
        rule.regularization = hyper.contains("l1") ? Regularization::l1 : Regularization::l2;
        rule.regularizationRate = hyper.value("l1", hyper.value("l2_coupled", 0.0));
    }
    rule.penalizesBiases = hyper["applies_to"] == "weights and biases";
    return rule;
}

std::vector<double> flattened(const nlohmann::json& json) {
    if (!json.is_array())
        return {json.get<double>()};
    std::vector<double> all;
    for (const auto& item : json)
        for (const double number : flattened(item))
            all.push_back(number);
    return all;
}

/// What an update makes of a gradient alone: all parameters are zero, and the rate is 1.
std::vector<double> clippedByKernels(const UpdateRule& rule, const std::vector<double>& gradient) {
    const auto count = static_cast<int>(gradient.size());
    const NetworkSpec spec{
        {{count - 1, 1, 0, gradient.size() - 1, Activation::linear}}, count - 1, gradient.size()};
    std::vector<std::uint32_t> places(gradient.size());
    std::iota(places.begin(), places.end(), 0u);
    KernelParameters<double> parameters(spec, places, gradient.size());
    parameters.setGradient(gradient);
    parameters.update(kernels::activeKernels<double>(), rule);
    return parameters.parameters();
}

std::vector<double> clippedByReference(const UpdateRule& rule, const std::vector<double>& gradient) {
    const auto count = static_cast<int>(gradient.size());
    const NetworkSpec spec{
        {{count - 1, 1, 0, gradient.size() - 1, Activation::linear}}, count - 1, gradient.size()};
    std::vector<double> parameters(gradient.size());
    ReferenceUpdate<double>(spec).apply(rule, parameters, gradient);
    return parameters;
}

UpdateRule clippingRuleOf(const nlohmann::json& row) {
    UpdateRule rule;
    rule.learningRate = 1;
    rule.clipping = row["kind"] == "norm" ? Clipping::norm : Clipping::value;
    rule.clipLimit = row.contains("max_norm") ? row["max_norm"] : row["clip_value"];
    return rule;
}

} // namespace

TEST(OptimizerReference, everyOptimizerTrainsAsInPyTorch) {
    const auto file = readReference("torch-optimizers.json");
    std::size_t left = 0;
    std::map<Optimizer, int> met;
    for (const auto& row : file["runs"]) {
        const std::string name = row["optimizer"];
        SCOPED_TRACE(name);
        if (leftOut.contains(name)) {
            ++left;
            continue;
        }
        const auto named = keysOfRows.find(name);
        UpdateRule rule = ruleOf(named == keysOfRows.end() ? name : named->second, row["hyper"]);
        // In the file, AdamW's decay acts on biases as on weights.
        rule.penalizesBiases = true;
        expectRow(rule, file, row);
        ++met[rule.optimizer];
    }
    EXPECT_EQ(left, 3u);
    EXPECT_EQ(met.size(), optimizers().size());
}

TEST(OptimizerReference, coupledPenaltiesAndWeightDecayTrainAsInPyTorch) {
    const auto file = readReference("torch-regularization.json");
    std::size_t left = 0;
    for (const auto& row : file["runs"]) {
        const std::string name = row["name"];
        SCOPED_TRACE(name);
        if (leftOut.contains(name))
            ++left;
        else
            expectRow(penaltyRuleOf(name, row["hyper"]), file, row);
    }
    EXPECT_EQ(left, 1u);
}

TEST(OptimizerReference, gradientsAreClippedAsInPyTorch) {
    const auto file = readReference("torch-clipping.json");
    std::size_t met = 0;
    for (const auto& row : file["rows"]) {
        const auto type = row.value("norm_type", nlohmann::json(2.0));
        if (leftOut.contains("norm_type " +
                             (type.is_string() ? type.get<std::string>() : std::to_string(type.get<int>()))))
            continue;
        const auto gradient = flattened(row["grads"]);
        const auto should = flattened(row["clipped"]);
        const UpdateRule rule = clippingRuleOf(row);
        const auto expectClipped = [&](const std::vector<double>& parameters) {
            for (std::size_t k = 0; k < should.size(); ++k)
                EXPECT_NEAR(parameters[k], -should[k], 1e-14 * std::abs(should[k])) << row["kind"];
        };
        underEveryIsa([&] { expectClipped(clippedByKernels(rule, gradient)); });
        expectClipped(clippedByReference(rule, gradient));
        ++met;
    }
    EXPECT_EQ(met, 30u);
}

TEST(OptimizerReference, trainingWithClippedGradientsGoesAsInPyTorch) {
    const auto file = readReference("torch-clipping.json")["training"];
    const auto points = static_cast<std::int64_t>(file["X"].size());
    for (const auto& run : file["runs"]) {
        const std::string clip = run["clip"];
        SCOPED_TRACE(clip);
        UpdateRule rule;
        rule.learningRate = file["lr"];
        rule.divisor = static_cast<double>(points);
        if (clip != "none") {
            rule.clipping = clip.starts_with("norm") ? Clipping::norm : Clipping::value;
            rule.clipLimit = std::stod(clip.substr(clip.find('_') + 1));
        }
        onEveryImplementation(file, [&](auto make) {
            auto training = make();
            for (int step = 1; step <= 10; ++step) {
                training.step(0, points, rule);
                if (const auto at = std::to_string(step); run["after_steps"].contains(at))
                    expectParameters(training, file, run["after_steps"][at], 1e-12);
            }
        });
    }
}

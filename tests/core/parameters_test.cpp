#include "core/experiment/parameters.h"
#include "core/network/network_spec.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

using namespace nabla;

namespace {

/// A value of the row that is not the default's.
Value otherValue(const Parameter& parameter) {
    const Value value = parameter.get({});
    switch (parameter.kind) {
    case ValueKind::boolean:
        return !std::get<bool>(value);
    case ValueKind::number:
        return std::get<double>(value) == parameter.max ? parameter.min : std::min(12.5, parameter.max);
    case ValueKind::integer:
        return std::get<std::int64_t>(value) + 1;
    case ValueKind::text:
        return "other " + std::get<std::string>(value);
    case ValueKind::choice:
        return std::string(
            parameter.choices[parameter.choices[0].value == std::get<std::string>(value)].value);
    case ValueKind::numbers:
        return std::vector<double>{parameter.min, parameter.max};
    case ValueKind::integers:
        return std::vector<std::int64_t>{3, 5, 7};
    case ValueKind::choices:
        return std::vector<std::string>{std::string(parameter.choices.back().value)};
    }
    return value;
}

} // namespace

TEST(Parameters, haveUniqueSnakeCaseKeysLabelsAndHelp) {
    std::set<std::string_view> keys;
    for (const Parameter& parameter : parameters()) {
        EXPECT_TRUE(keys.insert(parameter.key).second) << parameter.key;
        EXPECT_EQ(parameter.key.find_first_not_of("abcdefghijklmnopqrstuvwxyz_0123456789"),
                  std::string_view::npos);
        EXPECT_FALSE(parameter.label.empty());
        EXPECT_TRUE(parameter.help.ends_with('.')) << parameter.key;
        EXPECT_NE(parameter.get, nullptr);
        EXPECT_NE(parameter.set, nullptr);
        EXPECT_NE(parameter.effect, Effect::none) << parameter.key;
        for (const Choice& choice : parameter.choices) {
            EXPECT_FALSE(choice.label.empty()) << parameter.key;
            EXPECT_TRUE(choice.help.ends_with('.')) << parameter.key << " " << choice.value;
        }
    }
}

TEST(Parameters, coverEveryFieldOfTheExperiment) {
    // Two experiments that differ anywhere differ in a row, and the row alone brings them together again.
    for (const Parameter& parameter : parameters()) {
        Experiment changed;
        parameter.set(changed, otherValue(parameter));
        EXPECT_NE(changed, Experiment{}) << parameter.key;
        EXPECT_EQ(compare({}, changed), parameter.effect) << parameter.key;
        parameter.set(changed, parameter.get({}));
        EXPECT_EQ(changed, Experiment{}) << parameter.key;
    }
}

TEST(Parameters, readBackTheTextTheyWrite) {
    for (const Parameter& parameter : parameters())
        for (const Value& value : {parameter.get({}), otherValue(parameter)}) {
            const auto back = parseValue(parameter, valueText(value));
            ASSERT_TRUE(back) << parameter.key << ": " << back.error();
            EXPECT_EQ(*back, value) << parameter.key;
        }
}

TEST(Parameters, refuseWhatIsBeyondTheirLimits) {
    for (const auto& [key, text] :
         std::initializer_list<std::pair<const char*, const char*>>{{"batch_size", "-1"},
                                                                    {"batch_size", "0"},
                                                                    {"batch_size", "2.5"},
                                                                    {"learning_rate", "fast"},
                                                                    {"learning_rate", "nan"},
                                                                    {"learning_rate", "inf"},
                                                                    {"learning_rate", ""},
                                                                    {"noise", "81"},
                                                                    {"noise", "-1"},
                                                                    {"hidden", "0"},
                                                                    {"hidden", "1025"},
                                                                    {"hidden", "4,,2"},
                                                                    {"hidden", "4;2"},
                                                                    {"features", "z"},
                                                                    {"activation", "gelu2"},
                                                                    {"samples", "1e3"},
                                                                    {"rules", ""},
                                                                    {"biases", "yes"},
                                                                    {"training_share", "101"},
                                                                    {"layer_keep_probabilities", "0.5;0.5"},
                                                                    {"layer_keep_probabilities", "0.5,,1"},
                                                                    {"seed", "a\nb"},
                                                                    {"seed", "a\xFF"},
                                                                    {"weight_seed", "\xED\xA0\x80"},

                                                                    {"nothing", "1"}}) {
        const auto result = withSetting({}, key, text);
        ASSERT_FALSE(result) << key << "=" << text;
        EXPECT_NE(result.error().find(key), std::string::npos) << result.error();
    }
}

TEST(Parameters, refuseMoreThan32LayersNamingTheLimit) {
    std::string layers = "1";
    for (int i = 1; i < 32; ++i)
        layers += ",1024";
    EXPECT_TRUE(withSetting({}, "hidden", layers));
    const auto result = withSetting({}, "hidden", layers + ",1");
    ASSERT_FALSE(result);
    EXPECT_NE(result.error().find("32"), std::string::npos);
}

TEST(Parameters, nameTheirLimitsAndTheNumberBeyondThem) {
    EXPECT_EQ(rangeText(*findParameter("samples")), "2 to 1000000");
    const auto result = withSetting({}, "samples", "9223372036854775807");
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error(), "samples: '9223372036854775807' is not from 2 to 1000000.");
}

TEST(Parameters, readASettingFromKeyAndText) {
    const auto setting = parseSetting("regularization", "l2");
    ASSERT_TRUE(setting) << setting.error();
    EXPECT_EQ(*setting, (Setting{"regularization", "L2"}));
    EXPECT_FALSE(parseSetting("nothing", "1"));
    EXPECT_FALSE(parseSetting("noise", "loud"));
}

TEST(Parameters, labelTheChosenChoice) {
    EXPECT_EQ(labelOf(*findParameter("activation"), std::string("relu")), "ReLU");
    EXPECT_EQ(labelOf(*findParameter("activation"), std::string("none")), "");
    EXPECT_EQ(labelOf(*findParameter("noise"), 3.0), "");
}

TEST(Parameters, knowWhichChoicesThePlaygroundHas) {
    const auto inPlayground = [](std::string_view key, std::string_view value) {
        for (const Choice& choice : findParameter(key)->choices)
            if (choice.value == value)
                return choice.inPlayground;
        ADD_FAILURE() << key << " has no choice " << value;
        return false;
    };
    EXPECT_TRUE(inPlayground("dataset", "spiral"));
    EXPECT_FALSE(inPlayground("dataset", "moons"));
    EXPECT_TRUE(inPlayground("features", "sinX"));
    EXPECT_FALSE(inPlayground("features", "radius"));
    EXPECT_TRUE(inPlayground("initializer", "zero"));
    EXPECT_FALSE(inPlayground("initializer", "uniform"));
}

TEST(Parameters, doNotMindCase) {
    EXPECT_EQ(withSetting({}, "regularization", "l2")->regularization, Regularization::l2);
}

TEST(Parameters, putFeaturesIntoTheTablesOrder) {
    EXPECT_EQ(withSetting({}, "features", "sinY, x")->features, (std::vector<std::string>{"x", "sinY"}));
}

TEST(WithSettings, movesWhatDependsOnASetting) {
    EXPECT_EQ(withSetting({}, "rules", "playground")->precision, Precision::float64);
    EXPECT_EQ(withSetting({}, "problem", "regression")->dataset, "reg-plane");
    EXPECT_EQ(withSetting({}, "dataset", "reg-gauss")->problem, Problem::regression);
}

TEST(WithSettings, letsALayerHaveAnActivationOfItsOwn) {
    const std::vector<Setting> settings{
        {"hidden", std::vector<std::int64_t>{3, 3, 3}},
        {"activation", "relu"},
        {"layer_activations", std::vector<std::string>{"same", "gelu", "same"}}};
    const auto experiment = withSettings({}, settings);
    ASSERT_TRUE(experiment) << experiment.error();
    EXPECT_EQ(valueText(findParameter("layer_activations")->get(*experiment)), "same,gelu");
    EXPECT_EQ(hiddenActivation(*experiment, 0), Activation::relu);
    EXPECT_EQ(hiddenActivation(*experiment, 1), Activation::gelu);
    EXPECT_EQ(hiddenActivation(*experiment, 2), Activation::relu);
    const NetworkSpec network = networkSpec(*experiment);
    for (std::size_t layer = 0; layer < 3; ++layer)
        EXPECT_EQ(network.layers[layer].activation, hiddenActivation(*experiment, layer));
}

TEST(WithSettings, trimsTheActivationsOfLayersThatGo) {
    const auto before = withSetting({}, "layer_activations", "same,mish");
    ASSERT_TRUE(before) << before.error();
    EXPECT_EQ(withSetting(*before, "hidden", "4,2,2")->layerActivations, before->layerActivations);
    EXPECT_TRUE(withSetting(*before, "hidden", "4")->layerActivations.empty());
    EXPECT_TRUE(withSetting(*before, "hidden", "")->layerActivations.empty());
}

TEST(WithSettings, refusesActivationsOfLayersThatThereAreNot) {
    const auto result = withSetting({}, "layer_activations", "relu,relu,relu");
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error(), "layer_activations: 3 entries for 2 hidden layers.");
    EXPECT_TRUE(withSetting({}, "layer_activations", "relu,relu,same"));
    EXPECT_FALSE(withSetting({}, "layer_activations", "relu,automatic"));
}

TEST(WithSettings, givesAnOptimizerItsOwnKnobsUnlessOthersAreGiven) {
    EXPECT_EQ(withSetting({}, "optimizer", "adagrad")->optimizerKnobs.epsilon, 1e-10);
    EXPECT_EQ(withSetting({}, "optimizer", "adadelta")->optimizerKnobs.decay, 0.9);
    const std::vector<Setting> both{{"epsilon", 1e-4}, {"optimizer", "adadelta"}};
    EXPECT_EQ(withSettings({}, both)->optimizerKnobs.epsilon, 1e-4);
    // The same optimizer again changes nothing.
    EXPECT_EQ(withSetting(*withSettings({}, both), "optimizer", "adadelta")->optimizerKnobs.epsilon, 1e-4);
    EXPECT_EQ(withSetting({}, "schedule", "exponential")->scheduleKnobs.gamma, 0.99);
}

TEST(WithSettings, leavesThePlaygroundsRulesPlainGradientDescent) {
    const std::vector<Setting> all{{"optimizer", "adam"},
                                   {"schedule", "cosine"},
                                   {"clipping", "norm"},
                                   {"penalize_biases", true},
                                   {"max_norm", 2.0}};
    const auto playground = withSetting(*withSettings({}, all), "rules", "playground");
    ASSERT_TRUE(playground) << playground.error();
    for (const Setting& setting : all) {
        const Parameter& parameter = *findParameter(setting.first);
        EXPECT_EQ(parameter.get(*playground), parameter.get({})) << setting.first;
        EXPECT_FALSE(applies(parameter, *playground)) << setting.first;
        const auto refused = withSettings(*playground, {&setting, 1});
        ASSERT_FALSE(refused) << setting.first;
        EXPECT_NE(refused.error().find("rules=nabla"), std::string::npos) << refused.error();
        EXPECT_NE(refused.error().find(setting.first), std::string::npos) << refused.error();
    }
}

TEST(Parameters, showKnobsOnlyWhereTheyHaveAnEffect) {
    const auto applies = [](const std::vector<Setting>& settings, const char* key) {
        return nabla::applies(*findParameter(key), *withSettings({}, settings));
    };
    EXPECT_FALSE(applies({}, "clip_limit"));
    EXPECT_TRUE(applies({{"clipping", "value"}}, "clip_limit"));
    EXPECT_FALSE(applies({}, "penalize_biases"));
    EXPECT_TRUE(applies({{"optimizer", "adamw"}}, "penalize_biases"));
    EXPECT_FALSE(applies({{"optimizer", "adamw"}, {"biases", false}}, "penalize_biases"));
    EXPECT_TRUE(
        applies({{"optimizer", "adamw"}, {"biases", false}, {"normalization", "batch"}}, "penalize_biases"));
    EXPECT_TRUE(applies({{"layer_activations", std::vector<std::string>{"relu"}}}, "activation"));
    EXPECT_FALSE(applies({{"layer_activations", std::vector<std::string>{"relu", "relu"}}}, "activation"));
    EXPECT_FALSE(applies({{"initializer", "zero"}}, "weight_seed"));
    EXPECT_FALSE(applies({{"schedule", "cosine"}}, "schedule_gamma"));
    EXPECT_TRUE(applies({{"schedule", "cosine"}}, "schedule_minimum"));
    const std::vector<Setting> cycle{{"schedule", "one_cycle"}, {"optimizer", "adam"}};
    EXPECT_TRUE(applies(cycle, "beta1") && applies(cycle, "cycle_momentum"));
    EXPECT_FALSE(applies(cycle, "cycle_least_momentum"));
    auto moving = cycle;
    moving.emplace_back("cycle_momentum", true);
    // What the cycle moves is not set.
    EXPECT_TRUE(applies(moving, "cycle_least_momentum") && !applies(moving, "beta1"));
    EXPECT_TRUE(applies(moving, "beta2"));
    EXPECT_FALSE(applies({{"schedule", "one_cycle"}}, "cycle_momentum"));
}

TEST(WithSettings, doesNotDependOnTheOrderGiven) {
    const std::vector<Setting> one{{"dataset", "reg-gauss"}, {"problem", "regression"}};
    const std::vector<Setting> other{{"problem", "regression"}, {"dataset", "reg-gauss"}};
    EXPECT_EQ(*withSettings({}, one), *withSettings({}, other));
}

TEST(WithSettings, refusesContradictions) {
    const std::vector<Setting> problem{{"problem", "regression"}, {"dataset", "circle"}};
    EXPECT_FALSE(withSettings({}, problem));
    const std::vector<Setting> precision{{"rules", "playground"}, {"precision", "float32"}};
    const auto result = withSettings({}, precision);
    ASSERT_FALSE(result);
    EXPECT_NE(result.error().find("float32"), std::string::npos);
}

TEST(Parameters, offerOnlyLossesThatFitTheProblem) {
    const auto offered = [](const char* problem) {
        const Experiment experiment = *withSetting({}, "problem", problem);
        std::string keys;
        for (const Choice& choice : findParameter("loss")->choices)
            if (applies(choice, experiment))
                keys += (keys.empty() ? "" : " ") + std::string(choice.value);
        return keys;
    };
    EXPECT_EQ(offered("regression"), "half_mse mse mae huber sum_squared_error");
    EXPECT_EQ(offered("classification"), "half_mse mse cross_entropy hinge sum_squared_error");
    EXPECT_EQ(offered("multiclass"), "cross_entropy");
}

TEST(WithSettings, movesALossThatDoesNotFitTheNewProblemToItsDefault) {
    const auto lossAfter = [](const char* loss, const char* before, const char* problem) {
        const std::vector<Setting> settings{{"loss", loss}, {"problem", before}};
        return withSetting(*withSettings({}, settings), "problem", problem)->loss;
    };
    EXPECT_EQ(lossAfter("half_mse", "classification", "multiclass"), Loss::crossEntropy);
    EXPECT_EQ(lossAfter("hinge", "classification", "regression"), Loss::halfMse);
    EXPECT_EQ(lossAfter("huber", "regression", "classification"), Loss::halfMse);
    EXPECT_EQ(lossAfter("mse", "classification", "regression"), Loss::mse);
    EXPECT_EQ(withSetting({}, "dataset", "multi-rings")->loss, Loss::crossEntropy);
}

TEST(WithSettings, refusesALossThatDoesNotFitNamingThoseThatDo) {
    const auto result = withSetting({}, "loss", "huber");
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error(),
              "loss: 'huber' does not fit problem=classification; choose one of half_mse, mse, "
              "cross_entropy, hinge, sum_squared_error.");
    EXPECT_FALSE(withSetting(*withSetting({}, "problem", "multiclass"), "loss", "mse"));
}

TEST(Parameters, applyWhereTheyHaveAnEffect) {
    const auto applies = [](const char* key, const Experiment& e) {
        return nabla::applies(*findParameter(key), e);
    };
    const Experiment values = *withSetting({}, "problem", "regression");
    const Experiment classes = *withSetting({}, "problem", "multiclass");
    const Experiment hinge = *withSetting({}, "loss", "hinge");
    EXPECT_FALSE(applies("huber_delta", values));
    EXPECT_TRUE(applies("huber_delta", *withSetting(values, "loss", "huber")));
    EXPECT_FALSE(applies("label_smoothing", {}));
    EXPECT_TRUE(applies("label_smoothing", classes));
    EXPECT_TRUE(applies("label_smoothing", *withSetting({}, "loss", "cross_entropy")));
    EXPECT_FALSE(applies("classes", values));
    EXPECT_TRUE(applies("classes", classes));
    EXPECT_TRUE(applies("output_activation", *withSetting(values, "loss", "mae")));
    EXPECT_FALSE(applies("output_activation", hinge));
    EXPECT_FALSE(applies("output_activation", classes));
}

TEST(Compare, isTheStrongestEffectOfAllThatDiffer) {
    Experiment changed;
    changed.learningRate = 1;
    EXPECT_EQ(compare({}, changed), Effect::live);
    changed.optimizer = Optimizer::adam;
    EXPECT_EQ(compare({}, changed), Effect::optimizer);
    changed.noise = 10;
    EXPECT_EQ(compare({}, changed), Effect::data);
    changed.hidden = {3};
    EXPECT_EQ(compare({}, changed), Effect::restart);
    EXPECT_EQ(compare({}, {}), Effect::none);
}

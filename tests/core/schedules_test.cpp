#include "core/experiment/parameters.h"
#include "core/training/schedules.h"
#include "core/training/trainer.h"
#include "tests/core/beyond_the_list.h"
#include "tests/core/reference.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

using namespace nabla;

namespace {

const std::map<std::string, std::string>& leftOut = beyondTheList.at("torch-schedules");

const std::map<std::string, std::string> keysOfRows{
    {"step", "step"},
    {"exponential", "exponential"},
    {"cosine", "cosine"},
    {"cosine_T25", "cosine"},
    {"cosine_restarts", "cosine_restarts"},
    {"warmup_linear", "linear_warmup"},
    {"one_cycle_cos", "one_cycle"},
    {"one_cycle_linear", "one_cycle"},
    {"one_cycle_three_phase", "one_cycle"},
};

/// The settings that the names in a row's `hyper` stand for.
const std::map<std::string, std::string> settingsOfNames{{"step_size", "schedule_epochs"},
                                                         {"T_max", "schedule_epochs"},
                                                         {"T_0", "schedule_epochs"},
                                                         {"total_steps", "schedule_epochs"},
                                                         {"gamma", "schedule_gamma"},
                                                         {"eta_min", "schedule_minimum"},
                                                         {"T_mult", "schedule_factor"},
                                                         {"total_iters", "warmup_epochs"},
                                                         {"start_factor", "warmup_start"},
                                                         {"max_lr", "learning_rate"},
                                                         {"pct_start", "cycle_rising"},
                                                         {"div_factor", "cycle_start_divisor"},
                                                         {"final_div_factor", "cycle_end_divisor"},
                                                         {"three_phase", "cycle_three_phases"},
                                                         {"base_momentum", "cycle_least_momentum"},
                                                         {"max_momentum", "cycle_greatest_momentum"}};

/// PyTorch makes each cosine rate from the one before, and carries along what it lost at the lowest one: on
/// its second way up, this row is off by 1.4e-14 from itself on the first.
double toleranceAt(const std::string& row, std::int64_t t) {
    return row == "cosine_T25" && t > 75 ? 1.5e-14 : 1e-14;
}

Experiment experimentOf(const nlohmann::json& row) {
    std::vector<Setting> settings{{"schedule", keysOfRows.at(row["schedule"])},
                                  {"learning_rate", row["base_lr"].get<double>()},
                                  {"optimizer", std::string("momentum")},
                                  {"cycle_momentum", row.contains("momentum")}};
    for (const auto& [name, value] : row["hyper"].items()) {
        if (name == "anneal")
            settings.emplace_back("cycle_annealing", value == "cos" ? "cosine" : "linear");
        const auto key = settingsOfNames.find(name);
        if (key != settingsOfNames.end())
            settings.push_back(*parseSetting(key->second, value.dump()));
    }
    const auto experiment = withSettings({}, settings);
    EXPECT_TRUE(experiment) << experiment.error();
    return *experiment;
}

Experiment experimentWith(const std::vector<Setting>& settings) {
    return *withSettings({}, settings);
}

} // namespace

TEST(Schedules, giveTheRatesAndMomentaOfPyTorch) {
    const auto file = readReference("torch-schedules.json");
    std::set<std::string> met;
    for (const auto& row : file["rows"]) {
        const std::string name = row["schedule"];
        SCOPED_TRACE(name);
        if (leftOut.contains(name))
            continue;
        const Experiment experiment = experimentOf(row);
        met.insert(keysOfRows.at(name));
        for (std::int64_t t = 0; t < 100; ++t) {
            const double rate = row["lr"][t];
            EXPECT_NEAR(learningRateAt(experiment, t), rate, toleranceAt(name, t) * experiment.learningRate)
                << t;
            const double momentum = row.contains("momentum") ? row["momentum"][t].get<double>()
                                                             : experiment.optimizerKnobs.momentum;
            EXPECT_NEAR(knobsAt(experiment, t).momentum, momentum, 1e-14) << t;
        }
    }
    // All but the constant one.
    EXPECT_EQ(met.size() + 1, findParameter("schedule")->choices.size());
}

TEST(Schedules, stayConstantWhereNothingElseIsAsked) {
    for (const std::int64_t epoch : {0, 1, 99, 100, 1'000'000})
        EXPECT_EQ(learningRateAt({}, epoch), Experiment{}.learningRate);
}

TEST(Schedules, areFiniteAndNeverNegativeAtEveryEpochHoweverShortTheyAre) {
    for (const Choice& choice : findParameter("schedule")->choices)
        for (const std::int64_t epochs : {1, 2, 3, 10})
            for (const double rising : {0.0, 0.1, 0.5, 0.9, 1.0})
                for (const bool three : {false, true})
                    for (std::int64_t epoch = 0; epoch < 25; ++epoch) {
                        const Experiment e = experimentWith({{"schedule", std::string(choice.value)},
                                                             {"schedule_epochs", epochs},
                                                             {"schedule_factor", std::int64_t{1}},
                                                             {"cycle_rising", rising},
                                                             {"cycle_three_phases", three}});
                        const double rate = learningRateAt(e, epoch);
                        EXPECT_TRUE(rate >= 0 && rate <= e.learningRate * (1 + 1e-12))
                            << choice.value << " at " << epoch << " of " << epochs << ": " << rate;
                    }
}

TEST(Schedules, repeatACosineExactlyAfterItsWayUp) {
    const Experiment e =
        experimentWith({{"schedule", std::string("cosine")}, {"schedule_epochs", std::int64_t{25}}});
    for (std::int64_t t = 0; t < 50; ++t)
        EXPECT_NEAR(learningRateAt(e, t + 50), learningRateAt(e, t), 1e-15 * e.learningRate) << t;
}

TEST(Schedules, holdTheLastRateOfACycle) {
    const Experiment e = experimentWith({{"schedule", std::string("one_cycle")}});
    EXPECT_DOUBLE_EQ(learningRateAt(e, 99), e.learningRate / 25 / 1e4);
    EXPECT_EQ(learningRateAt(e, 100), learningRateAt(e, 99));
    EXPECT_EQ(learningRateAt(e, 1'000'000), learningRateAt(e, 99));
}

TEST(Schedules, moveBeta1OfTheFamilyOfAdam) {
    const Experiment e = experimentWith({{"schedule", std::string("one_cycle")},
                                         {"optimizer", std::string("adam")},
                                         {"cycle_momentum", true}});
    EXPECT_EQ(knobsAt(e, 0).beta1, 0.95);
    EXPECT_EQ(knobsAt(e, 29).beta1, 0.85);
    EXPECT_EQ(knobsAt(e, 0).beta2, 0.999);
}

TEST(Schedules, leaveTheMomentumAloneUnlessAsked) {
    for (const char* optimizer : {"momentum", "rmsprop"}) {
        const Experiment e = experimentWith({{"schedule", std::string("one_cycle")},
                                             {"optimizer", std::string(optimizer)},
                                             {"cycle_momentum", optimizer == std::string("rmsprop")}});
        EXPECT_EQ(knobsAt(e, 0), e.optimizerKnobs);
    }
}

TEST(Schedules, areInForceForAWholeEpochOfTraining) {
    // With a rate of zero from the second epoch on, nothing moves any more.
    Trainer trainer(experimentWith(
        {{"schedule", std::string("step")}, {"schedule_epochs", std::int64_t{1}}, {"schedule_gamma", 0.0}}));
    const auto start = trainer.state().parameters;
    trainer.stepEpoch();
    const auto trained = trainer.state().parameters;
    EXPECT_NE(trained, start);
    trainer.stepEpoch();
    EXPECT_EQ(trainer.state().parameters, trained);
}

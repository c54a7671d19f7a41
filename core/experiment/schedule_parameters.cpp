#include "core/experiment/cycles_momentum.h"
#include "core/experiment/parameter_fields.h"
#include "core/experiment/parameter_pages.h"

#include <cstdint>

namespace nabla {
namespace {

constexpr Names<Schedule, 7> scheduleNames{{{Schedule::constant, "constant"},
                                            {Schedule::step, "step"},
                                            {Schedule::exponential, "exponential"},
                                            {Schedule::cosine, "cosine"},
                                            {Schedule::cosineRestarts, "cosine_restarts"},
                                            {Schedule::linearWarmup, "linear_warmup"},
                                            {Schedule::oneCycle, "one_cycle"}}};

/// Whether an experiment's schedule is one of these.
template <Schedule... schedules>
bool isOneOf(const Experiment& e) {
    return ((e.schedule == schedules) || ...);
}

constexpr auto isOneCycle = isOneOf<Schedule::oneCycle>;

bool couldCycleMomentum(const Experiment& e) {
    return isOneCycle(e) && hasMomentum(e);
}

/// A factor for each step would be too much for each epoch.
void gammaFollowsSchedule(Experiment& e, const Experiment&) {
    e.scheduleKnobs.gamma = e.schedule == Schedule::exponential ? 0.99 : ScheduleKnobs{}.gamma;
}

/// A number of a schedule.
template <auto knob>
Parameter knobParameter(std::string_view key, std::string_view label, std::string_view help,
                        bool (*applies)(const Experiment&), double min, double max,
                        std::vector<double> suggestions) {
    return {.key = key,
            .label = label,
            .help = help,
            .get = NestedField<&Experiment::scheduleKnobs, knob, double>::get,
            .set = NestedField<&Experiment::scheduleKnobs, knob, double>::set,
            .applies = applies,
            .min = min,
            .max = max,
            .suggestions = std::move(suggestions)};
}

/// A whole number of a schedule, from 1 on.
template <auto knob>
Parameter countParameter(std::string_view key, std::string_view label, std::string_view help,
                         bool (*applies)(const Experiment&), double max) {
    return {.key = key,
            .label = label,
            .help = help,
            .kind = ValueKind::integer,
            .get = NestedField<&Experiment::scheduleKnobs, knob, std::int64_t>::get,
            .set = NestedField<&Experiment::scheduleKnobs, knob, std::int64_t>::set,
            .applies = applies,
            .min = 1,
            .max = max};
}

template <auto knob>
Parameter switchParameter(std::string_view key, std::string_view label, std::string_view help,
                          bool (*applies)(const Experiment&)) {
    return {.key = key,
            .label = label,
            .help = help,
            .kind = ValueKind::boolean,
            .get = NestedField<&Experiment::scheduleKnobs, knob, bool>::get,
            .set = NestedField<&Experiment::scheduleKnobs, knob, bool>::set,
            .applies = applies};
}

Value getAnnealing(const Experiment& e) {
    return std::string(e.scheduleKnobs.annealing == Annealing::cosine ? "cosine" : "linear");
}

void setAnnealing(Experiment& e, const Value& v) {
    e.scheduleKnobs.annealing = std::get<std::string>(v) == "cosine" ? Annealing::cosine : Annealing::linear;
}

Parameter scheduleParameter() {
    return {
        .key = "schedule",
        .label = "Schedule",
        .help = "How the learning rate changes over the epochs.",
        .kind = ValueKind::choice,
        .get = EnumField<&Experiment::schedule, scheduleNames>::get,
        .set = EnumField<&Experiment::schedule, scheduleNames>::set,
        .follow = gammaFollowsSchedule,
        .nablaOnly = true,
        .choices = {
            {"constant", "Constant", "The same rate all along."},
            {"step", "Step", "After every so many epochs, the rate is multiplied.", false},
            {"exponential", "Exponential", "The rate is multiplied after every epoch.", false},
            {"cosine", "Cosine", "Down along half a cosine, slowly at both ends, and then up again.", false},
            {"cosine_restarts", "Cosine with restarts",
             "Down along half a cosine, then all at once back to the top.", false},
            {"linear_warmup", "Linear warm-up", "Up along a line in the first epochs, then constant.", false},
            {"one_cycle", "One-cycle",
             "Up to the learning rate, which is the greatest here, and down to almost nothing.", false}}};
}

} // namespace

std::vector<Parameter> scheduleParameters() {
    using Knobs = ScheduleKnobs;
    constexpr double manyEpochs = 1'000'000;
    return {
        scheduleParameter(),
        countParameter<&Knobs::epochs>(
            "schedule_epochs", "Epochs",
            "How long a step, a cosine's way down (the first, with restarts) or the whole cycle takes.",
            isOneOf<Schedule::step, Schedule::cosine, Schedule::cosineRestarts, Schedule::oneCycle>,
            manyEpochs),
        knobParameter<&Knobs::gamma>(
            "schedule_gamma", "Factor γ", "What the rate is multiplied by at each step, or after each epoch.",
            isOneOf<Schedule::step, Schedule::exponential>, 0, 10, {0.1, 0.3, 0.5, 0.9, 0.99, 0.999}),
        knobParameter<&Knobs::minimum>("schedule_minimum", "Lowest rate", "Where the cosine ends.",
                                       isOneOf<Schedule::cosine, Schedule::cosineRestarts>, 0, 1000,
                                       {0, 0.00001, 0.0001, 0.001, 0.01}),
        countParameter<&Knobs::factor>("schedule_factor", "Period growth",
                                       "How many times longer each period is than the one before.",
                                       isOneOf<Schedule::cosineRestarts>, 1000),
        countParameter<&Knobs::warmupEpochs>("warmup_epochs", "Warm-up epochs", "How long the way up takes.",
                                             isOneOf<Schedule::linearWarmup>, manyEpochs),
        knobParameter<&Knobs::warmupStart>("warmup_start", "Warm-up start",
                                           "Which part of the learning rate the way up starts at.",
                                           isOneOf<Schedule::linearWarmup>, 0, 1, {0, 0.01, 0.1, 0.3}),
        knobParameter<&Knobs::rising>("cycle_rising", "Rising part",
                                      "Which part of the epochs the way up takes.", isOneCycle, 0, 1,
                                      {0.1, 0.2, 0.3, 0.5}),
        knobParameter<&Knobs::startDivisor>("cycle_start_divisor", "Start divisor",
                                            "The cycle starts at the learning rate divided by this.",
                                            isOneCycle, 1, 1e9, {3, 10, 25, 100}),
        knobParameter<&Knobs::endDivisor>("cycle_end_divisor", "End divisor",
                                          "The cycle ends at the rate of its start divided by this.",
                                          isOneCycle, 1, 1e9, {1, 100, 1000, 10000}),
        {.key = "cycle_annealing",
         .label = "Annealing",
         .help = "How the rate goes up and down.",
         .kind = ValueKind::choice,
         .get = getAnnealing,
         .set = setAnnealing,
         .applies = isOneCycle,
         .choices = {{"cosine", "Cosine", "Slowly at both ends."}, {"linear", "Linear", "Along a line."}}},
        switchParameter<&Knobs::threePhases>("cycle_three_phases", "Three phases",
                                             "Down as it came up first, and only then to the end.",
                                             isOneCycle),
        switchParameter<&Knobs::cyclesMomentum>(
            "cycle_momentum", "Cycle the momentum",
            "The momentum, or β₁, falls while the rate rises, and rises while it falls.", couldCycleMomentum),
        knobParameter<&Knobs::leastMomentum>("cycle_least_momentum", "Least momentum",
                                             "Where the rate is greatest.", cyclesMomentum, 0, 0.999999,
                                             {0.8, 0.85, 0.9}),
        knobParameter<&Knobs::greatestMomentum>("cycle_greatest_momentum", "Greatest momentum",
                                                "Where the rate is least.", cyclesMomentum, 0, 0.999999,
                                                {0.9, 0.95, 0.99}),
    };
}

} // namespace nabla

#include "core/training/schedules.h"

#include "core/experiment/cycles_momentum.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace nabla {
namespace {

/// From `start` to `end`, of which `part` (0 to 1) is done.
double annealed(Annealing annealing, double start, double end, double part) {
    if (annealing == Annealing::linear)
        return start + (end - start) * part;
    return end + (start - end) / 2 * (1 + std::cos(std::numbers::pi * part));
}

double cosineAt(const Experiment& e, double done, double period) {
    return annealed(Annealing::cosine, e.learningRate, e.scheduleKnobs.minimum, done / period);
}

/// Loshchilov and Hutter 2017: periods of T, T·factor, T·factor², …
double restartedCosineAt(const Experiment& e, double epoch) {
    double period = e.scheduleKnobs.epochs;
    const double factor = e.scheduleKnobs.factor;
    if (factor == 1)
        return cosineAt(e, std::fmod(epoch, period), period);
    while (epoch >= period) {
        epoch -= period;
        period *= factor;
    }
    return cosineAt(e, epoch, period);
}

double warmedUpAt(const Experiment& e, double epoch) {
    const ScheduleKnobs& knobs = e.scheduleKnobs;
    const double part = std::min(epoch / knobs.warmupEpochs, 1.0);
    return e.learningRate * (knobs.warmupStart + (1 - knobs.warmupStart) * part);
}

/// What a cycle gives at its start, its peak and its end; with three phases, it is back at the start between
/// peak and end (Smith 2018).
struct CycleBounds {
    double start;
    double peak;
    double end;
};

double cycleAt(const ScheduleKnobs& knobs, const CycleBounds& bounds, double epoch) {
    const double last = knobs.epochs - 1.0;
    const double peak = knobs.rising * knobs.epochs - 1;
    const double back = knobs.threePhases ? 2 * peak : peak;
    if (epoch < std::min(peak, last))
        return annealed(knobs.annealing, bounds.start, bounds.peak, epoch / peak);
    if (epoch < std::min(back, last))
        return annealed(knobs.annealing, bounds.peak, bounds.start, (epoch - peak) / (back - peak));
    const double from = knobs.threePhases ? bounds.start : bounds.peak;
    // Without a way up, the way down is the whole cycle.
    const double begun = std::max(back, 0.0);
    return epoch < last ? annealed(knobs.annealing, from, bounds.end, (epoch - begun) / (last - begun))
                        : bounds.end;
}

double oneCycleRateAt(const Experiment& e, double epoch) {
    const double start = e.learningRate / e.scheduleKnobs.startDivisor;
    return cycleAt(e.scheduleKnobs, {start, e.learningRate, start / e.scheduleKnobs.endDivisor}, epoch);
}

} // namespace

double learningRateAt(const Experiment& experiment, std::int64_t epoch) {
    const auto t = static_cast<double>(epoch);
    const ScheduleKnobs& knobs = experiment.scheduleKnobs;
    switch (experiment.schedule) {
    case Schedule::constant:
        return experiment.learningRate;
    case Schedule::step:
        return experiment.learningRate * std::pow(knobs.gamma, std::floor(t / knobs.epochs));
    case Schedule::exponential:
        return experiment.learningRate * std::pow(knobs.gamma, t);
    case Schedule::cosine:
        return cosineAt(experiment, t, knobs.epochs);
    case Schedule::cosineRestarts:
        return restartedCosineAt(experiment, t);
    case Schedule::linearWarmup:
        return warmedUpAt(experiment, t);
    case Schedule::oneCycle:
        return oneCycleRateAt(experiment, t);
    }
    return experiment.learningRate;
}

std::int64_t scheduleLength(const Experiment& experiment) {
    const ScheduleKnobs& knobs = experiment.scheduleKnobs;
    const std::int64_t epochs = knobs.epochs;
    const std::int64_t factor = knobs.factor;
    switch (experiment.schedule) {
    case Schedule::constant:
        break;
    case Schedule::step:
        return 4 * epochs;
    case Schedule::exponential:
        // Until a hundredth is left, or until there is a hundred times as much.
        if (knobs.gamma > 0 && knobs.gamma != 1)
            return std::clamp<std::int64_t>(std::llround(std::log(100) / std::abs(std::log(knobs.gamma))), 10,
                                            1'000'000);
        break;
    case Schedule::cosine:
        return 2 * epochs;
    case Schedule::cosineRestarts:
        return factor == 1 ? 3 * epochs : epochs * (1 + factor + factor * factor);
    case Schedule::linearWarmup:
        return 2 * std::int64_t{knobs.warmupEpochs};
    case Schedule::oneCycle:
        return epochs + (epochs + 9) / 10;
    }
    return 100;
}

OptimizerKnobs knobsAt(const Experiment& experiment, std::int64_t epoch) {
    OptimizerKnobs knobs = experiment.optimizerKnobs;
    if (!cyclesMomentum(experiment))
        return knobs;
    const ScheduleKnobs& schedule = experiment.scheduleKnobs;
    const double greatest = schedule.greatestMomentum;
    knobs.momentum = knobs.beta1 =
        cycleAt(schedule, {greatest, schedule.leastMomentum, greatest}, static_cast<double>(epoch));
    return knobs;
}

} // namespace nabla

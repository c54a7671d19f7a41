#pragma once

namespace nabla {

/// How the learning rate changes over the epochs.
enum class Schedule { constant, step, exponential, cosine, cosineRestarts, linearWarmup, oneCycle };

/// How one-cycle goes from one bound to the next.
enum class Annealing { cosine, linear };

/// What can be set of schedules.
struct ScheduleKnobs {
    /// The epochs of a step, of a cosine's way down (the first one where it restarts), of the whole cycle.
    int epochs = 100;
    /// What the rate is multiplied by, at each step or epoch.
    double gamma = 0.1;
    /// The lowest rate of a cosine.
    double minimum = 0;
    /// How many times longer each period is than the one before, where a cosine restarts.
    int factor = 2;
    /// How many epochs the warm-up takes, and which part of the rate it starts at.
    int warmupEpochs = 10;
    double warmupStart = 0.1;
    /// One-cycle: the part of the epochs on the way up; what the rate, the greatest, is divided by at the
    /// start; what the start's rate is divided by at the end.
    double rising = 0.3;
    double startDivisor = 25;
    double endDivisor = 1e4;
    Annealing annealing = Annealing::cosine;
    /// Goes down as it came up before it goes to the end.
    bool threePhases = false;
    /// The momentum (or β₁) goes between two bounds against the rate.
    bool cyclesMomentum = false;
    double leastMomentum = 0.85;
    double greatestMomentum = 0.95;

    bool operator==(const ScheduleKnobs&) const = default;
};

} // namespace nabla

#pragma once

#include "core/kernels/kernels.h"
#include "core/kernels/pack_math.h"
#include "core/kernels/update.h"

// Every optimizer is one functor: from the gradient and its own numbers (`state`, changed in place) it makes
// what the parameters are to be lessened by. Padding, where all of these are zero, stays zero.

namespace nabla::kernels::NABLA_ISA {

/// The running mean that keeps the part `kept`, with something new.
template <class P, class T>
NABLA_INLINE P mean(P old, P fresh, T kept, T inflow) {
    return P(kept) * old + P(inflow) * fresh;
}

struct SgdStep {
    static constexpr int slots = 0;
    template <class P, class T>
    NABLA_INLINE static P change(P gradient, P*, const OptimizerFactors<T>& f) {
        return P(f.rate) * gradient;
    }
};

struct MomentumStep {
    static constexpr int slots = 1;
    template <class P, class T>
    NABLA_INLINE static P change(P gradient, P* state, const OptimizerFactors<T>& f) {
        state[0] = P(f.kept) * state[0] + gradient;
        return P(f.rate) * state[0];
    }
};

struct NesterovStep {
    static constexpr int slots = 1;
    template <class P, class T>
    NABLA_INLINE static P change(P gradient, P* state, const OptimizerFactors<T>& f) {
        state[0] = P(f.kept) * state[0] + gradient;
        return P(f.rate) * (gradient + P(f.kept) * state[0]);
    }
};

/// Duchi et al. 2011.
struct AdagradStep {
    static constexpr int slots = 1;
    template <class P, class T>
    NABLA_INLINE static P change(P gradient, P* state, const OptimizerFactors<T>& f) {
        state[0] += gradient * gradient;
        return P(f.rate) * gradient / (sqrt(state[0]) + P(f.epsilon));
    }
};

/// Zeiler 2012.
struct AdadeltaStep {
    static constexpr int slots = 2;
    template <class P, class T>
    NABLA_INLINE static P change(P gradient, P* state, const OptimizerFactors<T>& f) {
        state[0] = mean(state[0], gradient * gradient, f.keptSquare, f.squareInflow);
        const P step = sqrt(state[1] + P(f.epsilon)) / sqrt(state[0] + P(f.epsilon)) * gradient;
        state[1] = mean(state[1], step * step, f.keptSquare, f.squareInflow);
        return P(f.rate) * step;
    }
};

struct RmspropStep {
    static constexpr int slots = 1;
    template <class P, class T>
    NABLA_INLINE static P change(P gradient, P* state, const OptimizerFactors<T>& f) {
        state[0] = mean(state[0], gradient * gradient, f.keptSquare, f.squareInflow);
        return P(f.rate) * gradient / (sqrt(state[0]) + P(f.epsilon));
    }
};

/// Kingma and Ba 2015; with other factors, RAdam (Liu et al. 2020).
struct AdamStep {
    static constexpr int slots = 2;
    template <class P, class T>
    NABLA_INLINE static void take(P gradient, P* state, const OptimizerFactors<T>& f) {
        state[0] = mean(state[0], gradient, f.kept, f.inflow);
        state[1] = mean(state[1], gradient * gradient, f.keptSquare, f.squareInflow);
    }
    template <class P, class T>
    NABLA_INLINE static P change(P gradient, P* state, const OptimizerFactors<T>& f) {
        take(gradient, state, f);
        return P(f.rate) * state[0] / (P(f.rootScale) * sqrt(state[1]) + P(f.epsilon));
    }
};

/// Reddi et al. 2018.
struct AmsgradStep {
    static constexpr int slots = 3;
    template <class P, class T>
    NABLA_INLINE static P change(P gradient, P* state, const OptimizerFactors<T>& f) {
        AdamStep::take(gradient, state, f);
        state[2] = larger(state[2], state[1]);
        return P(f.rate) * state[0] / (P(f.rootScale) * sqrt(state[2]) + P(f.epsilon));
    }
};

struct AdamaxStep {
    static constexpr int slots = 2;
    template <class P, class T>
    NABLA_INLINE static P change(P gradient, P* state, const OptimizerFactors<T>& f) {
        state[0] = mean(state[0], gradient, f.kept, f.inflow);
        state[1] = larger(P(f.keptSquare) * state[1], abs(gradient) + P(f.epsilon));
        return P(f.rate) * state[0] / state[1];
    }
};

/// Dozat 2016.
struct NadamStep {
    static constexpr int slots = 2;
    template <class P, class T>
    NABLA_INLINE static P change(P gradient, P* state, const OptimizerFactors<T>& f) {
        AdamStep::take(gradient, state, f);
        const P ahead = P(f.gradientRate) * gradient + P(f.rate) * state[0];
        return ahead / (P(f.rootScale) * sqrt(state[1]) + P(f.epsilon));
    }
};

/// −1, 0 or 1.
template <class P>
NABLA_INLINE P signOf(P x) {
    const P zero(0);
    return select(x < zero, P(-1), select(zero < x, P(1), zero));
}

/// The mean gradient from `k` on, clipped and with the penalty that is a part of it; clears the sums.
template <class T>
NABLA_INLINE Pack<T, lanes> takeGradient(const Optimization<T>& o, Pack<T, lanes> weights,
                                         Pack<T, lanes> penalized, std::size_t k) {
    using P = Pack<T, lanes>;
    const P gradient = clamped(P(o.scale) * P::load(o.gradient + k), o.limit);
    P(T(0)).store(o.gradient + k);
    return gradient + penalized * (P(o.coupledL2) * weights + P(o.coupledL1) * signOf(weights));
}

template <class Step, class T>
NABLA_INLINE void optimizeAll(const Optimization<T>& o) {
    using P = Pack<T, lanes>;
    for (std::size_t k = 0; k < o.size; k += lanes) {
        const P before = P::load(o.parameters + k);
        const P penalized = P::load(o.penalized + k);
        const P gradient = takeGradient(o, before, penalized, k);
        const P free = o.free ? P::load(o.free + k) : P(T(1));
        P state[Step::slots + 1];
#pragma GCC unroll 4
        for (int s = 0; s < Step::slots; ++s)
            state[s] = P::load(o.slots[s] + k);
        const P change = Step::change(gradient, state, o.factors);
        const P shrinkL1 = P(o.shrinkL1) * penalized;
        const P stepped = before - P(o.shrinkL2) * penalized * before - change;
        const P after = select(P(T(0)) < shrinkL1, shrunk<T>(stepped, shrinkL1), stepped);
        select(P(T(0)) < free, after, before).store(o.parameters + k);
#pragma GCC unroll 4
        for (int s = 0; s < Step::slots; ++s)
            select(P(T(0)) < free, state[s], P::load(o.slots[s] + k)).store(o.slots[s] + k);
    }
}

template <class T>
void optimize(const Optimization<T>& o) {
    switch (o.optimizer) {
    case Optimizer::sgd:
        return optimizeAll<SgdStep>(o);
    case Optimizer::momentum:
        return optimizeAll<MomentumStep>(o);
    case Optimizer::nesterov:
        return optimizeAll<NesterovStep>(o);
    case Optimizer::adagrad:
        return optimizeAll<AdagradStep>(o);
    case Optimizer::adadelta:
        return optimizeAll<AdadeltaStep>(o);
    case Optimizer::rmsprop:
        return optimizeAll<RmspropStep>(o);
    case Optimizer::adam:
    case Optimizer::adamw:
    case Optimizer::radam:
        return optimizeAll<AdamStep>(o);
    case Optimizer::amsgrad:
        return optimizeAll<AmsgradStep>(o);
    case Optimizer::adamax:
        return optimizeAll<AdamaxStep>(o);
    case Optimizer::nadam:
        return optimizeAll<NadamStep>(o);
    }
}

/// The sum of squares over a buffer whose length is a multiple of `lanes`, where `free` (or everywhere, where
/// it is null). Short sums in `T` are summed in double precision, always in the same order.
template <class T>
double sumOfSquares(const T* numbers, const T* free, std::size_t size) {
    using P = Pack<T, lanes>;
    constexpr std::size_t block = 64 * lanes;
    double total = 0;
    for (std::size_t first = 0; first < size; first += block) {
        P sum(T(0));
        for (std::size_t k = first; k < first + block && k < size; k += lanes) {
            const P x = free ? P::load(free + k) * P::load(numbers + k) : P::load(numbers + k);
            sum += x * x;
        }
        alignas(alignment) T sums[lanes];
        sum.store(sums);
        for (const T one : sums)
            total += static_cast<double>(one);
    }
    return total;
}

} // namespace nabla::kernels::NABLA_ISA

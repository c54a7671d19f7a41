#pragma once

#include "core/experiment/loss.h"
#include "core/network/activation_functions.h"

#include <cmath>

// Every loss of a single output is written once, for any type of number: `value` takes the output and its
// target, `derivative` is by the output. Scalars and the kernels' vectors both go through them.

namespace nabla {

/// ½ (a − t)².
struct HalfSquaredError {
    template <class A>
    [[gnu::always_inline]] A value(A a, A t) const {
        return A(0.5) * ((a - t) * (a - t));
    }
    template <class A>
    [[gnu::always_inline]] A derivative(A a, A t) const {
        return a - t;
    }
};

/// (a − t)².
struct SquaredError {
    template <class A>
    [[gnu::always_inline]] A value(A a, A t) const {
        return (a - t) * (a - t);
    }
    template <class A>
    [[gnu::always_inline]] A derivative(A a, A t) const {
        return A(2) * (a - t);
    }
};

/// |a − t|; where both are equal, the derivative is 0.
struct AbsoluteError {
    template <class A>
    [[gnu::always_inline]] A value(A a, A t) const {
        using std::abs;
        return abs(a - t);
    }
    template <class A>
    [[gnu::always_inline]] A derivative(A a, A t) const {
        return select(a < t, A(-1), select(t < a, A(1), A(0)));
    }
};

/// ½ e² for errors e up to δ, δ (|e| − δ/2) beyond (Huber 1964).
template <class T>
struct HuberError {
    T delta;

    template <class A>
    [[gnu::always_inline]] A value(A a, A t) const {
        using std::abs;
        const A size = abs(a - t);
        const A linear = A(delta) * (size - A(0.5) * A(delta));
        return select(size <= A(delta), A(0.5) * (size * size), linear);
    }
    template <class A>
    [[gnu::always_inline]] A derivative(A a, A t) const {
        const A error = a - t;
        return select(error < A(-delta), A(-delta), select(A(delta) < error, A(delta), error));
    }
};

/// The cross-entropy of the probability 1 / (1 + exp(−z)) and a target from 0 to 1; finite for any logit z.
struct LogisticError {
    template <class A>
    [[gnu::always_inline]] A value(A z, A t) const {
        using std::abs;
        using std::exp;
        using std::log1p;
        return select(z < A(0), A(0), z) - z * t + log1p(exp(-abs(z)));
    }
    template <class A>
    [[gnu::always_inline]] A derivative(A z, A t) const {
        return Sigmoid::value(z) - t;
    }
};

/// max(0, 1 − t z) for a target t of −1 or 1.
struct HingeError {
    template <class A>
    [[gnu::always_inline]] A value(A z, A t) const {
        const A margin = A(1) - t * z;
        return select(margin < A(0), A(0), margin);
    }
    template <class A>
    [[gnu::always_inline]] A derivative(A z, A t) const {
        return select(t * z < A(1), -t, A(0));
    }
};

/// Calls `body` with the functor of that loss for a single output: one branch a batch, none inside its loops.
template <class T, class Body>
[[gnu::always_inline]] inline void withLoss(const LossRule<T>& rule, Body&& body) {
    switch (rule.loss) {
    case Loss::halfMse:
        return body(HalfSquaredError{});
    case Loss::mse:
    case Loss::sumSquaredError:
        return body(SquaredError{});
    case Loss::mae:
        return body(AbsoluteError{});
    case Loss::huber:
        return body(HuberError<T>{rule.huberDelta});
    case Loss::crossEntropy:
        return body(LogisticError{});
    case Loss::hinge:
        return body(HingeError{});
    }
}

} // namespace nabla

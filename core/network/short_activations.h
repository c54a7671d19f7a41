#pragma once

#include <cmath>
#include <concepts>

// The activations that are short enough to be compiled into every kernel. Every activation is written once,
// for any type of number: `value` takes the weighted sum z, `derivative` z and the output a. Scalars and the
// kernels' vectors both go through them. Not-a-number stays visible.

namespace nabla {

/// Scalars choose as vectors do, which bring a `select` of their own.
template <std::floating_point T>
T select(bool condition, T yes, T no) {
    return condition ? yes : no;
}

/// The hyperbolic tangent.
struct Tanh {
    template <class A>
    [[gnu::always_inline]] static A value(A z) {
        using std::tanh;
        return tanh(z);
    }
    template <class A>
    [[gnu::always_inline]] static A derivative(A, A a) {
        return A(1) - a * a;
    }
};

/// max(0, z).
struct Relu {
    template <class A>
    [[gnu::always_inline]] static A value(A z) {
        return select(z <= A(0), A(0), z);
    }
    template <class A>
    [[gnu::always_inline]] static A derivative(A, A a) {
        return select(a <= A(0), A(0), A(1));
    }
};

/// 1 / (1 + exp(−z)).
struct Sigmoid {
    template <class A>
    [[gnu::always_inline]] static A value(A z) {
        using std::exp;
        return A(1) / (A(1) + exp(-z));
    }
    template <class A>
    [[gnu::always_inline]] static A derivative(A, A a) {
        return a * (A(1) - a);
    }
};

/// z itself.
struct Linear {
    template <class A>
    [[gnu::always_inline]] static A value(A z) {
        return z;
    }
    template <class A>
    [[gnu::always_inline]] static A derivative(A, A) {
        return A(1);
    }
};

} // namespace nabla

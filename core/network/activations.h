#pragma once

#include "core/experiment/experiment.h"

#include <cmath>
#include <type_traits>

namespace nabla {

// Every activation is written once, for any arithmetic type: `value` takes the weighted sum z, `derivative`
// takes the output a. Scalars and Eigen arrays both go through them.

/// max(0, z); not-a-number stays visible.
struct Relu {
    template <class A>
    static auto value(const A& z) {
        if constexpr (std::is_arithmetic_v<A>)
            return z <= 0 ? A(0) : z;
        else
            return (z <= 0).select(0, z);
    }
    template <class A>
    static auto derivative(const A& a) {
        if constexpr (std::is_arithmetic_v<A>)
            return a <= 0 ? A(0) : A(1);
        else
            return (a <= 0).select(A::Zero(a.rows(), a.cols()), A::Ones(a.rows(), a.cols()));
    }
};

/// The hyperbolic tangent.
struct Tanh {
    template <class A>
    static auto value(const A& z) {
        if constexpr (std::is_arithmetic_v<A>)
            return std::tanh(z);
        else
            return z.tanh();
    }
    template <class A>
    static auto derivative(const A& a) {
        return 1 - a * a;
    }
};

/// 1 / (1 + exp(−z)).
struct Sigmoid {
    template <class A>
    static auto value(const A& z) {
        if constexpr (std::is_arithmetic_v<A>)
            return 1 / (1 + std::exp(-z));
        else
            return (1 + (-z).exp()).inverse();
    }
    template <class A>
    static auto derivative(const A& a) {
        return a * (1 - a);
    }
};

/// z itself.
struct Linear {
    template <class A>
    static auto value(const A& z) {
        return z;
    }
    template <class A>
    static auto derivative(const A& a) {
        if constexpr (std::is_arithmetic_v<A>)
            return A(1);
        else
            return A::Ones(a.rows(), a.cols());
    }
};

/// Calls `body` with the functor of that activation: one branch a layer, none inside a loop over units.
template <class Body>
void withActivation(Activation activation, Body&& body) {
    switch (activation) {
    case Activation::relu:
        return body(Relu{});
    case Activation::tanh:
        return body(Tanh{});
    case Activation::sigmoid:
        return body(Sigmoid{});
    case Activation::linear:
    case Activation::automatic:
        return body(Linear{});
    }
}

} // namespace nabla

#pragma once

#include "core/experiment/activation.h"
#include "core/network/activation_functions.h"

#include <concepts>

// From an activation's name to its functor: one branch a layer, none inside a loop over units.

namespace nabla {

/// Whether a functor is short enough to be compiled into every kernel.
template <class F>
concept ShortActivation =
    std::same_as<F, Tanh> || std::same_as<F, Relu> || std::same_as<F, Sigmoid> || std::same_as<F, Linear>;

/// Calls `body` with the functor of that activation.
template <class Body>
[[gnu::always_inline]] inline void withActivation(Activation activation, Body&& body) {
    switch (activation) {
#define NABLA_ACTIVATION(name, functor, key, label, inPlayground, help)                                      \
    case Activation::name:                                                                                   \
        return body(functor{});
#include "core/experiment/activations.def"
#undef NABLA_ACTIVATION
    case Activation::automatic:
        return body(Linear{});
    }
}

/// Calls `body` with its functor if that is a short one, and says whether it is.
template <class Body>
[[gnu::always_inline]] inline bool withShortActivation(Activation activation, Body&& body) {
    bool isShort = false;
    withActivation(
        activation, [&]<class F>(F f) __attribute__((always_inline)) {
            if constexpr (ShortActivation<F>) {
                body(f);
                isShort = true;
            }
        });
    return isShort;
}

/// Calls `body` with its functor if that is not a short one.
template <class Body>
[[gnu::always_inline]] inline void withLongActivation(Activation activation, Body&& body) {
    withActivation(
        activation, [&]<class F>(F f) __attribute__((always_inline)) {
            if constexpr (!ShortActivation<F>)
                body(f);
        });
}

} // namespace nabla

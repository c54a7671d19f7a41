#pragma once

#include "core/kernels/pack.h"
#include "core/kernels/pack_functions.h"
#include "core/kernels/pack_math.h"
#include "core/network/with_activation.h"

#include <cstddef>

// Short activations are compiled into the kernels themselves. The others, whose code is many times longer,
// have one pass over a layer's sums each, which all kernels share.

namespace nabla::kernels::NABLA_ISA {

/// Whether the kernels themselves can hold it.
NABLA_INLINE bool isShort(Activation activation) {
    return withShortActivation(activation, [](auto) {});
}

template <int N, class F, class T>
NABLA_INLINE void activateAll(F f, T* sums, T* derivatives, std::size_t size) {
    for (std::size_t k = 0; k < size; k += N) {
        const auto z = Pack<T, N>::load(sums + k);
        const auto a = f.value(z);
        a.store(sums + k);
        f.derivative(z, a).store(derivatives + k);
    }
}

template <int N, class F, class T>
NABLA_INLINE void activateAll(F f, T* sums, std::size_t size) {
    for (std::size_t k = 0; k < size; k += N)
        f.value(Pack<T, N>::load(sums + k)).store(sums + k);
}

/// As `activate`, for an activation that is not short.
template <class T, class... Arguments>
[[gnu::noinline]] void activateLong(Activation activation, T* sums, Arguments... arguments) {
    withLongActivation(
        activation, [=](auto f) __attribute__((always_inline)) {
            activateAll<registerWidth<T>>(f, sums, arguments...);
        });
}

/// Makes outputs of `size` weighted sums in place and, where a place for them is given before the size, their
/// derivatives; memory goes on to the next multiple of `N` and of
/// `lanes`.
template <int N, class... Arguments>
NABLA_INLINE void activate(Activation activation, Arguments... arguments) {
    if (!withShortActivation(
            activation, [=](auto f) __attribute__((always_inline)) { activateAll<N>(f, arguments...); }))
        activateLong(activation, arguments...);
}

} // namespace nabla::kernels::NABLA_ISA

#pragma once

#include "core/kernels/pack.h"
#include "core/kernels/pack_math.h"
#include "core/network/activation_functions.h"

#include <cstddef>

namespace nabla::kernels::NABLA_ISA {

/// Makes outputs of `size` weighted sums in place, and their derivatives; memory goes on to the next
/// multiple of `N`.
template <int N, class T>
NABLA_INLINE void activate(Activation activation, T* sums, T* derivatives, std::size_t size) {
    withActivation(
        activation, [=](auto f) __attribute__((always_inline)) {
            for (std::size_t k = 0; k < size; k += N) {
                const auto z = Pack<T, N>::load(sums + k);
                const auto a = f.value(z);
                a.store(sums + k);
                f.derivative(z, a).store(derivatives + k);
            }
        });
}

/// Makes outputs of `size` weighted sums in place; memory goes on to the next
/// multiple of `N`.
template <int N, class T>
NABLA_INLINE void activate(Activation activation, T* sums, std::size_t size) {
    withActivation(
        activation, [=](auto f) __attribute__((always_inline)) {
            for (std::size_t k = 0; k < size; k += N)
                f.value(Pack<T, N>::load(sums + k)).store(sums + k);
        });
}

} // namespace nabla::kernels::NABLA_ISA

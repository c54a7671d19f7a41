#pragma once

#include "core/kernels/pack.h"

namespace nabla::kernels::NABLA_ISA {

/// Two registers of `W` numbers shuffled into one; `Pick::from(k)` says which of the 2·W numbers comes to
/// place `k`.
template <class V, int W, class Pick>
NABLA_INLINE V shuffled(V a, V b, Pick) {
    return [&]<int... K>(std::integer_sequence<int, K...>) __attribute__((always_inline)) {
        return __builtin_shufflevector(a, b, Pick::from(K)...);
    }
    (std::make_integer_sequence<int, W>{});
}

/// Within blocks of 16 bytes (`Block` numbers), pieces of `Piece` numbers of both registers take turns, from
/// the block's lower (`Half` 0) or upper half.
template <int W, int Block, int Piece, int Half>
struct Interleave {
    static constexpr int from(int k) {
        const int block = k / Block * Block;
        const int within = k % Block;
        const int piece = within / (2 * Piece);
        const bool second = within / Piece % 2 != 0;
        return block + Half * Block / 2 + piece * Piece + within % Piece + (second ? W : 0);
    }
};

/// The even (`Odd` 0) or odd blocks of 16 bytes of both registers, one register's after the other's.
template <int W, int Block, int Odd>
struct Blocks {
    static constexpr int from(int k) {
        const int block = k / Block;
        const int half = W / Block / 2;
        const bool second = block >= half;
        return (2 * (second ? block - half : block) + Odd) * Block + k % Block + (second ? W : 0);
    }
};

/// Adds pairs of registers, `Count` of them, after the two shuffles.
template <class Low, class High, int W, int Count, class V>
NABLA_INLINE void addPairs(V* v) {
    [&]<int... K>(std::integer_sequence<int, K...>) __attribute__((always_inline)) {
        ((v[K] =
              shuffled<V, W>(v[2 * K], v[2 * K + 1], Low{}) + shuffled<V, W>(v[2 * K], v[2 * K + 1], High{})),
         ...);
    }
    (std::make_integer_sequence<int, Count / 2>{});
}

/// The sums of the lanes of `W` registers of `W` numbers each: lane `k` of the result is the sum of `v[k]`;
/// overwrites `v`.
template <class T, int W, class V>
NABLA_INLINE V sumsOfRegisters(V* v) {
    constexpr int block = 16 / static_cast<int>(sizeof(T));
    addPairs<Interleave<W, block, 1, 0>, Interleave<W, block, 1, 1>, W, W>(v);
    if constexpr (block == 4)
        addPairs<Interleave<W, block, 2, 0>, Interleave<W, block, 2, 1>, W, W / 2>(v);
    if constexpr (W >= 2 * block)
        addPairs<Blocks<W, block, 0>, Blocks<W, block, 1>, W, W / block>(v);
    if constexpr (W >= 4 * block)
        addPairs<Blocks<W, block, 0>, Blocks<W, block, 1>, W, W / block / 2>(v);
    return v[0];
}

/// The sums of `N` packs of `N` lanes: lane `k` of the result is the sum of `packs[k]`.
template <class T, int N>
NABLA_INLINE Pack<T, N> laneSums(const Pack<T, N>* packs) {
    using P = Pack<T, N>;
    return P::make([&](int group) {
        typename P::Register v[P::width];
        [&]<int... K>(std::integer_sequence<int, K...>) __attribute__((always_inline)) {
            ((v[K] = packs[group * P::width + K].r[0]), ...);
            if constexpr (P::count > 1)
                for (int k = 1; k < P::count; ++k)
                    ((v[K] += packs[group * P::width + K].r[k]), ...);
        }
        (std::make_integer_sequence<int, P::width>{});
        return sumsOfRegisters<T, P::width>(v);
    });
}

/// Ones for the first `count` lanes, then zeros.
template <class T, int N>
NABLA_INLINE Pack<T, N> liveLanes(int count) {
    static constexpr T window[32] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    return Pack<T, N>::load(window + 16 - count);
}

} // namespace nabla::kernels::NABLA_ISA

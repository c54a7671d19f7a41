#pragma once

#include "core/kernels/kernels.h"
#include "core/kernels/lane_sums.h"

#include <algorithm>

namespace nabla::kernels::NABLA_ISA {

/// What stands in the lanes where bit `Bit` of the lane's number is `Set` changes places with the other
/// register's other lanes.
template <int W, int Bit, bool Set>
struct Swap {
    static constexpr int from(int k) {
        if constexpr (Set)
            return (k & Bit) != 0 ? W + k : k + Bit;
        else
            return (k & Bit) != 0 ? W + k - Bit : k;
    }
};

/// Turns `W` registers of `W` numbers by swapping ever larger blocks.
template <int W, int Bit = 1, class V>
NABLA_INLINE void transposeRegisters(V* v) {
    if constexpr (Bit < W) {
        [&]<int... K>(std::integer_sequence<int, K...>) __attribute__((always_inline)) {
            const auto swap = [&](int a) __attribute__((always_inline)) {
                const V low = shuffled<V, W>(v[a], v[a + Bit], Swap<W, Bit, false>{});
                v[a + Bit] = shuffled<V, W>(v[a], v[a + Bit], Swap<W, Bit, true>{});
                v[a] = low;
            };
            (swap(K / Bit * 2 * Bit + K % Bit), ...);
        }
        (std::make_integer_sequence<int, W / 2>{});
        transposeRegisters<W, 2 * Bit>(v);
    }
}

/// A panel's weights from inputs [first, end), which are one panel of the layer before, and their transposed:
/// lines of `width` numbers at `to`, one for each of `units`.
template <class T>
struct TransposedLines {
    const T* weights;
    int panel;
    int units;
    int first;
    int end;
    int width;
    T* to;

    /// Turns blocks of `Block` × `Block`, which should fill registers: a line that is written in pieces and
    /// soon read as a whole would make the processor wait. Returns where it ended.
    template <int Block>
    NABLA_INLINE int turnBlocks(int i) const {
        using P = Pack<T, Block>;
        using Memory = typename P::Memory;
        for (; i + Block <= end; i += Block)
            for (int o = 0; o < units; o += Block) {
                typename P::Register v[Block];
#pragma GCC unroll 16
                for (int k = 0; k < Block; ++k)
                    v[k] = *reinterpret_cast<const Memory*>(weights +
                                                            static_cast<std::size_t>(i + k) * panel + o);
                transposeRegisters<Block>(v);
                T* line = to + static_cast<std::size_t>(o) * width + (i - first);
#pragma GCC unroll 16
                for (int k = 0; k < Block; ++k)
                    if (o + k < units)
                        *reinterpret_cast<Memory*>(line + static_cast<std::size_t>(k) * width) = v[k];
            }
        return i;
    }

    NABLA_INLINE void turn() const {
        int i = first;
        if (panel % registerWidth<T> == 0)
            i = turnBlocks<registerWidth<T>>(i);
        if (panel % Pack<T, 8>::width == 0)
            i = turnBlocks<Pack<T, 8>::width>(i);
        for (; i < end; ++i)
            for (int o = 0; o < units; ++o)
                to[static_cast<std::size_t>(o) * width + (i - first)] =
                    weights[static_cast<std::size_t>(i) * panel + o];
    }
};

/// Makes the transposed weights of one panel of a layer; `fromPanel` is the panel width of the layer before.
template <class T>
void transposePanel(const PanelLayer<T>& layer, int panel, int fromPanel) {
    const T* weights = layer.weights + static_cast<std::size_t>(panel) * (layer.from + 1) * layer.panel;
    const int firstUnit = panel * layer.panel;
    const int units = std::min(layer.panel, layer.to - firstUnit);
    T* to = layer.transposed + static_cast<std::size_t>(firstUnit) * fromPanel;
    for (int first = 0; first < layer.from; first += fromPanel) {
        const int end = std::min(first + fromPanel, layer.from);
        TransposedLines<T>{weights, layer.panel, units, first, end, fromPanel, to}.turn();
        to += static_cast<std::size_t>(layer.to) * fromPanel;
    }
}

} // namespace nabla::kernels::NABLA_ISA

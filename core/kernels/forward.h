#pragma once

#include "core/kernels/activate.h"
#include "core/kernels/kernels.h"
#include "core/kernels/pack_math.h"

namespace nabla::kernels::NABLA_ISA {

/// Points in registers at a time, and units whose sums are built side by side.
template <class T>
inline constexpr int forwardPoints = 4 * registerWidth<T> < tilePoints ? 4 * registerWidth<T> : tilePoints;
inline constexpr int forwardUnits = registers / 8;

template <class T, int Units>
NABLA_INLINE void forwardBlock(const ForwardLayer<T>& layer, int unit, const T* from, T* to) {
    using P = Pack<T, forwardPoints<T>>;
    P z[Units];
#pragma GCC unroll 4
    for (int u = 0; u < Units; ++u)
        z[u] = P(layer.biases[unit + u]);
    const T* weights = layer.weights + static_cast<std::size_t>(unit) * layer.from;
    for (int i = 0; i < layer.from; ++i) {
        const P x = P::load(from + static_cast<std::size_t>(i) * tilePoints);
#pragma GCC unroll 4
        for (int u = 0; u < Units; ++u)
            z[u] += P(weights[u * layer.from + i]) * x;
    }
#pragma GCC unroll 4
    for (int u = 0; u < Units; ++u)
        z[u].store(to + static_cast<std::size_t>(unit + u) * tilePoints);
}

/// Layer and group normalization: `units` weighted sums from unit `first` on, for a register of points.
template <class T>
NABLA_INLINE void normalizeGroup(const ForwardLayer<T>& layer, int first, int units, T* sums) {
    using P = Pack<T, registerWidth<T>>;
    const P share = P(T(1) / static_cast<T>(units));
    T* group = sums + static_cast<std::size_t>(first) * tilePoints;
    P mean(T(0));
    for (int u = 0; u < units; ++u)
        mean += P::load(group + u * tilePoints);
    mean = mean * share;
    P squares(T(0));
    for (int u = 0; u < units; ++u) {
        const P distance = P::load(group + u * tilePoints) - mean;
        squares += distance * distance;
    }
    const P scale = P(T(1)) / sqrt(squares * share + P(layer.epsilon));
    for (int u = 0; u < units; ++u) {
        T* at = group + u * tilePoints;
        const P standard = (P::load(at) - mean) * scale;
        (P(layer.gains[first + u]) * standard + P(layer.shifts[first + u])).store(at);
    }
}

template <class T>
void normalize(const ForwardLayer<T>& layer, T* sums) {
    const int units = layer.to / layer.groups;
    for (int point = 0; point < tilePoints; point += registerWidth<T>)
        for (int group = 0; group < layer.groups; ++group)
            normalizeGroup(layer, group * units, units, sums + point);
}

template <class T>
void forward(const ForwardLayer<T>& layer, const T* from, T* to) {
    for (int point = 0; point < tilePoints; point += forwardPoints<T>) {
        int unit = 0;
        for (; unit + forwardUnits <= layer.to; unit += forwardUnits)
            forwardBlock<T, forwardUnits>(layer, unit, from + point, to + point);
        for (; unit < layer.to; ++unit)
            forwardBlock<T, 1>(layer, unit, from + point, to + point);
    }
    if (layer.groups > 0)
        normalize(layer, to);
    activate<registerWidth<T>>(layer.activation, to, static_cast<std::size_t>(layer.to) * tilePoints);
}

} // namespace nabla::kernels::NABLA_ISA

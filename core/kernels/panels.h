#pragma once

#include "core/kernels/activate.h"
#include "core/kernels/kernels.h"
#include "core/kernels/single_unit.h"

#include <algorithm>

// Networks with units in the lanes: weights stand in panels of 8 to 64 units, whose sums for several samples
// stay in registers.

namespace nabla::kernels::NABLA_ISA {

/// Panels of `W` units: the products of one panel with several rows at a time.
template <class T, int W>
struct Panel {
    using P = Pack<T, W>;

    /// Rows whose sums fit the registers, beside a panel's line and a factor.
    static constexpr int rows = std::clamp((registers - P::count - 2) / P::count, 1, 12);

    /// sums[n] += Σ over k of lines[k · lineStride …] · factors[k · step + n · rowStride].
    template <int Rows>
    NABLA_INLINE static void multiply(P (&sums)[Rows], const T* lines, std::size_t lineStride,
                                      const T* factors, std::size_t step, std::size_t rowStride, int count) {
        for (int k = 0; k < count; ++k) {
            const P line = P::load(lines + k * lineStride);
            const T* factor = factors + k * step;
#pragma GCC unroll 12
            for (int n = 0; n < Rows; ++n)
                sums[n] += line * P(factor[n * rowStride]);
        }
    }

    /// Calls `block` with a compile-time number of rows for all rows from `first` to `end`: as many as fit
    /// the registers at a time, then ever fewer.
    template <int Rows = rows, class Block>
    NABLA_INLINE static void forRows(int first, int end, Block block) {
        for (; first + Rows <= end; first += Rows)
            block(first, std::integral_constant<int, Rows>{});
        if constexpr (Rows > 2)
            forRows<Rows - 2>(first, end, block);
        else if constexpr (Rows > 1)
            forRows<1>(first, end, block);
    }

    /// The weighted sums of samples [first, end).
    static void sums(const PanelLayer<T>& layer, int panel, const T* inputs, int stride, int first, int end) {
        const T* weights = layer.weights + static_cast<std::size_t>(panel) * (layer.from + 1) * W;
        T* to = layer.outputs + panel * W;
        forRows(
            first, end, [&](int row, auto count) __attribute__((always_inline)) {
                constexpr int n = decltype(count)::value;
                P z[n];
                const P bias = P::load(weights + static_cast<std::size_t>(layer.from) * W);
#pragma GCC unroll 12
                for (int k = 0; k < n; ++k)
                    z[k] = bias;
                multiply(z, weights, W, inputs + static_cast<std::size_t>(row) * stride, 1, stride,
                         layer.from);
#pragma GCC unroll 12
                for (int k = 0; k < n; ++k)
                    z[k].store(to + static_cast<std::size_t>(row + k) * layer.stride);
            });
    }

    /// Turns the derivatives of one panel of the layer before into its deltas, for samples [first, end).
    static void propagate(const PanelLayer<T>& layer, const PanelLayer<T>& before, int panel, int first,
                          int end) {
        const T* weights = layer.transposed + static_cast<std::size_t>(panel) * layer.to * W;
        T* to = before.deltas + panel * W;
        forRows(
            first, end, [&](int row, auto count) __attribute__((always_inline)) {
                constexpr int n = decltype(count)::value;
                P d[n];
#pragma GCC unroll 12
                for (int k = 0; k < n; ++k)
                    d[k] = P(T(0));
                multiply(d, weights, W, layer.deltas + static_cast<std::size_t>(row) * layer.stride, 1,
                         layer.stride, layer.to);
#pragma GCC unroll 12
                for (int k = 0; k < n; ++k) {
                    T* at = to + static_cast<std::size_t>(row + k) * before.stride;
                    (d[k] * P::load(at)).store(at);
                }
            });
    }

    /// Adds the products of a block's deltas and inputs to one panel's gradient.
    static void gradient(const PanelLayer<T>& layer, int panel, const T* inputs, int stride, int samples) {
        const T* deltas = layer.deltas + panel * W;
        T* to = layer.gradient + static_cast<std::size_t>(panel) * (layer.from + 1) * W;
        forRows(
            0, layer.from, [&](int row, auto count) __attribute__((always_inline)) {
                constexpr int n = decltype(count)::value;
                P g[n];
#pragma GCC unroll 12
                for (int k = 0; k < n; ++k)
                    g[k] = P::load(to + static_cast<std::size_t>(row + k) * W);
                multiply(g, deltas, layer.stride, inputs + row, stride, 1, samples);
#pragma GCC unroll 12
                for (int k = 0; k < n; ++k)
                    g[k].store(to + static_cast<std::size_t>(row + k) * W);
            });
        T* bias = to + static_cast<std::size_t>(layer.from) * W;
        P sum = P::load(bias);
        for (int s = 0; s < samples; ++s)
            sum += P::load(deltas + static_cast<std::size_t>(s) * layer.stride);
        sum.store(bias);
    }
};

/// Calls `body` with the panel type of that width.
template <class T, bool Single = false, class Body>
NABLA_INLINE void withPanel(int width, Body body) {
    switch (width) {
    case 1:
        if constexpr (Single)
            return body(SingleUnit<T>{});
        else
            return;
    case 8:
        return body(Panel<T, 8>{});
    case 16:
        return body(Panel<T, 16>{});
    case 32:
        return body(Panel<T, 32>{});
    default:
        return body(Panel<T, 64>{});
    }
}

template <class T>
void panelOutputDelta(const PanelNetwork<T>& net, const T* targets, int first, int end) {
    const PanelLayer<T>& layer = net.layers[net.layerCount - 1];
    for (int s = first; s < end; ++s)
        for (int o = 0; o < layer.to; ++o) {
            const std::size_t at = static_cast<std::size_t>(s) * layer.stride + o;
            const T error = layer.outputs[at] - targets[s];
            layer.deltas[at] *= error * net.errorFactor;
            net.squares[s % lanes] += error * error;
        }
}

template <class T>
void propagatePanels(const PanelNetwork<T>& net, const RowSamples<T>& samples, int first, int end) {
    const T* inputs = samples.inputs;
    int stride = samples.stride;
    for (int l = 0; l < net.layerCount; ++l) {
        const PanelLayer<T>& layer = net.layers[l];
        withPanel<T, true>(layer.panel, [&](auto panel) {
            for (int p = 0; p * layer.panel < layer.stride; ++p)
                panel.sums(layer, p, inputs, stride, first, end);
        });
        const std::size_t at = static_cast<std::size_t>(first) * layer.stride;
        activate<8>(layer.activation, layer.outputs + at, layer.deltas + at,
                    static_cast<std::size_t>(end - first) * layer.stride);
        inputs = layer.outputs;
        stride = layer.stride;
    }
    panelOutputDelta(net, samples.targets, first, end);
    for (int l = net.layerCount - 1; l > 0; --l) {
        const PanelLayer<T>& before = net.layers[l - 1];
        withPanel<T>(before.panel, [&](auto panel) {
            for (int p = 0; p * before.panel < before.stride; ++p)
                panel.propagate(net.layers[l], before, p, first, end);
        });
    }
}

template <class T>
void panelGradient(const PanelLayer<T>& layer, int panel, const T* inputs, int stride, int samples) {
    withPanel<T, true>(layer.panel,
                       [&](auto kernels) { kernels.gradient(layer, panel, inputs, stride, samples); });
}

} // namespace nabla::kernels::NABLA_ISA

#pragma once

#include "core/kernels/activate.h"
#include "core/kernels/kernels.h"
#include "core/kernels/output_loss.h"
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

    /// Adds `factor` times the products of a block's deltas and inputs to one panel's parameters or gradient,
    /// which begin at `to`.
    static void addProducts(const PanelLayer<T>& layer, int panel, const T* inputs, int stride, int samples,
                            T factor, T* to) {
        const T* deltas = layer.deltas + panel * W;
        to += static_cast<std::size_t>(panel) * (layer.from + 1) * W;
        const auto add = [&](int line, P products) __attribute__((always_inline)) {
            T* at = to + static_cast<std::size_t>(line) * W;
            (P::load(at) + P(factor) * products).store(at);
        };
        forRows(
            0, layer.from, [&](int row, auto count) __attribute__((always_inline)) {
                constexpr int n = decltype(count)::value;
                P g[n];
#pragma GCC unroll 12
                for (int k = 0; k < n; ++k)
                    g[k] = P(T(0));
                multiply(g, deltas, layer.stride, inputs + row, stride, 1, samples);
#pragma GCC unroll 12
                for (int k = 0; k < n; ++k)
                    add(row + k, g[k]);
            });
        P bias(T(0));
        for (int s = 0; s < samples; ++s)
            bias += P::load(deltas + static_cast<std::size_t>(s) * layer.stride);
        add(layer.from, bias);
    }
};

/// Units in the widest panel worth having: wider ones would not fit the registers.
template <class T>
inline constexpr int widestPanel = std::max(8, (registers == 32 ? 4 : 2) * registerWidth<T>);

/// Calls `body` with the panel type of that width; `Narrowest` is the narrowest that can be asked for.
template <class T, int Narrowest, class Body>
NABLA_INLINE void withPanel(int width, Body body) {
    if constexpr (Narrowest == 1) {
        if (width == 1)
            return body(SingleUnit<T>{});
        withPanel<T, 8>(width, body);
    } else if constexpr (Narrowest == widestPanel<T>) {
        body(Panel<T, Narrowest>{});
    } else {
        if (width == Narrowest)
            return body(Panel<T, Narrowest>{});
        withPanel<T, 2 * Narrowest>(width, body);
    }
}

template <class T>
void panelOutputDelta(const PanelNetwork<T>& net, const T* targets, int first, int end) {
    if (!isSquared(net.loss.loss))
        return OutputLoss<T>::delta(net, targets, first, end);
    const PanelLayer<T>& layer = net.layers[net.layerCount - 1];
    if (layer.panel == 1)
        return SingleUnit<T>::outputDelta(net, targets, first, end);
    for (int s = first; s < end; ++s)
        for (int o = 0; o < layer.to; ++o) {
            const std::size_t at = static_cast<std::size_t>(s) * layer.stride + o;
            const T error = layer.outputs[at] - targets[s];
            layer.deltas[at] *= error * net.errorFactor;
            net.squares[s % lanes] += error * error;
        }
}

/// Multiplies a layer's outputs, and the derivatives beside them, by its mask: dropout.
template <class T>
[[gnu::noinline]] void multiplyByMask(const PanelLayer<T>& layer, std::size_t first, std::size_t size) {
    // Only a single unit at the end, which has no mask, stands in no panel of eight.
    for (std::size_t k = first; k < first + size; k += 8) {
        const auto factors = Pack<T, 8>::load(layer.mask + k);
        (Pack<T, 8>::load(layer.outputs + k) * factors).store(layer.outputs + k);
        (Pack<T, 8>::load(layer.deltas + k) * factors).store(layer.deltas + k);
    }
}

template <class T>
void propagatePanels(const PanelNetwork<T>& net, const RowSamples<T>& samples, int first, int end) {
    const T* inputs = samples.inputs;
    int stride = samples.stride;
    for (int l = 0; l < net.layerCount; ++l) {
        const PanelLayer<T>& layer = net.layers[l];
        withPanel<T, 1>(layer.panel, [&](auto panel) {
            for (int p = 0; p * layer.panel < layer.stride; ++p)
                panel.sums(layer, p, inputs, stride, first, end);
        });
        const std::size_t at = static_cast<std::size_t>(first) * layer.stride;
        const std::size_t size = static_cast<std::size_t>(end - first) * layer.stride;
        if (layer.stride % registerWidth<T> == 0)
            activate<registerWidth<T>>(layer.activation, layer.outputs + at, layer.deltas + at, size);
        else
            activate<8>(layer.activation, layer.outputs + at, layer.deltas + at, size);
        if (layer.mask)
            multiplyByMask(layer, at, size);
        inputs = layer.outputs;
        stride = layer.stride;
    }
    panelOutputDelta(net, samples.targets, first, end);
    for (int l = net.layerCount - 1; l > 0; --l) {
        const PanelLayer<T>& before = net.layers[l - 1];
        withPanel<T, 8>(before.panel, [&](auto panel) {
            for (int p = 0; p * before.panel < before.stride; ++p)
                panel.propagate(net.layers[l], before, p, first, end);
        });
    }
}

template <class T>
void panelGradient(const PanelLayer<T>& layer, int panel, const T* inputs, int stride, int samples) {
    withPanel<T, 1>(layer.panel, [&](auto kernels) {
        kernels.addProducts(layer, panel, inputs, stride, samples, T(1), layer.gradient);
    });
}

template <class T>
void stepPanel(const PanelLayer<T>& layer, int panel, const T* inputs, int stride, int samples, T step) {
    withPanel<T, 1>(layer.panel, [&](auto kernels) {
        kernels.addProducts(layer, panel, inputs, stride, samples, -step, layer.weights);
    });
}

} // namespace nabla::kernels::NABLA_ISA

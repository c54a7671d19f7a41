#pragma once

#include "core/kernels/activate.h"
#include "core/kernels/kernels.h"
#include "core/kernels/single_unit.h"
#include "core/kernels/transpose.h"

// Networks whose layers all fit one panel of eight units: a whole step of plain gradient descent, layer by
// layer, with gradients, new weights and their transposed in registers.

namespace nabla::kernels::NABLA_ISA {

template <class T>
struct Octets {
    static constexpr int width = 8;
    using P = Pack<T, width>;

    /// Samples side by side: few enough that one block's activation hides the next block's products.
    static constexpr int rows = P::count == 1 ? 5 : 3;

    /// Calls `block` with a compile-time number of rows for all samples.
    template <class Block>
    NABLA_INLINE static void forRows(int count, Block block) {
        int s = 0;
        for (; s + rows <= count; s += rows)
            block(s, std::integral_constant<int, rows>{});
        for (; s < count; ++s)
            block(s, std::integral_constant<int, 1>{});
    }

    /// sums[k] += Σ over i < count of lines[i] · factors[k · stride + i].
    template <int Rows>
    NABLA_INLINE static void multiply(P (&sums)[Rows], const T* lines, const T* factors, int stride,
                                      int count) {
        for (int i = 0; i < count; ++i) {
            const P line = P::load(lines + i * width);
#pragma GCC unroll 8
            for (int k = 0; k < Rows; ++k)
                sums[k] += line * P(factors[k * stride + i]);
        }
    }

    /// Calls `take` with the weighted sums of each sample and where they belong.
    template <class Take>
    NABLA_INLINE static void sums(const PanelLayer<T>& layer, const T* inputs, int stride, int count,
                                  Take take) {
        const P bias = P::load(layer.weights + layer.from * width);
        forRows(
            count, [&](int s, auto block) __attribute__((always_inline)) {
                constexpr int n = decltype(block)::value;
                P z[n];
#pragma GCC unroll 8
                for (int k = 0; k < n; ++k)
                    z[k] = bias;
                multiply(z, layer.weights, inputs + s * stride, stride, layer.from);
#pragma GCC unroll 8
                for (int k = 0; k < n; ++k)
                    take(z[k], (s + k) * width);
            });
    }

    NABLA_INLINE static void forward(const PanelLayer<T>& layer, const T* inputs, int stride, int count) {
        if (withShortActivation(
                layer.activation, [&](auto f) __attribute__((always_inline)) {
                    sums(
                        layer, inputs, stride, count, [&](P z, int at) __attribute__((always_inline)) {
                            const P a = f.value(z);
                            a.store(layer.outputs + at);
                            f.derivative(z, a).store(layer.deltas + at);
                        });
                }))
            return;
        sums(
            layer, inputs, stride,
            count, [&](P z, int at) __attribute__((always_inline)) { z.store(layer.outputs + at); });
        activateLong(layer.activation, layer.outputs, layer.deltas, static_cast<std::size_t>(count) * width);
    }

    /// Turns the derivatives of the layer before into its deltas.
    NABLA_INLINE static void propagate(const PanelLayer<T>& layer, const PanelLayer<T>& before, int count) {
        forRows(
            count, [&](int s, auto block) __attribute__((always_inline)) {
                constexpr int n = decltype(block)::value;
                P d[n];
#pragma GCC unroll 8
                for (int k = 0; k < n; ++k)
                    d[k] = P(T(0));
                multiply(d, layer.transposed, layer.deltas + s * layer.stride, layer.stride, layer.to);
#pragma GCC unroll 8
                for (int k = 0; k < n; ++k) {
                    T* at = before.deltas + (s + k) * width;
                    (d[k] * P::load(at)).store(at);
                }
            });
    }

    /// The new weights of a layer with `From` inputs.
    template <int From>
    NABLA_INLINE static void descend(const PanelLayer<T>& layer, const T* inputs, int stride, int count,
                                     T step) {
        P g[From];
#pragma GCC unroll 16
        for (int i = 0; i < From; ++i)
            g[i] = P(T(0));
        P bias(T(0));
        for (int s = 0; s < count; ++s) {
            const P d = P::load(layer.deltas + s * width);
            bias += d;
#pragma GCC unroll 16
            for (int i = 0; i < From; ++i)
                g[i] += d * P(inputs[s * stride + i]);
        }
        const auto descended = [&](int line, P gradient) __attribute__((always_inline)) {
            const P weights = P::load(layer.weights + line * width) - P(step) * gradient;
            weights.store(layer.weights + line * width);
            return weights;
        };
#pragma GCC unroll 16
        for (int i = 0; i < From; ++i)
            g[i] = descended(i, g[i]);
        descended(From, bias);
        if (layer.transposed)
            transpose<From>(layer, g);
    }

    /// Puts weights that are still in registers into the transposed weights.
    template <int From>
    NABLA_INLINE static void transpose(const PanelLayer<T>& layer, const P* lines) {
        if constexpr (P::count == 1 && From <= width) {
            typename P::Register v[width];
#pragma GCC unroll 8
            for (int i = 0; i < width; ++i)
                v[i] = i < From ? lines[i].r[0] : typename P::Register{};
            transposeRegisters<width>(v);
#pragma GCC unroll 8
            for (int o = 0; o < width; ++o)
                if (o < layer.to)
                    *reinterpret_cast<typename P::Memory*>(layer.transposed + o * width) = v[o];
        } else {
            transposePanel(layer, 0, width);
        }
    }

    NABLA_INLINE static void descend(const PanelLayer<T>& layer, const T* inputs, int stride, int count,
                                     T step) {
        [&]<int... K>(std::integer_sequence<int, K...>) __attribute__((always_inline)) {
            ((layer.from == K + 1 ? descend<K + 1>(layer, inputs, stride, count, step) : void()), ...);
        }
        (std::make_integer_sequence<int, octetInputs>{});
    }

    /// The new weights of a single unit: those of the units before it are in the lanes.
    NABLA_INLINE static void descendSingle(const PanelLayer<T>& layer, const T* inputs, int count, T step) {
        P g(T(0));
        T bias = 0;
        for (int s = 0; s < count; ++s) {
            g += P(layer.deltas[s]) * P::load(inputs + s * width);
            bias += layer.deltas[s];
        }
        const P weights = P::load(layer.transposed) - P(step) * g * liveLanes<T, width>(layer.from);
        const T newBias = layer.weights[layer.from] - step * bias;
        weights.store(layer.transposed);
        weights.store(layer.weights);
        layer.weights[layer.from] = newBias;
    }
};

template <class T>
void stepOctets(const PanelNetwork<T>& net, const RowSamples<T>& samples, int count, T step) {
    using Kernel = Octets<T>;
    const int last = net.layerCount - 1;
    const T* inputs = samples.inputs;
    int stride = samples.stride;
    for (int l = 0; l < last; ++l) {
        Kernel::forward(net.layers[l], inputs, stride, count);
        inputs = net.layers[l].outputs;
        stride = Kernel::width;
    }
    const PanelLayer<T>& output = net.layers[last];
    SingleUnit<T>::sums(output, 0, inputs, stride, 0, count);
    activate<8>(output.activation, output.outputs, output.deltas, static_cast<std::size_t>(count));
    SingleUnit<T>::outputDelta(net, samples.targets, 0, count);
    for (int l = last; l > 0; --l) {
        const PanelLayer<T>& before = net.layers[l - 1];
        Kernel::propagate(net.layers[l], before, count);
        if (l == last)
            Kernel::descendSingle(output, before.outputs, count, step);
        else
            Kernel::descend(net.layers[l], before.outputs, Kernel::width, count, step);
    }
    Kernel::descend(net.layers[0], samples.inputs, samples.stride, count, step);
}

} // namespace nabla::kernels::NABLA_ISA

#pragma once

#include "core/kernels/activate.h"
#include "core/kernels/kernels.h"
#include "core/kernels/lane_sums.h"

#include <algorithm>
#include <array>

// Networks of at most four units a layer, with samples in the lanes: there, a step is a chain of waits rather
// than arithmetic, and whatever is known when compiling (a layer's size) shortens it.

namespace nabla::kernels::NABLA_ISA {

/// The kernels for a layer from `I` to `O` units.
template <class T, int I, int O>
struct NarrowKernel {
    using P = Pack<T, lanes>;
    static constexpr int parameters = (I + 1) * O;

    /// The weighted sums [O][lanes] of inputs that are `stride` numbers apart.
    static void sums(const T* weights, const T* inputs, std::size_t stride, T* to) {
        P x[I];
#pragma GCC unroll 16
        for (int i = 0; i < I; ++i)
            x[i] = P::load(inputs + i * stride);
#pragma GCC unroll 4
        for (int o = 0; o < O; ++o) {
            const T* w = weights + o * (I + 1);
            P z(w[I]);
#pragma GCC unroll 16
            for (int i = 0; i < I; ++i)
                z += P(w[i]) * x[i];
            z.store(to + o * lanes);
        }
    }

    /// Adds the sums over the lanes of delta × input to the gradient.
    static void addGradient(const T* deltas, const T* inputs, std::size_t stride, T* gradient) {
        P d[O];
#pragma GCC unroll 4
        for (int o = 0; o < O; ++o)
            d[o] = P::load(deltas + o * lanes);
#pragma GCC unroll 4
        for (int first = 0; first < parameters; first += lanes) {
            P products[lanes];
#pragma GCC unroll 16
            for (int k = 0; k < lanes; ++k) {
                const int o = (first + k) / (I + 1);
                const int i = (first + k) % (I + 1);
                if (first + k >= parameters)
                    products[k] = P(T(0));
                else
                    products[k] = i < I ? d[o] * P::load(inputs + i * stride) : d[o];
            }
            (P::load(gradient + first) + laneSums(products)).store(gradient + first);
        }
    }

    /// Turns the derivatives of the layer before into its deltas.
    static void propagate(const T* weights, const T* deltas, T* before) {
#pragma GCC unroll 16
        for (int i = 0; i < I; ++i) {
            P sum = P(weights[i]) * P::load(deltas);
#pragma GCC unroll 4
            for (int o = 1; o < O; ++o)
                sum += P(weights[o * (I + 1) + i]) * P::load(deltas + o * lanes);
            (sum * P::load(before + i * lanes)).store(before + i * lanes);
        }
    }
};

/// The kernels of one layer size, for the table of all sizes.
template <class T>
struct NarrowEntry {
    void (*sums)(const T*, const T*, std::size_t, T*);
    void (*addGradient)(const T*, const T*, std::size_t, T*);
    void (*propagate)(const T*, const T*, T*);
};

template <class T, int I, int O>
constexpr NarrowEntry<T> narrowEntry() {
    using Kernel = NarrowKernel<T, I, O>;
    if constexpr (I <= narrowWidth)
        return {Kernel::sums, Kernel::addGradient, Kernel::propagate};
    else
        return {Kernel::sums, Kernel::addGradient, nullptr};
}

template <class T>
inline constexpr auto narrowTable = []<int... K>(std::integer_sequence<int, K...>) {
    return std::array<NarrowEntry<T>, sizeof...(K)>{
        narrowEntry<T, K / narrowWidth + 1, K % narrowWidth + 1>()...};
}
(std::make_integer_sequence<int, narrowInputs * narrowWidth>{});

template <class T>
NABLA_INLINE const NarrowEntry<T>& narrowKernels(const NarrowLayer<T>& layer) {
    return narrowTable<T>.data()[(layer.from - 1) * narrowWidth + layer.to - 1];
}

/// Ones for the lanes that hold a sample, then zeros.
template <class T>
NABLA_INLINE Pack<T, lanes> liveLanes(int count) {
    alignas(alignment) static constexpr T window[2 * lanes] = {1, 1, 1, 1, 1, 1, 1, 1,
                                                               1, 1, 1, 1, 1, 1, 1, 1};
    return Pack<T, lanes>::load(window + lanes - count);
}

/// Turns the outputs' derivatives into their deltas; returns the squared errors.
template <class T>
NABLA_INLINE Pack<T, lanes> narrowOutputDelta(const NarrowLayer<T>& layer, const T* targets, int count,
                                              T factor) {
    using P = Pack<T, lanes>;
    const P live = liveLanes<T>(count);
    P squares(T(0));
    for (int o = 0; o < layer.to; ++o) {
        const P error = (P::load(layer.outputs + o * lanes) - P::load(targets)) * live;
        (error * P(factor) * P::load(layer.deltas + o * lanes)).store(layer.deltas + o * lanes);
        squares += error * error;
    }
    return squares;
}

/// Forward and backward through one tile of samples, whose first is `first`.
template <class T>
NABLA_INLINE Pack<T, lanes> trainTile(const NarrowLayer<T>* layers, int layerCount,
                                      const PlanarSamples<T>& samples, int first, T factor) {
    const T* inputs = samples.inputs + first;
    std::size_t stride = samples.stride;
    for (int l = 0; l < layerCount; ++l) {
        const NarrowLayer<T>& layer = layers[l];
        narrowKernels(layer).sums(layer.weights, inputs, stride, layer.outputs);
        activate<lanes>(layer.activation, layer.outputs, layer.deltas,
                        static_cast<std::size_t>(layer.to) * lanes);
        inputs = layer.outputs;
        stride = lanes;
    }
    const auto squares = narrowOutputDelta(layers[layerCount - 1], samples.targets + first,
                                           std::min(lanes, samples.count - first), factor);
    for (int l = layerCount - 1; l > 0; --l) {
        const NarrowEntry<T>& kernels = narrowKernels(layers[l]);
        kernels.propagate(layers[l].weights, layers[l].deltas, layers[l - 1].deltas);
        kernels.addGradient(layers[l].deltas, layers[l - 1].outputs, lanes, layers[l].gradient);
    }
    narrowKernels(layers[0]).addGradient(layers[0].deltas, samples.inputs + first, samples.stride,
                                         layers[0].gradient);
    return squares;
}

template <class T>
double trainNarrow(const NarrowLayer<T>* layers, int layerCount, const PlanarSamples<T>& samples, T factor) {
    Pack<T, lanes> squares(T(0));
    for (int first = 0; first < samples.count; first += lanes)
        squares += trainTile(layers, layerCount, samples, first, factor);
    return static_cast<double>(sum(squares));
}

} // namespace nabla::kernels::NABLA_ISA

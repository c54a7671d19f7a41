#pragma once

#include "core/kernels/activate.h"
#include "core/kernels/kernels.h"
#include "core/kernels/lane_sums.h"

#include <algorithm>
#include <array>

// Networks of at most four units a layer, with samples in the lanes: there, a step is a chain of waits rather
// than arithmetic, and whatever is known when compiling (a layer's size) shortens it.

namespace nabla::kernels::NABLA_ISA {

/// Whether the kernels decide what the activation is with all sums in registers. A pass of its own lengthens
/// the chain by a way through memory, but without enough registers that way is taken anyway, and the code
/// would be huge.
inline constexpr bool fusesActivations = registers == 32;

template <class T, class F>
NABLA_INLINE void activateOutput(const NarrowLayer<T>& layer, int o, F f, Pack<T, lanes> z) {
    const auto a = f.value(z);
    a.store(layer.outputs + o * lanes);
    f.derivative(z, a).store(layer.deltas + o * lanes);
}

/// Turns a layer's weighted sums into its outputs.
template <class T>
[[gnu::noinline]] void activateOutputs(const NarrowLayer<T>& layer) {
    activate<lanes>(layer.activation, layer.outputs, layer.deltas,
                    static_cast<std::size_t>(layer.to) * lanes);
}

/// The kernels for a layer from `I` to `O` units.
template <class T, int I, int O>
struct NarrowKernel {
    using P = Pack<T, lanes>;
    static constexpr int parameters = (I + 1) * O;

    /// Outputs and derivatives for inputs that are `stride` numbers apart.
    static void forward(const NarrowLayer<T>& layer, const T* inputs, std::size_t stride) {
        P z[O];
        weightedSums(layer, inputs, stride, z);
        if constexpr (I <= narrowWidth && fusesActivations)
            if (withShortActivation(
                    layer.activation, [&](auto f) __attribute__((always_inline)) {
#pragma GCC unroll 4
                        for (int o = 0; o < O; ++o)
                            activateOutput(layer, o, f, z[o]);
                    }))
                return;
#pragma GCC unroll 4
        for (int o = 0; o < O; ++o)
            z[o].store(layer.outputs + o * lanes);
        activateOutputs(layer);
    }

    /// Forward and backward through the last layer, whose outputs and deltas nobody else needs; its
    /// activation is a short one.
    static void turn(const NarrowNetwork<T>& net, const T* targets, int count, T factor, T* to) {
        const NarrowLayer<T>& layer = net.layers[net.layerCount - 1];
        const NarrowLayer<T>& before = net.layers[net.layerCount - 2];
        P z[O];
        P d[O];
        weightedSums(layer, before.outputs, lanes, z);
        const P live = liveLanes<T, lanes>(count);
        const P liveFactor = live * P(net.errorFactor);
        P squares = P::load(net.squares);
        withShortActivation(
            layer.activation, [&](auto f) __attribute__((always_inline)) {
#pragma GCC unroll 4
                for (int o = 0; o < O; ++o) {
                    const P a = f.value(z[o]);
                    const P error = a - P::load(targets);
                    d[o] = error * (liveFactor * f.derivative(z[o], a));
                    squares += live * error * error;
                }
            });
        squares.store(net.squares);
        propagate(layer, before, d);
        addProducts(d, before.outputs, lanes, factor, to);
    }

    /// Adds the sums over the lanes of delta × input, times `factor`, to the parameters or their gradient.
    static void addGradient(const NarrowLayer<T>& layer, const T* inputs, std::size_t stride, T factor,
                            T* to) {
        P d[O];
#pragma GCC unroll 4
        for (int o = 0; o < O; ++o)
            d[o] = P::load(layer.deltas + o * lanes);
        addProducts(d, inputs, stride, factor, to);
    }

    /// Turns the derivatives of the layer before into its deltas, then does as `addGradient`.
    static void backward(const NarrowLayer<T>& layer, const NarrowLayer<T>& before, T factor, T* to) {
        P d[O];
#pragma GCC unroll 4
        for (int o = 0; o < O; ++o)
            d[o] = P::load(layer.deltas + o * lanes);
        propagate(layer, before, d);
        addProducts(d, before.outputs, lanes, factor, to);
    }

  private:
    NABLA_INLINE static void weightedSums(const NarrowLayer<T>& layer, const T* inputs, std::size_t stride,
                                          P (&z)[O]) {
        P x[I];
#pragma GCC unroll 16
        for (int i = 0; i < I; ++i)
            x[i] = P::load(inputs + i * stride);
#pragma GCC unroll 4
        for (int o = 0; o < O; ++o) {
            const T* w = layer.weights + o * (I + 1);
            z[o] = P(w[I]);
#pragma GCC unroll 16
            for (int i = 0; i < I; ++i)
                z[o] += P(w[i]) * x[i];
        }
    }

    NABLA_INLINE static void propagate(const NarrowLayer<T>& layer, const NarrowLayer<T>& before,
                                       const P (&d)[O]) {
#pragma GCC unroll 16
        for (int i = 0; i < I; ++i) {
            P sum = P(layer.weights[i]) * d[0];
#pragma GCC unroll 4
            for (int o = 1; o < O; ++o)
                sum += P(layer.weights[o * (I + 1) + i]) * d[o];
            (sum * P::load(before.deltas + i * lanes)).store(before.deltas + i * lanes);
        }
    }

    NABLA_INLINE static void addProducts(const P (&d)[O], const T* inputs, std::size_t stride, T factor,
                                         T* to) {
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
            (P::load(to + first) + P(factor) * laneSums(products)).store(to + first);
        }
    }
};

/// The kernels of one layer size, for the table of all sizes.
template <class T>
struct NarrowEntry {
    void (*forward)(const NarrowLayer<T>&, const T*, std::size_t);
    void (*turn)(const NarrowNetwork<T>&, const T*, int, T, T*);
    void (*backward)(const NarrowLayer<T>&, const NarrowLayer<T>&, T, T*);
    void (*addGradient)(const NarrowLayer<T>&, const T*, std::size_t, T, T*);
};

template <class T, int I, int O>
constexpr NarrowEntry<T> narrowEntry() {
    using Kernel = NarrowKernel<T, I, O>;
    if constexpr (I <= narrowWidth && fusesActivations)
        return {Kernel::forward, Kernel::turn, Kernel::backward, Kernel::addGradient};
    else if constexpr (I <= narrowWidth)
        return {Kernel::forward, nullptr, Kernel::backward, Kernel::addGradient};
    else
        return {Kernel::forward, nullptr, nullptr, Kernel::addGradient};
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

/// Turns the outputs' derivatives into their deltas, and adds the squared errors of all lanes to `squares`.
template <class T>
NABLA_INLINE void narrowOutputDelta(const NarrowLayer<T>& layer, const T* targets, int count, T factor,
                                    T* squares) {
    using P = Pack<T, lanes>;
    const P live = liveLanes<T, lanes>(count);
    for (int o = 0; o < layer.to; ++o) {
        const P error = (P::load(layer.outputs + o * lanes) - P::load(targets)) * live;
        const P slope = P(factor) * P::load(layer.deltas + o * lanes);
        (error * slope).store(layer.deltas + o * lanes);
        (P::load(squares) + error * error).store(squares);
    }
}

/// Forward and backward through one tile of samples, whose first is `first`: adds `step` times the gradient
/// to the parameters where `Steps`, else to the layers' gradients.
template <bool Steps, class T>
NABLA_INLINE void trainTile(const NarrowNetwork<T>& net, const PlanarSamples<T>& samples, int first, T step) {
    const auto target = [](const NarrowLayer<T>& layer) { return Steps ? layer.weights : layer.gradient; };
    const int count = std::min(lanes, samples.count - first);
    const NarrowLayer<T>& bottom = net.layers[0];
    const NarrowLayer<T>& top = net.layers[net.layerCount - 1];
    narrowKernels(bottom).forward(bottom, samples.inputs + first, samples.stride);
    const bool turns = fusesActivations && net.layerCount > 1 && isShort(top.activation);
    const int turned = turns ? net.layerCount - 1 : net.layerCount;
    for (int l = 1; l < turned; ++l)
        narrowKernels(net.layers[l]).forward(net.layers[l], net.layers[l - 1].outputs, lanes);
    if (turns)
        narrowKernels(top).turn(net, samples.targets + first, count, step, target(top));
    else
        narrowOutputDelta(top, samples.targets + first, count, net.errorFactor, net.squares);
    for (int l = turned - 1; l > 0; --l)
        narrowKernels(net.layers[l]).backward(net.layers[l], net.layers[l - 1], step, target(net.layers[l]));
    narrowKernels(bottom).addGradient(bottom, samples.inputs + first, samples.stride, step, target(bottom));
}

template <class T>
void accumulateNarrow(const NarrowNetwork<T>& net, const PlanarSamples<T>& samples) {
    for (int first = 0; first < samples.count; first += lanes)
        trainTile<false>(net, samples, first, T(1));
}

template <class T>
void stepNarrow(const NarrowNetwork<T>& net, const PlanarSamples<T>& samples, T step) {
    trainTile<true>(net, samples, 0, -step);
}

} // namespace nabla::kernels::NABLA_ISA

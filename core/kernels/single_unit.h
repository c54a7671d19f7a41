#pragma once

#include "core/kernels/kernels.h"
#include "core/kernels/lane_sums.h"

#include <algorithm>

namespace nabla::kernels::NABLA_ISA {

/// A layer of one unit behind a layer in panels, as most networks end: a panel would leave all lanes but one
/// empty, so the units of the layer before are in the lanes.
template <class T>
struct SingleUnit {
    static constexpr int width = 8;
    using P = Pack<T, width>;

    /// The weighted sums of samples [first, end), whose inputs are padded to a multiple of the lanes.
    static void sums(const PanelLayer<T>& layer, int, const T* inputs, int stride, int first, int end) {
        const P bias(layer.weights[layer.from]);
        for (int s = first; s < end; s += width) {
            P products[width];
#pragma GCC unroll 8
            for (int k = 0; k < width; ++k)
                products[k] = P(T(0));
            const int last = end - 1;
            for (int i = 0; i < stride; i += width) {
                const P w = P::load(layer.transposed + i);
#pragma GCC unroll 8
                for (int k = 0; k < width; ++k)
                    products[k] +=
                        w * P::load(inputs + static_cast<std::size_t>(std::min(s + k, last)) * stride + i);
            }
            (laneSums(products) + bias).store(layer.outputs + s);
        }
    }

    /// Turns the derivatives of the network's outputs into their deltas, for samples [first, end).
    static void outputDelta(const PanelNetwork<T>& net, const T* targets, int first, int end) {
        const PanelLayer<T>& layer = net.layers[net.layerCount - 1];
        P squares = P::load(net.squares);
        for (int s = first; s < end; s += width) {
            const P live = liveLanes<T, width>(std::min(width, end - s));
            const P error = (P::load(layer.outputs + s) - P::load(targets + s)) * live;
            (error * (P(net.errorFactor) * P::load(layer.deltas + s))).store(layer.deltas + s);
            squares += error * error;
        }
        squares.store(net.squares);
    }

    /// Adds `factor` times the products of a block's deltas and inputs to the parameters or their gradient,
    /// which begin at `to`.
    static void addProducts(const PanelLayer<T>& layer, int, const T* inputs, int stride, int samples,
                            T factor, T* to) {
        int i = 0;
        for (; i + 4 * width <= layer.from; i += 4 * width)
            addLanes<4 * width>(layer, inputs + i, stride, samples, factor, to + i);
        for (; i + width <= layer.from; i += width)
            addLanes<width>(layer, inputs + i, stride, samples, factor, to + i);
        for (; i < layer.from; ++i) {
            T sum = 0;
            for (int s = 0; s < samples; ++s)
                sum += layer.deltas[s] * inputs[static_cast<std::size_t>(s) * stride + i];
            to[i] += factor * sum;
        }
        T bias = 0;
        for (int s = 0; s < samples; ++s)
            bias += layer.deltas[s];
        to[layer.from] += factor * bias;
    }

  private:
    template <int Width>
    NABLA_INLINE static void addLanes(const PanelLayer<T>& layer, const T* inputs, int stride, int samples,
                                      T factor, T* to) {
        using Lanes = Pack<T, Width>;
        Lanes sum(T(0));
        for (int s = 0; s < samples; ++s)
            sum += Lanes(layer.deltas[s]) * Lanes::load(inputs + static_cast<std::size_t>(s) * stride);
        (Lanes::load(to) + Lanes(factor) * sum).store(to);
    }
};

} // namespace nabla::kernels::NABLA_ISA

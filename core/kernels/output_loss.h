#pragma once

#include "core/kernels/kernels.h"
#include "core/kernels/lane_sums.h"
#include "core/kernels/pack_math.h"
#include "core/network/loss_functions.h"

#include <algorithm>

// The derivatives of losses other than squared errors by the outputs of a network in panels. One line of
// eight numbers holds eight samples of a single unit, or all outputs of one sample.

namespace nabla::kernels::NABLA_ISA {

/// Turns the derivatives of the network's outputs into their deltas.
template <class T>
struct OutputLoss {
    static constexpr int width = 8;
    using P = Pack<T, width>;

    /// For samples [first, end).
    static void delta(const PanelNetwork<T>& net, const T* targets, int first, int end) {
        const PanelLayer<T>& layer = net.layers[net.layerCount - 1];
        if (layer.to > 1)
            return softmaxDelta(net, layer, targets, first, end);
        withLoss(
            net.loss, [&](auto loss) __attribute__((always_inline)) {
                if (layer.panel == 1)
                    singleUnit(net, layer, targets, first, end, loss);
                else
                    firstOfPanel(net, layer, targets, first, end, loss);
            });
    }

  private:
    template <class F>
    NABLA_INLINE static void singleUnit(const PanelNetwork<T>& net, const PanelLayer<T>& layer,
                                        const T* targets, int first, int end, F loss) {
        P size = P::load(net.squares);
        for (int s = first; s < end; s += width) {
            const P live = liveLanes<T, width>(std::min(width, end - s));
            const P output = P::load(layer.outputs + s);
            const P slope = loss.derivative(output, P::load(targets + s));
            (live * slope * P::load(layer.deltas + s)).store(layer.deltas + s);
            size += live * abs(output);
        }
        size.store(net.squares);
    }

    /// A single unit without layers before it, alone in its panel.
    template <class F>
    NABLA_INLINE static void firstOfPanel(const PanelNetwork<T>& net, const PanelLayer<T>& layer,
                                          const T* targets, int first, int end, F loss) {
        const P live = liveLanes<T, width>(1);
        P size = P::load(net.squares);
        for (int s = first; s < end; ++s) {
            const P output = live * P::load(layer.outputs + s * width);
            const P slope = loss.derivative(output, P(targets[s]));
            (live * slope * P::load(layer.deltas + s * width)).store(layer.deltas + s * width);
            size += abs(output);
        }
        size.store(net.squares);
    }

    /// Softmax with cross-entropy, whose derivative is probability − target; targets are classes' indices.
    static void softmaxDelta(const PanelNetwork<T>& net, const PanelLayer<T>& layer, const T* targets,
                             int first, int end) {
        const P live = liveLanes<T, width>(layer.to);
        const P spread = live * P(net.loss.labelSmoothing / static_cast<T>(layer.to));
        P size = P::load(net.squares);
        for (int s = first; s < end; ++s) {
            const T* outputs = layer.outputs + s * width;
            T* deltas = layer.deltas + s * width;
            const P logits = P::load(outputs);
            const P powers = live * exp(logits - P(largest(outputs, layer.to)));
            (powers / P(sum(powers)) - spread).store(deltas);
            deltas[static_cast<int>(targets[s])] -= 1 - net.loss.labelSmoothing;
            size += live * abs(logits);
        }
        size.store(net.squares);
    }

    NABLA_INLINE static T largest(const T* numbers, int count) {
        T most = numbers[0];
        for (int k = 1; k < count; ++k)
            most = numbers[k] > most ? numbers[k] : most;
        return most;
    }

    NABLA_INLINE static T sum(P numbers) {
        T lanes[width];
        numbers.store(lanes);
        T total = 0;
        for (const T lane : lanes)
            total += lane;
        return total;
    }
};

} // namespace nabla::kernels::NABLA_ISA

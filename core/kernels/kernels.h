#pragma once

#include "core/experiment/activation.h"
#include "core/experiment/loss.h"
#include "core/experiment/optimizer.h"

#include <cstddef>
#include <span>
#include <string_view>

// What the files compiled once per instruction set do for the rest of the program: plain structs and
// functions behind a table. They share no inline function with other files, which would break the
// one-definition rule: the linker could keep the copy that only the newest machines understand.

namespace nabla::kernels {

/// Samples in one tile of the kernels with samples in the vector lanes; parameters and work memory are padded
/// to a multiple of this, too.
inline constexpr int lanes = 16;

/// Points in one tile of a forward pass.
inline constexpr int tilePoints = 64;

/// The widest layer, and the widest input, that the narrow kernels take.
inline constexpr int narrowWidth = 4;
inline constexpr int narrowInputs = 10;

/// The most inputs of any layer that the kernels for layers of eight units take.
inline constexpr int octetInputs = 10;

/// Bytes at which memory for kernels is best aligned: a cache line, and the widest register.
inline constexpr std::size_t alignment = 64;

/// One dense layer of a narrow network, whose samples are in the lanes.
template <class T>
struct NarrowLayer {
    int from;
    int to;
    Activation activation;
    /// [to][from + 1], the bias last, then zeros up to a multiple of `lanes`.
    T* weights;
    /// As `weights`: sums over the batch so far.
    T* gradient;
    /// [to][lanes]
    T* outputs;
    /// [to][lanes]: derivatives of the activation, then of the loss by the weighted sum.
    T* deltas;
};

/// A narrow network, whose loss is one of squared errors.
template <class T>
struct NarrowNetwork {
    const NarrowLayer<T>* layers;
    int layerCount;
    /// The derivative of the loss by an output is this times (output − target).
    T errorFactor;
    /// [lanes]: squared errors are added to them, so that one look tells whether many batches were finite.
    T* squares;
};

/// Samples of a batch in lanes: feature `f` of sample `s` is `inputs[f * stride + s]`. Memory is readable up
/// to `lanes` numbers beyond the last sample.
template <class T>
struct PlanarSamples {
    const T* inputs;
    const T* targets;
    std::size_t stride;
    int count;
};

/// One dense layer of a network whose units are in the lanes, in panels of `panel` units each.
template <class T>
struct PanelLayer {
    int from;
    int to;
    Activation activation;
    /// Units in one panel; numbers from one sample to the next in `outputs` and `deltas`.
    int panel;
    int stride;
    /// [panels][from + 1][panel], the bias last.
    T* weights;
    /// As `weights`: sums over the batch so far.
    T* gradient;
    /// Weights only, with the layer before in the lanes: [its panels][to][its panel]; null for the first
    /// layer.
    T* transposed;
    /// [samples][stride]
    T* outputs;
    /// [samples][stride]: derivatives of the activation, then of the loss by the weighted sum.
    T* deltas;
    /// [samples][stride]: what outputs, and derivatives of the activation, are multiplied by; null for
    /// nothing.
    T* mask = nullptr;
};

/// A network in panels.
template <class T>
struct PanelNetwork {
    const PanelLayer<T>* layers;
    int layerCount;
    /// Of several outputs, it is the cross-entropy of their softmax, and targets are classes' indices.
    LossRule<T> loss;
    /// Of squared errors, the derivative by an output is this times (output − target).
    T errorFactor;
    /// [lanes]: squared errors, or the outputs' sizes for other losses, are added to them, so that one look
    /// tells whether many batches were finite.
    T* squares;
};

/// Samples of a batch, one after the other: feature `f` of sample `s` is `inputs[s * stride + f]`.
template <class T>
struct RowSamples {
    const T* inputs;
    const T* targets;
    int stride;
};

/// A penalty's step after the gradient's step.
enum class Penalty { none, l2, l1, l1Kills };

/// Plain gradient descent over a flat buffer, whose length is a multiple of `lanes`.
template <class T>
struct Update {
    std::size_t size;
    T* parameters;
    /// Cleared by the update.
    T* gradient;
    /// w ← w − step · gradient, then the penalty's step of size `shrink` where `penalized` is 1.
    T step;
    Penalty penalty;
    T shrink;
    const T* penalized;
    /// 1 where a parameter may change, or null for all; becomes 0 where L1 kills.
    T* free;
};

/// What an optimizer's step is made of; those that it does not know stay zero.
template <class T>
struct OptimizerFactors {
    T rate;
    /// NAdam: the rate of the present gradient itself.
    T gradientRate;
    /// The part of the running mean of gradients that stays, and the part that a new one is given.
    T kept;
    T inflow;
    /// The same for squared gradients.
    T keptSquare;
    T squareInflow;
    T epsilon;
    /// Times the root of the mean square, before epsilon is added.
    T rootScale;
};

/// The most numbers that any optimizer keeps for each parameter.
inline constexpr int mostSlots = 3;

/// A step of any optimizer, with everything that can stand around it, over flat buffers as in `Update`.
template <class T>
struct Optimization {
    std::size_t size;
    T* parameters;
    /// Cleared by the step.
    T* gradient;
    /// 1 where penalties act.
    const T* penalized;
    /// 1 where a parameter may change, or null for all.
    const T* free;
    Optimizer optimizer;
    OptimizerFactors<T> factors;
    /// The optimizer's own numbers, as many buffers as it has.
    T* slots[mostSlots];
    /// The gradient is `scale` times the sums, each number within ±`limit`, and then the penalty's.
    T scale;
    T limit;
    T coupledL1;
    T coupledL2;
    /// What decoupled penalties take: L2 a part of the weight before the step, L1 a distance towards zero
    /// after it.
    T shrinkL1;
    T shrinkL2;
};

/// One dense layer in the network's own layout: weights [to][from], then biases.
template <class T>
struct ForwardLayer {
    int from;
    int to;
    Activation activation;
    const T* weights;
    const T* biases;
    /// Groups of units that are normalized for each point by itself, before a gain and a shift each; 0 for
    /// none.
    int groups;
    const T* gains;
    const T* shifts;
    /// Added to their variances.
    T epsilon;
};

/// The kernels of one instruction set for one type of number. Nothing in them allocates, branches on an
/// activation inside a loop over units, or depends on the number of threads.
template <class T>
struct Kernels {
    /// Units in the widest panel worth having.
    int widestPanel;

    /// Goes forward and backward through a batch and adds to the layers' gradients.
    void (*accumulateNarrow)(const NarrowNetwork<T>& network, const PlanarSamples<T>& samples);
    /// A whole step of plain gradient descent by at most `lanes` samples: the parameters change by −`step`
    /// times the gradient, and the layers' gradients are left alone.
    void (*stepNarrow)(const NarrowNetwork<T>& network, const PlanarSamples<T>& samples, T step);

    /// Goes forward and backward through samples [first, end) of a block, and leaves their deltas.
    void (*propagatePanels)(const PanelNetwork<T>& network, const RowSamples<T>& samples, int first, int end);
    /// Adds a block's deltas to the gradient of one panel of a layer; `inputs` is what the layer got, with
    /// `stride` numbers a sample.
    void (*panelGradient)(const PanelLayer<T>& layer, int panel, const T* inputs, int stride, int samples);
    /// A step of plain gradient descent for one panel of a layer by a block's deltas: as `panelGradient`, but
    /// the parameters change by −`step` times the gradient.
    void (*stepPanel)(const PanelLayer<T>& layer, int panel, const T* inputs, int stride, int samples,
                      T step);
    /// Makes the transposed weights of one panel of a layer; `fromPanel` is the panel width of the layer
    /// before.
    void (*transposePanel)(const PanelLayer<T>& layer, int panel, int fromPanel);

    /// A whole step of plain gradient descent by `count` samples of a network whose layers are panels of
    /// eight units and, at the end, a single unit, by squared errors; the layers' gradients are left alone.
    void (*stepOctets)(const PanelNetwork<T>& network, const RowSamples<T>& samples, int count, T step);

    /// Changes the parameters by the gradient, and clears it.
    void (*update)(const Update<T>& update);

    /// Takes a step of any optimizer, and clears the gradient.
    void (*optimize)(const Optimization<T>& optimization);
    /// The sum of `size` squares where `free` is 1 (everywhere, where it is null).
    double (*sumOfSquares)(const T* numbers, const T* free, std::size_t size);

    /// Computes a layer for one tile: `from` [layer.from][tilePoints] to `to` [layer.to][tilePoints].
    void (*forward)(const ForwardLayer<T>& layer, const T* from, T* to);
};

/// The instruction sets that kernels are compiled for: what every processor of the build's kind has,
/// x86-64-v3 and x86-64-v4.
enum class Isa { baseline, avx2, avx512 };

/// An instruction set by the name that people choose it with.
struct NamedIsa {
    Isa isa;
    std::string_view name;
};

/// Those that this build has and this machine understands, the best last.
std::span<const NamedIsa> availableIsas();

/// The kernels that the program uses: those of the best instruction set, or of the one forced last.
template <class T>
const Kernels<T>& activeKernels();

/// Has all engines made from now on use one of `availableIsas()`: for measurements and tests.
void forceIsa(Isa isa);

} // namespace nabla::kernels

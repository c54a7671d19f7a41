#pragma once

namespace nabla {

/// What a neuron makes of its weighted sum; `automatic` stands only for the output: tanh for classes, linear
/// for values.
enum class Activation { relu, tanh, sigmoid, linear, automatic };

} // namespace nabla

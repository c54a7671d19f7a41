#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace nabla {

/// What a neuron makes of its weighted sum; `automatic` stands for the output's tanh for classes and linear
/// for values, and for a hidden layer's that is the same as of the others.
enum class Activation {
#define NABLA_ACTIVATION(name, functor, key, label, inPlayground, help) name,
#include "core/experiment/activations.def"
#undef NABLA_ACTIVATION
    automatic
};

/// An activation as people choose it.
struct ActivationRow {
    Activation activation;
    std::string_view key;
    std::string_view label;
    /// Whether a Playground link can name it.
    bool inPlayground;
    std::string_view help;
};

/// All activations, the usual ones first.
std::span<const ActivationRow> activations();

/// Its key; "automatic" for what is none of the rows.
std::string_view keyOf(Activation activation);

/// The activation of that key, if there is one.
std::optional<Activation> activationOf(std::string_view key);

} // namespace nabla

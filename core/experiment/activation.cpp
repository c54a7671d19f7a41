#include "core/experiment/activation.h"

namespace nabla {
namespace {

constexpr ActivationRow rows[] = {
#define NABLA_ACTIVATION(name, functor, key, label, inPlayground, help)                                      \
    {Activation::name, key, label, inPlayground, help},
#include "core/experiment/activations.def"
#undef NABLA_ACTIVATION
};

} // namespace

std::span<const ActivationRow> activations() {
    return rows;
}

std::string_view keyOf(Activation activation) {
    for (const ActivationRow& row : rows)
        if (row.activation == activation)
            return row.key;
    return "automatic";
}

std::optional<Activation> activationOf(std::string_view key) {
    for (const ActivationRow& row : rows)
        if (row.key == key)
            return row.activation;
    return std::nullopt;
}

} // namespace nabla

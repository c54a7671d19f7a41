#include "ui/panels/illustrations.h"

#include "core/network/network_spec.h"
#include "ui/views/activation_plot.h"

namespace nabla {

std::span<const IllustrationRow> illustrations() {
    static constexpr IllustrationRow table[] = {
        {"activation",
         [](QWidget* parent) -> Illustration* {
             return new ActivationPlot([](const Experiment& e) { return e.activation; }, parent);
         }},
        {"output_activation",
         [](QWidget* parent) -> Illustration* {
             return new ActivationPlot(
                 [](const Experiment& e) { return networkSpec(e).layers.back().activation; }, parent);
         }},
    };
    return table;
}

Illustration* makeIllustration(std::string_view key, QWidget* parent) {
    for (const IllustrationRow& row : illustrations())
        if (row.key == key)
            return row.make(parent);
    return nullptr;
}

} // namespace nabla

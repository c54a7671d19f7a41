#include "ui/panels/illustrations.h"

#include "core/network/network_spec.h"
#include "ui/views/activation_plot.h"
#include "ui/views/schedule_plot.h"

#include <algorithm>

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
        {"schedule", [](QWidget* parent) -> Illustration* { return new SchedulePlot(parent); }},
    };
    return table;
}

bool isIllustrated(std::string_view key) {
    const auto rows = illustrations();
    return std::any_of(rows.begin(), rows.end(), [=](const IllustrationRow& row) { return row.key == key; });
}

Illustration* makeIllustration(std::string_view key, QWidget* parent) {
    for (const IllustrationRow& row : illustrations())
        if (row.key == key)
            return row.make(parent);
    return nullptr;
}

} // namespace nabla

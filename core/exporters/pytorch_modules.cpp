#include "core/exporters/pytorch_modules.h"

#include "core/exporters/python_text.h"

#include <algorithm>

namespace nabla {
namespace {

/// PyTorch's own layer and group normalization multiply sums and means by 1 / σ before they subtract, which
/// in single precision leaves few digits where the sums of a group lie close together; and a group of one
/// neuron takes no single point.
constexpr std::string_view groupNorm = R"(

class GroupNorm(nn.GroupNorm):
    """PyTorch's, with means subtracted first: more exact where a group's sums lie close together."""

    def forward(self, sums):
        groups = sums.reshape(-1, self.num_groups, self.num_channels // self.num_groups)
        centered = groups - groups.mean(dim=2, keepdim=True)
        variance = (centered ** 2).mean(dim=2, keepdim=True)
        normalized = centered / torch.sqrt(variance + self.eps)
        return normalized.flatten(1) * self.weight + self.bias
)";

bool hasGroups(const TrainedModel& model) {
    return std::any_of(model.layers.begin(), model.layers.end(),
                       [](const ModelLayer& layer) { return layer.normalization.groups > 0; });
}

std::string argument(const std::string& name, double value) {
    return name + "=" + pythonNumber(value, Precision::float64);
}

std::string normalizationModule(const ModelLayer& layer) {
    const ModelNormalization& normalization = layer.normalization;
    const std::string sizes = std::to_string(layer.to) + ", " + argument("eps", normalization.epsilon);
    if (normalization.isOverSamples())
        return "nn.BatchNorm1d(" + sizes + ", " + argument("momentum", normalization.momentum) + ")";
    return "GroupNorm(" + std::to_string(normalization.groups) + ", " + sizes + ")";
}

/// The module that drops in training; none where everything is kept.
std::string dropoutModule(const std::string& name, double kept) {
    if (kept == 1)
        return {};
    return "        self." + name + " = nn.Dropout(" + argument("p", complement(kept)) + ")\n";
}

} // namespace

std::string pytorchClasses(const TrainedModel& model) {
    return std::string(hasGroups(model) ? groupNorm : "");
}

std::string pytorchConstructor(const TrainedModel& model) {
    std::string text = "    def __init__(self):\n        super().__init__()\n" +
                       dropoutModule("dropout_inputs", model.keptInputs);
    for (std::size_t l = 0; l < model.layers.size(); ++l) {
        const ModelLayer& layer = model.layers[l];
        const std::string n = std::to_string(l + 1);
        text += "        self.linear" + n + " = nn.Linear(" + std::to_string(layer.from) + ", " +
                std::to_string(layer.to) + ")\n";
        if (layer.normalization)
            text += "        self.norm" + n + " = " + normalizationModule(layer) + "\n";
        text += dropoutModule("dropout" + n, layer.kept);
    }
    return text + "        self.to(DTYPE)\n";
}

} // namespace nabla

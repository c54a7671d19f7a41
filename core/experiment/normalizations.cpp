#include "core/experiment/normalizations.h"

#include <algorithm>
#include <array>

namespace nabla {
namespace {

/// The most groups of equal size that are not more than asked for.
int equalGroups(int width, const NormalizationKnobs& knobs) {
    int groups = std::min(width, knobs.groups);
    while (width % groups != 0)
        --groups;
    return groups;
}

} // namespace

std::span<const NormalizationRow> normalizations() {
    static constexpr std::array<NormalizationRow, 6> table{{
        {Normalization::none, "none", "None", "Weighted sums stay as they are.", true, nullptr},
        {Normalization::batch, "batch", "Batch norm",
         "Each neuron over the points of the batch; testing uses running means and variances. Needs batches "
         "of more than one point.",
         false, nullptr},
        {Normalization::batchRenorm, "batch_renorm", "Batch renorm",
         "As batch norm, corrected by the running statistics within limits, so that training sees nearly "
         "what testing does; for small batches.",
         false, nullptr},
        {Normalization::layer, "layer", "Layer norm",
         "All neurons of the layer, for each point by itself: the same in training and testing.", false,
         [](int, const NormalizationKnobs&) { return 1; }},
        {Normalization::group, "group", "Group norm",
         "As layer norm, in groups of neighboring neurons; two in a group can only say which is larger.",
         false, equalGroups},
        {Normalization::instance, "instance", "Instance norm",
         "Each neuron over its own numbers of one point. An image has many; a vector has one, which is its "
         "own mean: the neuron only gives its shift, whatever the point, and nothing is learnt.",
         false, [](int width, const NormalizationKnobs&) { return width; }},
    }};
    return table;
}

const NormalizationRow& normalizationRow(Normalization normalization) {
    const auto all = normalizations();
    return *std::find_if(all.begin(), all.end(),
                         [=](const NormalizationRow& row) { return row.normalization == normalization; });
}

} // namespace nabla

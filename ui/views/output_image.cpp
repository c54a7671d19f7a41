#include "ui/views/output_image.h"

#include "core/training/targets.h"
#include "ui/color_scale.h"
#include "ui/views/heat_image.h"

namespace nabla {
namespace {

// A probability's 0 is what −1 is for others; hidden neurons and one of several logits are shown as they are.
double lowOutput(const Field& field) {
    if (!field.snapshot || field.snapshot->network.layers.empty())
        return -1;
    const auto last = static_cast<int>(field.snapshot->network.layers.size());
    const int layer = field.request.mapUnit.layer;
    const bool isOutput = layer < 0 || layer == last;
    return isOutput && field.snapshot->network.outputs() == 1 ? lowestShown(field.snapshot->experiment) : -1;
}

} // namespace

bool hasPlaneMap(const Field* field) {
    return field && field->map.pixels > 0 && field->map.rows == field->map.pixels;
}

QImage outputImage(const Field& field, const Theme& theme, bool discretized) {
    if (field.certainty.pixels > 0)
        return classImage(field.map, field.certainty,
                          ClassColors(theme, field.snapshot->network.outputs(), discretized));
    return heatImage(field.map, heatTable(theme, discretized), lowOutput(field));
}

} // namespace nabla

#pragma once

#include "core/exporters/exporter.h"

namespace nabla {

/// The whole model as a graph: from "points", [N, columns] in the data's units, to "output", [N, outputs],
/// the value in its unit, score or probabilities, and "label", [N] integers, the number of the class.
/// "inputs", [N, inputs], is what the network is given on the way.
Result<std::vector<ExportedFile>> tfjsGraphModel(const TrainedModel& model);

} // namespace nabla

#pragma once

#include "core/exporters/exporter.h"

#include <string>
#include <vector>

namespace nabla {

/// Why the network cannot be made of TensorFlow.js's layers, as a sentence; empty where it can.
std::string tfjsLayersObstacle(const TrainedModel& model);

/// What the layers model takes or gives otherwise than the graph model, a sentence each.
std::vector<std::string> tfjsLayersDifferences(const TrainedModel& model);

/// The network as a sequence of layers that can be trained on, in the folder "layers"; for networks without
/// an obstacle.
Result<std::vector<ExportedFile>> tfjsLayersModel(const TrainedModel& model);

} // namespace nabla

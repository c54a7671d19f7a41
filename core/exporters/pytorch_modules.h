#pragma once

#include "core/exporters/trained_model.h"

#include <string>

namespace nabla {

/// Python's classes that the network is made of beside PyTorch's own; empty where it needs none.
std::string pytorchClasses(const TrainedModel& model);

/// `__init__` of the network's class: linear1, norm1, dropout1 and so on for each layer, dropout_inputs
/// before them; norms and dropouts only where there are some.
std::string pytorchConstructor(const TrainedModel& model);

} // namespace nabla

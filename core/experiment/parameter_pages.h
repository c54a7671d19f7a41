#pragma once

#include "core/experiment/parameters.h"

#include <vector>

namespace nabla {

/// The most hidden layers.
inline constexpr std::size_t mostHiddenLayers = 32;

/// The settings of the data.
std::vector<Parameter> dataParameters();

/// The settings of augmentation.
std::vector<Parameter> augmentationParameters();

/// The settings of normalization, of inputs and of hidden layers.
std::vector<Parameter> normalizationParameters();

/// The settings of the network.
std::vector<Parameter> networkParameters();

/// The settings of training.
std::vector<Parameter> trainingParameters();

/// The settings of the optimizer, and of gradient clipping.
std::vector<Parameter> optimizerParameters();

/// The settings of the learning rate's schedule.
std::vector<Parameter> scheduleParameters();

/// The settings of what keeps the network from fitting the training points too closely.
std::vector<Parameter> regularizationParameters();

} // namespace nabla

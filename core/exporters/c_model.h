#pragma once

#include "core/exporters/trained_model.h"

// A model as C computes it.

namespace nabla {

/// The model in which weights and biases do the work of what normalizes by fixed numbers.
TrainedModel withNormalizationInWeights(TrainedModel model);

/// Whether weights that do a normalization's work are numbers that can be written.
Status checkFinite(const TrainedModel& model);

/// What C has in single precision: of a network trained in double precision, only what it takes and gives.
TrainedModel inSinglePrecision(TrainedModel model);

} // namespace nabla

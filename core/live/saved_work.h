#pragma once

#include "core/live/live_training.h"
#include "core/live/snapshot.h"
#include "core/training/nabla_file.h"

namespace nabla {

/// What a `.nabla` file holds of this moment: enough to go on exactly.
NablaFile savedWork(const Snapshot& snapshot);

/// Where training of saved work stands; the work must have a state.
Checkpoint checkpointOf(const NablaFile& work);

} // namespace nabla

#pragma once

#include "core/live/snapshot.h"

#include <QString>

#include <vector>

namespace nabla {

/// The names at the inputs and at the outputs.
std::vector<QString> inputNames(const Snapshot& snapshot);
std::vector<QString> outputNames(const Snapshot& snapshot);

/// A weight as it stands at its edge, as in "−0.12".
QString weightText(double weight);

/// What a layer is called; 0 are the inputs.
QString layerTitle(const Snapshot& snapshot, int layer);

/// What happens in a layer, in a few words; may be nothing.
QString layerCaption(const Snapshot& snapshot, int layer);

/// Which part of a layer's units dropout keeps while training, as in "dropout, keep 80 %"; empty where it
/// keeps all.
QString keptCaption(const Snapshot& snapshot, int layer);

/// Whether dropout leaves out any units.
bool hasDropout(const Snapshot& snapshot);

/// What stands on the neurons of a layer: of a single output by cross-entropy the sigmoid that makes it a
/// probability.
Activation shownActivation(const Snapshot& snapshot, int layer);

/// Whether a softmax makes probabilities of the outputs.
bool hasSoftmax(const Snapshot& snapshot);

} // namespace nabla

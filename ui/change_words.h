#pragma once

#include "core/experiment/experiment.h"

#include <QString>

#include <string_view>

namespace nabla {

/// What a change of the setting of that key does, as it stands behind "Undo": "add neuron to layer 2",
/// "change learning rate to 0.1".
QString changeWords(const Experiment& from, const Experiment& to, std::string_view key);

} // namespace nabla

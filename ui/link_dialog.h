#pragma once

#include "core/experiment/playground_link.h"

#include <optional>

class QWidget;

namespace nabla {

/// Asks for a Playground link until there is a good one or the user gives up.
std::optional<PlaygroundLink> askForLink(QWidget* parent);

} // namespace nabla

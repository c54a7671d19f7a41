#pragma once

class QKeyEvent;

namespace nabla {

/// Whether a key is one that the diagram answers to while its focus ring shows.
bool isDiagramKey(const QKeyEvent& event);

} // namespace nabla

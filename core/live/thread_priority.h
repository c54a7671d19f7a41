#pragma once

namespace nabla {

/// Lets the calling thread stand back behind the window's, so that the window stays smooth on few cores.
void lowerThreadPriority();

} // namespace nabla

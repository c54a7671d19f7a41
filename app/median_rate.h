#pragma once

#include <functional>

namespace nabla {

/// How often a second `work` is done: it is repeated for about so many seconds (once at least), in parts,
/// and the parts' median stands, so that a disturbed moment does not count.
double medianRate(const std::function<void()>& work, double seconds);

} // namespace nabla

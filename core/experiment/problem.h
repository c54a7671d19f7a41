#pragma once

namespace nabla {

/// What the network learns: one of two classes, a value, or one of more than two classes.
enum class Problem { classification, regression, multiclass };

/// The most classes that a network can be asked to tell apart.
inline constexpr int mostClasses = 8;

} // namespace nabla

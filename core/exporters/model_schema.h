#pragma once

#include <string>
#include <string_view>

// What models in formats for data (JSON, NumPy's .npz) are made of.

namespace nabla {

/// What such a model calls its format, and the version of it that is written.
inline constexpr std::string_view modelFormat = "nabla-model";
inline constexpr int modelVersion = 1;

/// The JSON Schema (2020-12) of models that are exported as JSON, made of the tables of activations, features
/// and normalizations, with their formulas; published as `resources/nabla-model.schema.json`.
std::string modelSchema();

} // namespace nabla

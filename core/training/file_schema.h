#pragma once

#include <string>

namespace nabla {

/// The JSON Schema (2020-12) of `.nabla` files, made of the tables that their reading walks over; published
/// as `resources/nabla-file.schema.json`.
std::string nablaFileSchema();

} // namespace nabla

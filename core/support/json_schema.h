#pragma once

#include <nlohmann/json.hpp>

#include <cstddef>
#include <initializer_list>
#include <string_view>

// Only for the files that make the schema: no other should have to compile the library.
namespace nabla::schema {

/// Keeps the order in which fields were added.
using Json = nlohmann::ordered_json;

/// What the schema's `$defs` have under that name.
Json reference(const char* name);

/// The same schema with words for people.
Json described(Json schema, std::string_view words);

/// A list of such items.
Json list(Json items);

/// A text of at most that many characters.
Json text(std::size_t most);

/// An object of these fields and no others.
Json object(Json properties, std::initializer_list<const char*> required);

} // namespace nabla::schema

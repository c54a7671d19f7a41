#include "core/support/json_schema.h"

#include <string>
#include <utility>

namespace nabla::schema {

Json reference(const char* name) {
    return {{"$ref", std::string("#/$defs/") + name}};
}

Json described(Json schema, std::string_view words) {
    schema["description"] = words;
    return schema;
}

Json list(Json items) {
    return {{"type", "array"}, {"items", std::move(items)}};
}

Json text(std::size_t most) {
    return {{"type", "string"}, {"maxLength", most}};
}

Json object(Json properties, std::initializer_list<const char*> required) {
    Json schema{{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
    if (required.size() > 0)
        schema["required"] = required;
    return schema;
}

} // namespace nabla::schema

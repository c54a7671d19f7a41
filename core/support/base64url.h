#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace nabla {

/// Bytes as letters, digits, '-' and '_', without padding (RFC 4648, section 5).
std::string base64Url(std::string_view bytes);

/// The bytes again, or nothing where the text is none such.
std::optional<std::string> bytesOfBase64Url(std::string_view text);

} // namespace nabla

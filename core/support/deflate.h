#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace nabla {

/// Bytes compressed as zlib does (RFC 1950), with a checksum.
std::string deflated(std::string_view bytes);

/// How undoing that ended.
enum class InflateEnd { good, cutOff, tooLarge, damaged };

/// What bytes were before they were compressed.
struct Inflated {
    InflateEnd end = InflateEnd::good;
    std::string bytes;
};

/// Undoes `deflated`, and gives up beyond so many bytes.
Inflated inflated(std::string_view bytes, std::size_t most);

} // namespace nabla

#pragma once

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>

namespace nabla {

/// Adds a whole number's bytes, the lowest first.
template <std::unsigned_integral T>
void putLittleEndian(std::string& out, T number) {
    for (std::size_t i = 0; i < sizeof(T); ++i)
        out += static_cast<char>(static_cast<std::uint8_t>(number >> (8 * i)));
}

/// The same of a floating-point number.
inline void putLittleEndian(std::string& out, float number) {
    putLittleEndian(out, std::bit_cast<std::uint32_t>(number));
}
inline void putLittleEndian(std::string& out, double number) {
    putLittleEndian(out, std::bit_cast<std::uint64_t>(number));
}

} // namespace nabla

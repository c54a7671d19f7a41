#include "core/support/base64url.h"

#include <array>
#include <cstdint>

namespace nabla {
namespace {

constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::uint8_t noDigit = 0xFF;

constexpr std::array<std::uint8_t, 256> makeValues() {
    std::array<std::uint8_t, 256> values{};
    values.fill(noDigit);
    for (std::size_t value = 0; value < digits.size(); ++value)
        values[static_cast<std::uint8_t>(digits[value])] = static_cast<std::uint8_t>(value);
    return values;
}

constexpr std::array<std::uint8_t, 256> values = makeValues();

} // namespace

std::string base64Url(std::string_view bytes) {
    std::string text;
    text.reserve((bytes.size() * 4 + 2) / 3);
    std::uint32_t bits = 0;
    int count = 0;
    for (const char byte : bytes) {
        bits = bits << 8 | static_cast<std::uint8_t>(byte);
        for (count += 8; count >= 6; count -= 6)
            text += digits[bits >> (count - 6) & 63];
    }
    if (count > 0)
        text += digits[bits << (6 - count) & 63];
    return text;
}

std::optional<std::string> bytesOfBase64Url(std::string_view text) {
    if (text.size() % 4 == 1)
        return std::nullopt;
    std::string bytes;
    bytes.reserve(text.size() * 3 / 4);
    std::uint32_t bits = 0;
    int count = 0;
    for (const char digit : text) {
        const std::uint8_t value = values[static_cast<std::uint8_t>(digit)];
        if (value == noDigit)
            return std::nullopt;
        bits = bits << 6 | value;
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes += static_cast<char>(bits >> count & 0xFF);
        }
    }
    const bool restIsZero = (bits & ((1u << count) - 1)) == 0;
    return restIsZero ? std::optional(bytes) : std::nullopt;
}

} // namespace nabla

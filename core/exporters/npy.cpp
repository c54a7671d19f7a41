#include "core/exporters/npy.h"

#include "core/support/little_endian.h"
#include "core/support/utf8.h"

#include <algorithm>
#include <cstdint>

namespace nabla {
namespace {

/// A tuple of Python: "()", "(3,)", "(3, 2)".
std::string tuple(const NpyShape& shape) {
    std::string text;
    for (const std::size_t length : shape)
        text += (text.empty() ? "" : " ") + std::to_string(length) + ",";
    if (shape.size() > 1)
        text.pop_back();
    return "(" + text + ")";
}

/// What stands before the numbers, filled up so that they begin at a multiple of 64.
std::string header(const std::string& type, const NpyShape& shape) {
    constexpr std::size_t alignment = 64, beginning = 10;
    std::string words = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + tuple(shape) + ", }";
    while ((beginning + words.size() + 1) % alignment != 0)
        words += ' ';
    words += '\n';
    std::string text = "\x93NUMPY";
    text += {'\1', '\0'};
    putLittleEndian(text, static_cast<std::uint16_t>(words.size()));
    return text + words;
}

/// The characters of a text, each as its number.
std::u32string characters(const std::string& text) {
    std::u32string all;
    for (const std::uint32_t unit : utf16Units(text))
        if (unit >= 0xDC00 && unit < 0xE000 && !all.empty())
            all.back() = 0x10000 + ((all.back() - 0xD800) << 10) + (unit - 0xDC00);
        else
            all += static_cast<char32_t>(unit);
    return all;
}

} // namespace

std::string npy(const NpyShape& shape, std::span<const double> numbers, Precision precision) {
    const bool isSingle = precision == Precision::float32;
    std::string bytes = header(isSingle ? "<f4" : "<f8", shape);
    for (const double number : numbers)
        if (isSingle)
            putLittleEndian(bytes, static_cast<float>(number));
        else
            putLittleEndian(bytes, number);
    return bytes;
}

std::string npy(const NpyShape& shape, std::span<const int> numbers) {
    std::string bytes = header("<i8", shape);
    for (const int number : numbers)
        putLittleEndian(bytes, static_cast<std::uint64_t>(number));
    return bytes;
}

std::string npy(const NpyShape& shape, std::span<const std::string> texts) {
    std::vector<std::u32string> all;
    // NumPy has no texts of no length.
    std::size_t longest = 1;
    for (const std::string& text : texts)
        longest = std::max(longest, all.emplace_back(characters(text)).size());
    std::string bytes = header("<U" + std::to_string(longest), shape);
    for (std::u32string& text : all) {
        text.resize(longest);
        for (const char32_t character : text)
            putLittleEndian(bytes, static_cast<std::uint32_t>(character));
    }
    return bytes;
}

} // namespace nabla

#include "core/support/text_encoding.h"

#include "core/support/utf8.h"

#include <algorithm>
#include <cstdint>

namespace nabla {
namespace {

constexpr std::string_view utf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view littleEndianMark = "\xFF\xFE";
constexpr std::string_view bigEndianMark = "\xFE\xFF";

/// What Windows-1252 has at 0x80 to 0x9F; where it has nothing, the control character stays.
constexpr std::uint16_t windows1252High[32] = {0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
                                               0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0x8D,   0x17D,  0x8F,
                                               0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                               0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

std::string_view markOf(TextEncoding encoding) {
    switch (encoding) {
    case TextEncoding::utf8:
        return utf8Mark;
    case TextEncoding::utf16LittleEndian:
        return littleEndianMark;
    case TextEncoding::utf16BigEndian:
        return bigEndianMark;
    case TextEncoding::windows1252:
        break;
    }
    return {};
}

void append(std::string& text, std::uint32_t code) {
    const auto add = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
    const auto addRest = [&](unsigned shift) { add(0x80 | ((code >> shift) & 0x3F)); };
    if (code < 0x80) {
        add(code);
    } else if (code < 0x800) {
        add(0xC0 | (code >> 6));
        addRest(0);
    } else if (code < 0x10000) {
        add(0xE0 | (code >> 12));
        addRest(6);
        addRest(0);
    } else {
        add(0xF0 | (code >> 18));
        addRest(12);
        addRest(6);
        addRest(0);
    }
}

DecodedText decodeWindows1252(std::string_view bytes) {
    const auto isHigh = [](char c) { return static_cast<std::uint8_t>(c) >= 0x80; };
    std::string text;
    text.reserve(bytes.size() +
                 2 * static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), isHigh)));
    for (const char c : bytes) {
        const auto byte = static_cast<std::uint8_t>(c);
        append(text, byte >= 0x80 && byte < 0xA0 ? windows1252High[byte - 0x80] : byte);
    }
    return DecodedText(std::move(text));
}

/// The code units of UTF-16 one after another.
class Utf16Reader {
  public:
    Utf16Reader(std::string_view bytes, bool littleEndian) : bytes_(bytes), littleEndian_(littleEndian) {}

    bool atEnd() const { return at_ == bytes_.size(); }

    /// The next code point, or nothing where a surrogate or half a unit stands.
    std::optional<std::uint32_t> next() {
        const auto first = unit();
        if (!first || *first < 0xD800 || *first > 0xDFFF)
            return first;
        const auto second = *first < 0xDC00 ? unit() : std::nullopt;
        if (!second || *second < 0xDC00 || *second > 0xDFFF)
            return std::nullopt;
        return 0x10000 + ((*first - 0xD800) << 10) + (*second - 0xDC00);
    }

  private:
    std::optional<std::uint32_t> unit() {
        if (bytes_.size() - at_ < 2)
            return std::nullopt;
        const std::uint32_t first = static_cast<std::uint8_t>(bytes_[at_]);
        const std::uint32_t second = static_cast<std::uint8_t>(bytes_[at_ + 1]);
        at_ += 2;
        return littleEndian_ ? first | (second << 8) : (first << 8) | second;
    }

    std::string_view bytes_;
    bool littleEndian_;
    std::size_t at_ = 0;
};

Result<DecodedText> decodeUtf16(std::string_view bytes, bool littleEndian) {
    std::string text;
    text.reserve(bytes.size() / 2 * 3);
    Utf16Reader reader(bytes, littleEndian);
    while (!reader.atEnd()) {
        const auto code = reader.next();
        if (!code)
            return Error{placeIn(text, text.size()) + ": half a character of UTF-16."};
        append(text, *code);
    }
    return DecodedText(std::move(text));
}

Result<DecodedText> decodeUtf8(std::string_view bytes) {
    const std::size_t bad = invalidUtf8At(bytes);
    if (bad != std::string_view::npos)
        return Error{placeIn(bytes, bad) +
                     ": a byte that is not UTF-8; the file may be in another encoding."};
    return DecodedText(bytes);
}

} // namespace

TextEncoding detectEncoding(std::string_view bytes) {
    for (const TextEncoding encoding : {TextEncoding::utf16LittleEndian, TextEncoding::utf16BigEndian})
        if (bytes.starts_with(markOf(encoding)))
            return encoding;
    return isUtf8(bytes) ? TextEncoding::utf8 : TextEncoding::windows1252;
}

Result<DecodedText> decodeText(std::string_view bytes, TextEncoding encoding) {
    if (bytes.starts_with(markOf(encoding)))
        bytes.remove_prefix(markOf(encoding).size());
    switch (encoding) {
    case TextEncoding::utf16LittleEndian:
    case TextEncoding::utf16BigEndian:
        return decodeUtf16(bytes, encoding == TextEncoding::utf16LittleEndian);
    case TextEncoding::windows1252:
        return decodeWindows1252(bytes);
    case TextEncoding::utf8:
        break;
    }
    return decodeUtf8(bytes);
}

DecodedText decodeStart(std::string_view bytes, TextEncoding encoding, std::size_t limit) {
    std::string_view start = bytes.substr(0, limit / 2 * 2);
    if (encoding == TextEncoding::utf8) {
        start.remove_prefix(start.starts_with(utf8Mark) ? utf8Mark.size() : 0);
        return DecodedText(start);
    }
    // The end may fall between two surrogates.
    for (const std::size_t less : {0, 2})
        if (auto text = decodeText(start.substr(0, start.size() - std::min(less, start.size())), encoding))
            return *std::move(text);
    return DecodedText(std::string_view());
}

std::string placeIn(std::string_view text, std::size_t at) {
    const std::string_view before = text.substr(0, at);
    std::size_t line = 1;
    std::size_t start = 0;
    for (std::size_t i = 0; i < before.size(); ++i)
        if (before[i] == '\n' || (before[i] == '\r' && !text.substr(i + 1).starts_with('\n'))) {
            ++line;
            start = i + 1;
        }
    return "Line " + std::to_string(line) + ", column " +
           std::to_string(1 + characterCount(before.substr(start)));
}

} // namespace nabla

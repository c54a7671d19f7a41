#include "core/support/json_writer.h"

#include "core/support/number_text.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace nabla {

JsonWriter& JsonWriter::open(char bracket) {
    raw(std::string_view(&bracket, 1));
    ++parts_;
    needsComma_ = false;
    return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
    text_ += bracket;
    needsComma_ = true;
    return *this;
}

JsonWriter& JsonWriter::scalar(std::string_view text) {
    ++values_;
    return raw(text);
}

JsonWriter& JsonWriter::raw(std::string_view text) {
    if (needsComma_)
        text_ += ',';
    text_ += text;
    needsComma_ = true;
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    if (needsComma_)
        text_ += ',';
    quote(name);
    text_ += ':';
    needsComma_ = false;
    return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
    if (needsComma_)
        text_ += ',';
    quote(text);
    ++values_;
    needsComma_ = true;
    return *this;
}

JsonWriter& JsonWriter::value(double number) {
    return std::isfinite(number) ? scalar(numberText(number)) : value(std::string_view(numberText(number)));
}

JsonWriter& JsonWriter::value(float number) {
    return std::isfinite(number) ? scalar(numberText(number)) : value(std::string_view(numberText(number)));
}

void JsonWriter::quote(std::string_view text) {
    ++parts_;
    text_ += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            text_ += '\\';
            text_ += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            std::array<char, 8> escape{};
            std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(c));
            text_ += escape.data();
        } else {
            text_ += c;
        }
    }
    text_ += '"';
}

} // namespace nabla

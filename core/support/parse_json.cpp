#include "core/support/parse_json.h"

#include "core/support/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

namespace nabla {
namespace {

using Json = nlohmann::json;

constexpr const char* noJson = "this is no valid JSON";

/// Goes over a text, and tells elsewhere how far it is.
class Reading {
  public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    Reading(const char* at, const char** reached) : at_(at), reached_(reached) {}

    reference operator*() const { return *at_; }
    Reading& operator++() {
        *reached_ = ++at_;
        return *this;
    }
    bool operator==(const Reading& other) const { return at_ == other.at_; }
    bool operator!=(const Reading& other) const { return at_ != other.at_; }

  private:
    const char* at_;
    const char** reached_;
};

/// Makes values of what the parser finds, for as long as the limits allow it.
class Builder {
  public:
    explicit Builder(const JsonLimits& limits) : limits_(limits) {}

    // What the parser calls; false ends it.
    bool null() { return value(nullptr); }
    bool boolean(bool truth) { return value(truth); }
    /// Only numbers with a minus come here: -0 is none but the double.
    bool number_integer(std::int64_t number) { return number == 0 ? value(-0.0) : value(number); }
    bool number_unsigned(std::uint64_t number) { return value(number); }
    bool number_float(double number, const std::string&) { return value(number); }
    bool string(std::string& text) { return part() && value(std::move(text)); }
    bool binary(Json::binary_t&) { return false; }
    bool start_object(std::size_t) { return open(Json::object()); }
    bool start_array(std::size_t) { return open(Json::array()); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }

    bool key(std::string& name) {
        auto& object = *open_.back();
        if (object.contains(name))
            return fail("the name '" + name + "' stands twice in one object");
        if (!part())
            return false;
        named_ = &object[name];
        return true;
    }

    bool parse_error(std::size_t read, const std::string&, const Json::exception& error) {
        constexpr int outOfRange = 406;
        read_ = read;
        if (error.id == outOfRange)
            return fail("a number beyond the range of double precision");
        return fail(noJson);
    }

    /// What was read.
    Json take() { return std::move(root_); }
    /// Why reading ended.
    const std::string& problem() const { return problem_; }
    /// How far the parser says it was, the text's end counting as one byte; 0 where it was not the one that
    /// ended reading.
    std::size_t read() const { return read_; }

  private:
    bool fail(std::string problem) {
        problem_ = std::move(problem);
        return false;
    }

    bool part() {
        return ++parts_ <= limits_.parts ||
               fail("more than " + std::to_string(limits_.parts) + " texts, names, objects and lists");
    }

    Json& put(Json&& json) {
        if (open_.empty())
            return root_ = std::move(json);
        if (open_.back()->is_array())
            return open_.back()->emplace_back(std::move(json));
        return *named_ = std::move(json);
    }

    bool value(Json json) {
        if (++values_ > limits_.values)
            return fail("more than " + std::to_string(limits_.values) + " values");
        put(std::move(json));
        return true;
    }

    bool open(Json json) {
        if (open_.size() == limits_.depth)
            return fail("nested deeper than " + std::to_string(limits_.depth) + " levels");
        if (!part())
            return false;
        open_.push_back(&put(std::move(json)));
        return true;
    }

    bool close() {
        open_.pop_back();
        return true;
    }

    const JsonLimits& limits_;
    Json root_;
    /// The objects and lists that are not at their end yet; none of them moves while it is open.
    std::vector<Json*> open_;
    /// The field that the next value is for.
    Json* named_ = nullptr;
    std::size_t parts_ = 0;
    std::size_t values_ = 0;
    std::string problem_;
    std::size_t read_ = 0;
};

Error errorAt(std::string_view text, std::size_t byte, const std::string& problem) {
    if (const std::size_t bad = invalidUtf8At(text); bad <= byte)
        return {placeInText(text, bad) + ": these bytes are no UTF-8."};
    if (byte >= text.size())
        return {placeInText(text, text.size()) + ": the text ends too early to be valid JSON."};
    return {placeInText(text, byte) + ": " + problem + "."};
}

} // namespace

std::string placeInText(std::string_view text, std::size_t byte) {
    const std::string_view before = text.substr(0, byte);
    const auto lines = std::count(before.begin(), before.end(), '\n');
    const std::size_t lineStart = before.rfind('\n') + 1;
    const std::size_t column = characterCount(before.substr(lineStart)) + 1;
    return "line " + std::to_string(lines + 1) + ", column " + std::to_string(column);
}

Result<Json> parseJson(std::string_view text, const JsonLimits& limits) {
    // To the parser it would be the text's end.
    if (const std::size_t zero = text.find('\0'); zero != std::string_view::npos)
        return errorAt(text, zero, noJson);
    const char* const end = text.data() + text.size();
    const char* reached = text.data();
    Builder builder(limits);
    if (Json::sax_parse(Reading(text.data(), &reached), Reading(end, &reached), &builder))
        return builder.take();
    const std::size_t read =
        builder.read() > 0 ? builder.read() : static_cast<std::size_t>(reached - text.data());
    return errorAt(text, read - 1, builder.problem());
}

} // namespace nabla

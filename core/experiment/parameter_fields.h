#pragma once

#include "core/experiment/parameters.h"

#include <array>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace nabla {

/// The names of an enum's values, in files and on command lines.
template <class E, std::size_t count>
using Names = std::array<std::pair<E, std::string_view>, count>;

/// Reads and writes an enum member by its names.
template <auto member, const auto& names>
struct EnumField {
    static Value get(const Experiment& e) {
        for (const auto& [value, name] : names)
            if (value == e.*member)
                return std::string(name);
        return std::string();
    }
    static void set(Experiment& e, const Value& v) {
        for (const auto& [value, name] : names)
            if (name == std::get<std::string>(v))
                e.*member = value;
    }
};

/// Reads and writes a member that is stored as it is.
template <auto member, class Stored>
struct PlainField {
    static Value get(const Experiment& e) { return static_cast<Stored>(e.*member); }
    static void set(Experiment& e, const Value& v) {
        using Member = std::remove_reference_t<decltype(e.*member)>;
        e.*member = static_cast<Member>(std::get<Stored>(v));
    }
};

/// Reads and writes an enum member by the keys of a family's table; `id` is where its rows have their value.
template <auto member, auto rows, auto id>
struct RowField {
    static Value get(const Experiment& e) {
        for (const auto& row : rows())
            if (row.*id == e.*member)
                return std::string(row.key);
        return std::string();
    }
    static void set(Experiment& e, const Value& v) {
        for (const auto& row : rows())
            if (row.key == std::get<std::string>(v))
                e.*member = row.*id;
    }
};

/// A choice for each row of a family's table.
template <class Rows>
std::vector<Choice> choicesOf(const Rows& rows) {
    std::vector<Choice> choices;
    for (const auto& row : rows)
        choices.push_back({row.key, row.label, row.help, row.inPlayground});
    return choices;
}

/// Reads and writes a member of a member.
template <auto outer, auto member, class Stored>
struct NestedField {
    static Value get(const Experiment& e) { return static_cast<Stored>(e.*outer.*member); }
    static void set(Experiment& e, const Value& v) {
        using Member = std::remove_reference_t<decltype(e.*outer.*member)>;
        e.*outer.*member = static_cast<Member>(std::get<Stored>(v));
    }
};

} // namespace nabla

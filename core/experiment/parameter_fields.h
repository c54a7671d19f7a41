#pragma once

#include "core/experiment/parameters.h"

#include <array>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

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

/// The same for a member of a member.
template <auto outer, auto member, class Stored>
struct NestedField {
    static Value get(const Experiment& e) { return static_cast<Stored>(e.*outer.*member); }
    static void set(Experiment& e, const Value& v) {
        using Member = std::remove_reference_t<decltype(e.*outer.*member)>;
        e.*outer.*member = static_cast<Member>(std::get<Stored>(v));
    }
};

} // namespace nabla

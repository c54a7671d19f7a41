#include "core/data/axis_names.h"

#include <cstddef>
#include <string_view>
#include <utility>

namespace nabla {
namespace {

/// Whether a text in brackets can be a unit: "cm", but neither "2" nor nothing.
bool isUnit(std::string_view text) {
    constexpr std::size_t mostBytes = 24;
    return !text.empty() && text.size() <= mostBytes && (text[0] < '0' || text[0] > '9');
}

} // namespace

std::string columnName(const Axis& axis) {
    return axis.unit.empty() ? axis.name : axis.name + " (" + axis.unit + ")";
}

Axis axisOfColumn(const std::string& column) {
    Axis axis{column};
    for (const auto& [open, close] : {std::pair(" (", ')'), std::pair(" [", ']')}) {
        const std::size_t at = column.rfind(open);
        if (at == std::string::npos || at == 0 || column.back() != close)
            continue;
        const std::string unit = column.substr(at + 2, column.size() - at - 3);
        if (isUnit(unit))
            axis = {column.substr(0, at), unit};
    }
    return axis;
}

} // namespace nabla

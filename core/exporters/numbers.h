#pragma once

#include "core/support/result.h"
#include "core/training/nabla_file.h"

#include <span>
#include <string>
#include <string_view>

namespace nabla {

/// A table of a training's numbers, for spreadsheets and the like.
struct NumbersTable {
    /// As the command line names it.
    std::string_view key;
    std::string_view label;
    /// What its lines are.
    std::string_view help;
    /// Why training of that experiment with that history has no such table; empty where it has one.
    std::string (*missing)(const Experiment& experiment, const LossHistory& history);
    /// The table as CSV with a header. Takes work that has a state and lacks nothing for it.
    Result<std::string> (*write)(const NablaFile& work);
};

/// The table as CSV with a header, or why there is none. Takes work that has a state.
Result<std::string> numbersText(const NumbersTable& table, const NablaFile& work);

/// All tables, in the order in which they are shown.
std::span<const NumbersTable> numbersTables();

/// The table of that key, or null.
const NumbersTable* findNumbersTable(std::string_view key);

} // namespace nabla

#pragma once

#include <string>
#include <vector>

namespace nabla {

/// Names for a table's columns that differ and are not empty: made up where there is none, numbered where one
/// comes again, and cut short where they are long.
std::vector<std::string> columnNames(std::vector<std::string> written);

/// The beginning of a text where it has more than that many bytes, on one line.
std::string shortened(std::string text, std::size_t mostBytes);

} // namespace nabla

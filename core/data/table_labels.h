#pragma once

#include "core/data/table_points.h"

#include <string>
#include <vector>

namespace nabla {

/// A column as what is to be learnt.
struct Labels {
    Problem problem = Problem::regression;
    std::vector<std::string> classes;
    /// For each row; NaN where there is none.
    std::vector<double> of;
};

/// The labels that a column holds, or why it cannot be learnt as what it is taken for.
Result<Labels> labelsOf(const TableColumn& column, LabelMeaning meaning);

} // namespace nabla

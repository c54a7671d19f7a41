#pragma once

#include "core/experiment/problem.h"

#include <array>
#include <string_view>
#include <utility>

namespace nabla {

/// What each problem is called in files and on the command line.
inline constexpr std::array<std::pair<Problem, std::string_view>, 3> problemNames{
    {{Problem::classification, "classification"},
     {Problem::regression, "regression"},
     {Problem::multiclass, "multiclass"}}};

/// The name of one.
constexpr std::string_view problemKey(Problem problem) {
    return problemNames[static_cast<std::size_t>(problem)].second;
}

} // namespace nabla

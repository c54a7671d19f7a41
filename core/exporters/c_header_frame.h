#pragma once

#include "core/exporters/trained_model.h"

#include <string>

// What stands around the code of a C header.

namespace nabla {

/// The header: a comment on what `model`, called `name`, takes and gives, macros for how many numbers these
/// are, then `code`. Included again it is nothing; another model's header whose name is the same, but for
/// upper and lower case, is an error.
std::string framedCHeader(const TrainedModel& model, const std::string& name, const std::string& code);

/// Functions that name the class of a point; none where there are no classes.
std::string cClasses(const TrainedModel& model, const std::string& name);

} // namespace nabla

#pragma once

#include "tests/ui/window_driver.h"

#include "ui/panels/parameter_field.h"

#include <string_view>

namespace nabla {

/// The field of a setting in the inspector, the bar or the data column, or null.
template <class Panel>
ParameterField* fieldIn(WindowDriver& driver, std::string_view key) {
    for (ParameterField* field : driver.child<Panel>().template findChildren<ParameterField*>())
        if (field->parameter().key == key)
            return field;
    return nullptr;
}

} // namespace nabla

#pragma once

#include "core/live/field.h"
#include "ui/theme.h"

#include <QImage>

namespace nabla {

/// Whether the field has a map of the plane; after the data were changed, it may still be that of a line.
bool hasPlaneMap(const Field* field);

/// The field's map in colors, one pixel a value; `discretized`, only its sign or the likeliest class.
QImage outputImage(const Field& field, const Theme& theme, bool discretized);

} // namespace nabla

#pragma once

#include "core/live/field.h"

#include <QImage>

namespace nabla {

/// Whether a field has a map of the plane; after the data were changed, it may still be that of a line.
bool hasMap(const Field* field);

/// A field's map in the theme's colors, one pixel a value: classes, or outputs from the lowest shown to 1;
/// discretized, the likeliest class or the sign alone.
QImage fieldImage(const Field& field, bool discretized);

} // namespace nabla

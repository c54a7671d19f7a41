#pragma once

#include "core/data/own_points.h"

#include <QString>

#include <optional>

class QWidget;

namespace nabla {

/// Reads a table of numbers and texts from a file and lets the user correct how it is read and choose its
/// columns; nothing where the user gives up. What stands in the way is said in the dialog.
std::optional<OwnPoints> askForPoints(const QString& path, QWidget* parent);

} // namespace nabla

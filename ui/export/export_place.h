#pragma once

#include "ui/export/export_made.h"

#include <functional>

class QWidget;

namespace nabla {

/// Asks for the file or folder that an export goes to, beginning in `folder`, and calls `use` with it. What
/// is there already is replaced only after a question.
void askForPlace(const ExportMade& made, const QString& folder, QWidget& parent,
                 const std::function<void(const QString&)>& use);

/// The place of an export's folder where `chosen` was chosen for it: a new folder in that one, or that one
/// itself where it is called as an export is.
QString folderPlace(const ExportMade& made, const QString& chosen);

} // namespace nabla

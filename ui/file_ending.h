#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace nabla {

/// The path with that extension ("png"), appended where the path does not end in it, in any case: a name such
/// as "Figure 1.2" has a dot, but no ending.
QString withEnding(const QString& path, const QString& extension);

/// Calls `use` with the path that a dialog for files gave, made to end in that extension. The dialog knew
/// nothing of a file of the longer name: where there is one, `parent` asks first whether to replace it, and
/// `again` lets another name be chosen.
void useWithEnding(const QString& path, const QString& extension, QWidget& parent,
                   const std::function<void(const QString&)>& use, const std::function<void()>& again);

} // namespace nabla

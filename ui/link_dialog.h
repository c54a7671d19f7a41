#pragma once

#include "core/experiment/playground_link.h"
#include "core/training/nabla_file.h"

#include <QString>

#include <optional>
#include <variant>

class QWidget;

namespace nabla {

/// What a link holds: an experiment of the Playground's, or work of Nabla's own.
using LinkContent = std::variant<PlaygroundLink, NablaFile>;

/// What a link holds, or why it cannot be opened.
Result<LinkContent> parseLink(const QString& text);

/// Asks for a link until there is a good one or the user gives up.
std::optional<LinkContent> askForLink(QWidget* parent);

} // namespace nabla

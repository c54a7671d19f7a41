#pragma once

#include "ui/views/illustration.h"

#include <span>
#include <string_view>

namespace nabla {

/// The picture of one setting.
struct IllustrationRow {
    /// The setting's key.
    std::string_view key;
    Illustration* (*make)(QWidget* parent);
};

/// All settings that have a picture: the inspector shows it under the field, and a choice's list beside it.
std::span<const IllustrationRow> illustrations();

/// Whether that setting has a picture.
bool isIllustrated(std::string_view key);

/// The picture of that setting; null where it has none.
Illustration* makeIllustration(std::string_view key, QWidget* parent);

} // namespace nabla

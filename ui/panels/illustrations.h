#pragma once

#include <span>
#include <string_view>

class QWidget;

namespace nabla {

class Illustration;

/// A setting with a picture of what it means.
struct IllustrationRow {
    std::string_view key;
    Illustration* (*make)(QWidget* parent);
};

/// All of them; the inspector shows each below its setting.
std::span<const IllustrationRow> illustrations();

} // namespace nabla

#pragma once

#include "core/live/trainer_thread.h"

#include <QString>

#include <span>

namespace nabla {

/// One entry of the speed list.
struct SpeedRow {
    const char* label;
    Speed speed;
};

/// All speeds, from one batch a second to as fast as it goes, which is the last and the default.
std::span<const SpeedRow> speeds();

/// The entry's text in the user's language.
QString speedLabel(const SpeedRow& row);

} // namespace nabla

#pragma once

#include "app/commands.h"

#include <variant>

namespace nabla {

/// One of the things that `nabla-cli` does.
using Command = std::variant<TrainOptions, DataOptions, PredictOptions, ModelExportOptions, SettingsOptions,
                             SchemaOptions, LinkOptions, BenchOptions, TextOptions>;

/// What the arguments ask for, or what is wrong with them.
Result<Command> parseCommandLine(int argc, const char* const* argv);

} // namespace nabla

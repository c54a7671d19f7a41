#pragma once

#include "core/exporters/exporter.h"

// One file for each format.

namespace nabla {

extern const Exporter numpyExporter;
extern const Exporter cExporter;
extern const Exporter htmlExporter;

} // namespace nabla

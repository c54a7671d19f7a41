#pragma once

#include "core/exporters/exporter.h"

// One file for each format.

namespace nabla {

extern const Exporter onnxExporter;
extern const Exporter pytorchExporter;
extern const Exporter numpyExporter;
extern const Exporter tfjsExporter;
extern const Exporter cExporter;
extern const Exporter htmlExporter;
extern const Exporter jsonExporter;
extern const Exporter npzExporter;

} // namespace nabla

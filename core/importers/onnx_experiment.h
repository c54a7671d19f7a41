#pragma once

#include "core/importers/onnx_network.h"
#include "core/importers/read_onnx.h"

namespace nabla {

/// The experiment whose network is this one, with a state of its weights, or why Nabla has none.
/// Of a model that Nabla wrote, what its metadata say is not assumed.
Result<ImportedModel> onnxExperiment(OnnxNetwork network, const std::optional<OwnExport>& own);

} // namespace nabla

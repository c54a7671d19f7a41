#include "core/importers/read_onnx.h"

#include "core/importers/onnx_experiment.h"

#include <new>
#include <utility>

namespace nabla {
namespace {

Result<ImportedModel> readUnguarded(std::string_view bytes) {
    const auto model = readOnnxModel(bytes);
    if (!model)
        return Error{model.error()};
    const auto own = ownExport(*model);
    auto network = onnxNetwork(*model, own);
    if (!network)
        return Error{network.error()};
    return onnxExperiment(*std::move(network), own);
}

} // namespace

Result<ImportedModel> readOnnx(std::string_view bytes) {
    try {
        return readUnguarded(bytes);
    } catch (const std::bad_alloc&) {
        return Error{"There is not enough memory for what the file holds."};
    }
}

} // namespace nabla

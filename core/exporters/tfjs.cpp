#include "core/exporters/all.h"
#include "core/exporters/python_text.h"
#include "core/exporters/single_precision.h"
#include "core/exporters/source_text.h"
#include "core/exporters/tfjs_graph_model.h"
#include "core/exporters/tfjs_layers_model.h"

namespace nabla {
namespace {

std::vector<std::string> losses(const TrainedModel& model, const ExportOptions& options) {
    std::vector<std::string> all = singlePrecisionLosses(model, options);
    if (const std::string obstacle = tfjsLayersObstacle(model); !obstacle.empty()) {
        all.push_back(obstacle);
        return all;
    }
    const auto differences = tfjsLayersDifferences(model);
    all.insert(all.end(), differences.begin(), differences.end());
    return all;
}

std::string usage(const TrainedModel& model, const ExportOptions&, std::string_view file) {
    return "const model = await tf.loadGraphModel(" + quoted(std::string(file) + "/model.json") +
           ");\nmodel.predict(tf.tensor2d(" + samplePoint(model) + ")).output.print();\n";
}

Result<std::vector<ExportedFile>> write(const TrainedModel& model, const ExportOptions&) {
    if (const Status fits = checkSinglePrecision(model); !fits)
        return Error{fits.error()};
    auto files = tfjsGraphModel(model);
    if (!files || !tfjsLayersObstacle(model).empty())
        return files;
    auto layers = tfjsLayersModel(model);
    if (!layers)
        return layers;
    files->insert(files->end(), layers->begin(), layers->end());
    return files;
}

} // namespace

const Exporter tfjsExporter{"tfjs",
                            "TensorFlow.js",
                            "For web pages and Node.js: a graph model that predicts and, where TensorFlow.js "
                            "has the layers, a layers model "
                            "that can be trained on.",
                            ExportKind::folder,
                            "",
                            false,
                            false,
                            losses,
                            usage,
                            write,
                            {"layers/model.json", "layers/weights.bin"}};

} // namespace nabla

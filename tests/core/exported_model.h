#pragma once

#include "core/exporters/exporters.h"
#include "core/training/trainer.h"
#include "tests/experiment_of.h"

#include <string>

namespace nabla {

/// The model of an experiment, trained for one epoch.
inline TrainedModel modelOf(const Experiment& experiment) {
    Trainer trainer(experiment);
    trainer.stepEpoch();
    return *trainedModel(experiment, trainer.state());
}

/// The model of the usual experiment with these settings, trained for one epoch.
inline TrainedModel exportedModel(const SettingTexts& texts) {
    return modelOf(experimentOfTexts(texts));
}

/// A model of one column, one feature and one tanh unit, whose numbers are easy to read.
inline TrainedModel smallModel() {
    TrainedModel model;
    model.columns = {Axis{"x"}};
    model.inputs = {{findFeature("x"), {}}};
    model.layers.push_back({1, 1, {0.5}, {0.25}, {}, Activation::tanh});
    model.value = Axis{"output"};
    model.classes = {"-1", "1"};
    return model;
}

/// Writes a model to `path` in one step.
inline Status exportModel(const Exporter& exporter, const TrainedModel& model, const ExportOptions& options,
                          const std::string& path) {
    const auto files = exportedFiles(exporter, model, options);
    return files ? writeExported(exporter, *files, path) : Error{files.error()};
}

/// What an exporter writes of a model.
inline std::string exportedText(const std::string& key, const TrainedModel& model) {
    return findExporter(key)->write(model, {})->front().content;
}

} // namespace nabla

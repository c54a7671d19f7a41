#pragma once

#include "core/experiment/parameters.h"
#include "core/exporters/exporters.h"
#include "core/training/trainer.h"

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace nabla {

/// The model of the usual experiment with these settings, trained for one epoch.
inline TrainedModel exportedModel(const std::vector<std::pair<std::string, std::string>>& texts) {
    std::vector<Setting> settings;
    for (const auto& [key, text] : texts)
        settings.push_back(*parseSetting(key, text));
    const auto experiment = withSettings({}, settings);
    if (!experiment)
        throw std::invalid_argument(experiment.error());
    Trainer trainer(*experiment);
    trainer.stepEpoch();
    return *trainedModel(*experiment, trainer.state());
}

/// What an exporter writes of a model.
inline std::string exportedText(const std::string& key, const TrainedModel& model) {
    return findExporter(key)->write(model, {})->front().content;
}

} // namespace nabla

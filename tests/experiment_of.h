#pragma once

#include "core/experiment/parameters.h"

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace nabla {

/// Settings as they are written on a command line: keys and texts.
using SettingTexts = std::vector<std::pair<std::string, std::string>>;

/// An experiment with these settings changed; throws what it is refused with.
inline Experiment experimentOf(const std::vector<Setting>& settings, const Experiment& from = {}) {
    const auto experiment = withSettings(from, settings);
    if (!experiment)
        throw std::invalid_argument(experiment.error());
    return *experiment;
}

/// An experiment with these settings changed; throws what it is refused with.
inline Experiment experimentOfTexts(const SettingTexts& texts, const Experiment& from = {}) {
    std::vector<Setting> settings;
    for (const auto& [key, text] : texts) {
        const auto setting = parseSetting(key, text);
        if (!setting)
            throw std::invalid_argument(setting.error());
        settings.push_back(*setting);
    }
    return experimentOf(settings, from);
}

} // namespace nabla

#include "core/experiment/parameter_pages.h"

#include <algorithm>

namespace nabla {
namespace {

std::vector<Parameter> makeTable() {
    auto table = trainingParameters();
    for (auto&& more :
         {optimizerParameters(), scheduleParameters(), regularizationParameters(), dataParameters(),
          augmentationParameters(), networkParameters(), normalizationParameters()})
        table.insert(table.end(), more.begin(), more.end());
    return table;
}

} // namespace

std::span<const Parameter> parameters() {
    static const std::vector<Parameter> table = makeTable();
    return table;
}

bool applies(const Parameter& parameter, const Experiment& experiment) {
    if (parameter.nablaOnly && experiment.rules != Rules::nabla)
        return false;
    return !parameter.applies || parameter.applies(experiment);
}

bool applies(const Choice& choice, const Experiment& experiment) {
    return !choice.applies || choice.applies(experiment);
}

const Parameter* findParameter(std::string_view key) {
    const auto all = parameters();
    const auto at = std::find_if(all.begin(), all.end(), [&](const Parameter& p) { return p.key == key; });
    return at == all.end() ? nullptr : &*at;
}

} // namespace nabla

#include "core/experiment/compare.h"

#include "core/experiment/parameters.h"

#include <algorithm>

namespace nabla {

Effect compare(const Experiment& from, const Experiment& to) {
    const bool otherPoints = to.dataset == ownDataset && from.points != to.points;
    Effect effect = otherPoints ? Effect::data : Effect::none;
    for (const Parameter& parameter : parameters())
        if (parameter.get(from) != parameter.get(to))
            effect = std::max(effect, parameter.effect);
    return effect;
}

} // namespace nabla

#include "core/data/chosen_data.h"

#include "core/data/generators.h"

namespace nabla {

bool hasOwnData(const Experiment& experiment) {
    return experiment.dataset == ownDataset;
}

Problem problemOfData(const Experiment& experiment) {
    if (hasOwnData(experiment))
        return experiment.points ? experiment.points->problem : experiment.problem;
    return findGenerator(experiment.dataset)->problem;
}

int dimensionsOf(const Experiment& experiment) {
    if (hasOwnData(experiment))
        return experiment.points ? experiment.points->dimensions : 2;
    return findGenerator(experiment.dataset)->dimensions;
}

Axes axesOf(const Experiment& experiment) {
    if (hasOwnData(experiment))
        return experiment.points ? experiment.points->axes : Axes{};
    return findGenerator(experiment.dataset)->axes;
}

} // namespace nabla

#pragma once

#include "core/experiment/experiment.h"
#include "core/network/network_spec.h"

namespace nabla {

/// How the two classes −1 and +1 and a single output's numbers correspond.
struct ClassCoding {
    /// What the output should be for class −1 and for class +1.
    double low = -1;
    double high = 1;
    /// From this output on, a point counts as class +1.
    double threshold = 0;

    /// The output that a point's label asks for.
    double target(double label, Problem problem) const {
        if (problem != Problem::classification)
            return label;
        return label < 0 ? low : high;
    }
    /// Whether an output is on the side of its target.
    bool isRight(double output, double target) const {
        return (output >= threshold) == (target >= (low + high) / 2);
    }
};

/// Cross-entropy compares probabilities, so its classes are 0 and 1, less what label smoothing takes; a
/// sigmoid output ranges over 0 to 1 as well; for all others the classes are −1 and 1.
inline ClassCoding classCoding(const Experiment& experiment) {
    if (experiment.loss == Loss::crossEntropy)
        return {experiment.labelSmoothing / 2, 1 - experiment.labelSmoothing / 2, 0};
    if (outputActivation(experiment) == Activation::sigmoid)
        return {0, 1, 0.5};
    return {};
}

/// The output that pictures show in the color of class −1; in that of class +1 they show 1. Cross-entropy's
/// logits are shown as probabilities.
inline double lowestShown(const Experiment& experiment) {
    return experiment.loss == Loss::crossEntropy ? 0 : classCoding(experiment).low;
}

} // namespace nabla

#pragma once

#include "core/experiment/experiment.h"
#include "core/network/network_spec.h"

namespace nabla {

/// How the two classes −1 and +1 and the output's numbers correspond.
struct ClassCoding {
    /// What the output should be for class −1; class +1 is always 1.
    double low = -1;

    /// The output that a point's label asks for.
    double target(double label, Problem problem) const {
        return problem == Problem::classification && label < 0 ? low : label;
    }
    /// From this output on, a point counts as class +1.
    double threshold() const { return (low + 1) / 2; }
};

/// A sigmoid output ranges over 0 to 1, so its classes are 0 and 1; for all others they are −1 and 1.
inline ClassCoding classCoding(const NetworkSpec& network) {
    return {network.layers.back().activation == Activation::sigmoid ? 0.0 : -1.0};
}

} // namespace nabla

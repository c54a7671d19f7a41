#include "tests/bench/frames/nets.h"

namespace nabla {

std::vector<Net> nets() {
    Experiment large;
    large.features = {"x", "y", "xSquared", "ySquared", "xTimesY", "sinX", "sinY"};
    large.hidden.assign(6, 8);
    Experiment wide;
    wide.hidden.assign(8, 16);
    return {{"A", {}}, {"B", large}, {"W", wide}};
}

} // namespace nabla

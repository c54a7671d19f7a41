#pragma once

#include "tests/bench/frames/distribution.h"

#include <string>
#include <utility>
#include <vector>

namespace nabla {

/// What was measured of one network's window; times in milliseconds.
struct Report {
    std::string net;
    double pixelRatio = 1;
    double seconds = 0;
    Distribution paint;
    Distribution paintWork;
    Distribution interval;
    Distribution click;
    Distribution clickFrames;
    Distribution mapFollows;
    std::size_t clicks = 0;
    /// What happened so many times a second.
    std::vector<std::pair<std::string, double>> rates;
};

/// A few lines for people.
std::string reportText(const Report& report);

/// One line of JSON.
std::string reportJson(const Report& report);

} // namespace nabla

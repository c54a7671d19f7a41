#pragma once

#include <cstdio>
#include <cstdlib>

/// Ends the program where something does not hold.
inline void require(bool holds, const char* what) {
    if (holds)
        return;
    std::fprintf(stderr, "This does not hold: %s.\n", what);
    std::abort();
}

#pragma once

#if defined(__SSE2__)
#include <xmmintrin.h>
#endif

namespace nabla {

/// While it lives, its thread takes numbers too small for full precision for zero: with them, arithmetic is
/// up to a hundred times slower, and training that decays towards zero would crawl.
class FlushDenormals {
  public:
#if defined(__SSE2__)
    FlushDenormals() : before_(_mm_getcsr()) {
        _mm_setcsr(before_ | flushToZero | denormalsAreZero);
    }
    ~FlushDenormals() {
        _mm_setcsr(before_);
    }
#else
    FlushDenormals() = default;
#endif
    FlushDenormals(const FlushDenormals&) = delete;
    FlushDenormals& operator=(const FlushDenormals&) = delete;

#if defined(__SSE2__)
  private:
    static constexpr unsigned flushToZero = 0x8000;
    static constexpr unsigned denormalsAreZero = 0x0040;
    unsigned before_;
#endif
};

} // namespace nabla

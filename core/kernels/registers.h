#pragma once

#include "core/kernels/pack.h"

#include <cstddef>

#if defined(__SSE2__)
#include <immintrin.h>
#endif

// What the compiler's vector types cannot say, or make slower than the one instruction there is for it.

namespace nabla::kernels::NABLA_ISA {

/// The smaller of both lanes; the second where one is not a number.
template <class V>
NABLA_INLINE V smaller(V a, V b) {
    return a < b ? a : b;
}
/// The larger of both lanes; the second where one is not a number.
template <class V>
NABLA_INLINE V larger(V a, V b) {
    return a > b ? a : b;
}

/// The square roots of all lanes.
template <class V>
NABLA_INLINE V squareRoot(V x) {
    for (std::size_t k = 0; k < sizeof(V) / sizeof(x[0]); ++k)
        x[k] = sizeof(x[0]) == 4 ? __builtin_sqrtf(x[k]) : __builtin_sqrt(x[k]);
    return x;
}

#if defined(__SSE2__)
NABLA_INLINE __m128 squareRoot(__m128 x) {
    return _mm_sqrt_ps(x);
}
NABLA_INLINE __m128d squareRoot(__m128d x) {
    return _mm_sqrt_pd(x);
}
NABLA_INLINE __m128 smaller(__m128 a, __m128 b) {
    return _mm_min_ps(a, b);
}
NABLA_INLINE __m128 larger(__m128 a, __m128 b) {
    return _mm_max_ps(a, b);
}
NABLA_INLINE __m128d smaller(__m128d a, __m128d b) {
    return _mm_min_pd(a, b);
}
NABLA_INLINE __m128d larger(__m128d a, __m128d b) {
    return _mm_max_pd(a, b);
}
#endif
#if defined(__AVX__)
NABLA_INLINE __m256 squareRoot(__m256 x) {
    return _mm256_sqrt_ps(x);
}
NABLA_INLINE __m256d squareRoot(__m256d x) {
    return _mm256_sqrt_pd(x);
}
NABLA_INLINE __m256 smaller(__m256 a, __m256 b) {
    return _mm256_min_ps(a, b);
}
NABLA_INLINE __m256 larger(__m256 a, __m256 b) {
    return _mm256_max_ps(a, b);
}
NABLA_INLINE __m256d smaller(__m256d a, __m256d b) {
    return _mm256_min_pd(a, b);
}
NABLA_INLINE __m256d larger(__m256d a, __m256d b) {
    return _mm256_max_pd(a, b);
}
#endif
#if defined(__AVX512F__)
NABLA_INLINE __m512 squareRoot(__m512 x) {
    return _mm512_sqrt_ps(x);
}
NABLA_INLINE __m512d squareRoot(__m512d x) {
    return _mm512_sqrt_pd(x);
}
NABLA_INLINE __m512 smaller(__m512 a, __m512 b) {
    return _mm512_min_ps(a, b);
}
NABLA_INLINE __m512 larger(__m512 a, __m512 b) {
    return _mm512_max_ps(a, b);
}
NABLA_INLINE __m512d smaller(__m512d a, __m512d b) {
    return _mm512_min_pd(a, b);
}
NABLA_INLINE __m512d larger(__m512d a, __m512d b) {
    return _mm512_max_pd(a, b);
}
#endif

/// 1 / x to 2 units in the last place.
template <class V>
NABLA_INLINE V reciprocal(V x) {
    return 1 / x;
}

#if defined(__AVX512VL__)
/// An estimate with 14 bits, and one step of Newton's method.
NABLA_INLINE __m128 reciprocal(__m128 x) {
    const __m128 estimate = _mm_rcp14_ps(x);
    return estimate * (2 - x * estimate);
}
NABLA_INLINE __m256 reciprocal(__m256 x) {
    const __m256 estimate = _mm256_rcp14_ps(x);
    return estimate * (2 - x * estimate);
}
NABLA_INLINE __m512 reciprocal(__m512 x) {
    const __m512 estimate = _mm512_rcp14_ps(x);
    return estimate * (2 - x * estimate);
}
#endif

} // namespace nabla::kernels::NABLA_ISA

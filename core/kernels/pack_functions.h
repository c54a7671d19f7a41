#pragma once

#include "core/kernels/pack_math.h"

#include <array>

// The functions of longer activations. Where a formula for doubles would be long, each lane asks the C
// library.

namespace nabla::kernels::NABLA_ISA {

/// `f` of every lane by itself.
template <class T, int N, class F>
NABLA_INLINE Pack<T, N> lanewise(Pack<T, N> x, F f) {
    T numbers[N];
    x.store(numbers);
#pragma GCC unroll 1
    for (T& number : numbers)
        number = f(number);
    return Pack<T, N>::load(numbers);
}

/// Σ coefficients[k] · x^k.
template <const auto& coefficients, class T, int N>
NABLA_INLINE Pack<T, N> polynomial(Pack<T, N> x) {
    constexpr int last = static_cast<int>(coefficients.size()) - 1;
    return [&]<int... K>(std::integer_sequence<int, K...>) __attribute__((always_inline)) {
        Pack<T, N> sum(coefficients[last]);
        ((sum = sum * x + Pack<T, N>(coefficients[last - 1 - K])), ...);
        return sum;
    }
    (std::make_integer_sequence<int, last>{});
}

/// e^x − 1, near zero too; held at the range's ends.
template <class T, int N>
NABLA_INLINE Pack<T, N> expm1(Pack<T, N> x) {
    const auto [power, small] = expParts(clamped(x, sizeof(T) == 4 ? T(87) : T(708)));
    return power * small + (power - Pack<T, N>(T(1)));
}

/// 1, 1/3, 1/5 …
template <class T>
inline constexpr auto oddInverses = [] {
    std::array<T, sizeof(T) == 4 ? 6 : 11> inverses{};
    for (std::size_t k = 0; k < inverses.size(); ++k)
        inverses[k] = T(1) / static_cast<T>(2 * k + 1);
    return inverses;
}();

/// ln(1 + x) for x from 0 to 1: twice the series of artanh(x / (2 + x)), for the greater half of
/// ln 2 + ln(1 + (x − 1) / 2).
template <class T, int N>
NABLA_INLINE Pack<T, N> log1p(Pack<T, N> x) {
    using P = Pack<T, N>;
    const P split(0.4142L);
    const P s = select(x < split, x, x - P(T(1))) / select(x < split, x + P(T(2)), x + P(T(3)));
    return (s + s) * polynomial<oddInverses<T>>(s * s) + select(x < split, P(T(0)), P(0.693147180559945309L));
}

/// e^(y²) erfc(y) / t for y from 0 to 10 as a polynomial in t = 1 / (1 + 0.38 y), to 3e-8.
inline constexpr std::array<float, 9> scaledErfc{
    0.21441639039878005f, 0.2138272108378396f,   0.20455815267194133f,
    0.13613750181858922f, 0.2358203853855115f,   -0.16967497145488147f,
    0.3708773962584728f,  -0.26559230841043246f, 0.05963026277452752f};

/// 1 − erf(x) to a few roundings; at the far end the rounding of x² comes to it.
template <int N>
NABLA_INLINE Pack<float, N> erfc(Pack<float, N> x) {
    using P = Pack<float, N>;
    const P y = abs(x);
    const P t = P(1.f) / (P(1.f) + P(0.38f) * y);
    const P tail = exp(-(y * y)) * (t * polynomial<scaledErfc>(t));
    return select(x < P(0.f), P(2.f) - tail, tail);
}
template <int N>
NABLA_INLINE Pack<double, N> erfc(Pack<double, N> x) {
    return lanewise(x, [](double number) { return __builtin_erfc(number); });
}

/// (−1)^k / (2k + first)!, so that the series of cos (`first` 0) and sin (`first` 1) end at rounding for
/// π / 4.
template <class T, int first>
inline constexpr auto turningFactors = [] {
    std::array<T, sizeof(T) == 4 ? 6 : 10> factors{};
    double factor = 1;
    for (int k = 0; k < static_cast<int>(factors.size()); ++k) {
        factors[static_cast<std::size_t>(k)] = static_cast<T>(factor);
        factor /= -((2 * k + first + 1) * (2 * k + first + 2));
    }
    return factors;
}();

/// Whether any lane is above `limit`.
template <class T, int N>
NABLA_INLINE bool anyAbove(Pack<T, N> x, T limit) {
    BitRegister<T, N> above{};
    x.each([&](int k) { above |= x.r[k] > limit; });
    bool any = false;
    for (int k = 0; k < Pack<T, N>::width; ++k)
        any |= above[k] != 0;
    return any;
}

/// sin(x + quarters · π / 2) for |x| where the count of quarters times the parts of π / 2 is exact.
template <int quarters, class T, int N>
NABLA_INLINE Pack<T, N> nearSine(Pack<T, N> x) {
    using P = Pack<T, N>;
    using Bits = BitRegister<T, N>;
    constexpr bool isFloat = sizeof(T) == 4;
    constexpr T first = isFloat ? T(1.5703125) : T(1.57079632673412561417e+00);
    constexpr T second = isFloat ? T(4.837512969970703125e-4) : T(6.07710050630396597660e-11);
    constexpr T third = isFloat ? T(7.549789948768648e-8) : T(2.02226624879595063154e-21);
    // Leaves the nearest integer in the last bits, as in `powerOfTwo`.
    const P magic(static_cast<T>(std::int64_t(3) << (isFloat ? 22 : 51)));
    const P shifted = x * P(0.636619772367581343L) + magic;
    const P n = shifted - magic;
    const P rest = ((x - n * P(first)) - n * P(second)) - n * P(third);
    const P square = rest * rest;
    const P cosine = polynomial<turningFactors<T, 0>>(square);
    const P sine = rest * polynomial<turningFactors<T, 1>>(square);
    return P::make([&](int k) {
        const Bits turn = reinterpret_cast<Bits>(shifted.r[k]) + quarters;
        const Bits isOdd = -(turn & 1);
        const Bits value =
            (reinterpret_cast<Bits>(cosine.r[k]) & isOdd) | (reinterpret_cast<Bits>(sine.r[k]) & ~isOdd);
        return reinterpret_cast<typename P::Register>(value ^ ((turn & 2) << (8 * sizeof(T) - 2)));
    });
}

/// Up to here `nearSine` does.
template <class T>
inline constexpr T nearEnough = sizeof(T) == 4 ? T(8000) : T(500'000);

/// sin x, to 2 units in the last place of 1.
template <class T, int N>
NABLA_INLINE Pack<T, N> sin(Pack<T, N> x) {
    if (anyAbove(abs(x), nearEnough<T>)) [[unlikely]]
        return lanewise(x, [](T number) { return static_cast<T>(__builtin_sin(number)); });
    return nearSine<0>(x);
}

/// cos x, to 2 units in the last place of 1.
template <class T, int N>
NABLA_INLINE Pack<T, N> cos(Pack<T, N> x) {
    if (anyAbove(abs(x), nearEnough<T>)) [[unlikely]]
        return lanewise(x, [](T number) { return static_cast<T>(__builtin_cos(number)); });
    return nearSine<1>(x);
}

} // namespace nabla::kernels::NABLA_ISA

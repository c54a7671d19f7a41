#pragma once

#include "core/kernels/pack.h"
#include "core/kernels/registers.h"

namespace nabla::kernels::NABLA_ISA {

/// `x` held within ±`limit`; not-a-number stays what it is.
template <class T, int N>
NABLA_INLINE Pack<T, N> clamped(Pack<T, N> x, T limit) {
    const Pack<T, N> high(limit);
    const Pack<T, N> low(-limit);
    return Pack<T, N>::make([&](int k) { return larger(low.r[k], smaller(high.r[k], x.r[k])); });
}

/// The larger of both in every lane; the second where one is not a number.
template <class T, int N>
NABLA_INLINE Pack<T, N> larger(Pack<T, N> a, Pack<T, N> b) {
    return Pack<T, N>::make([&](int k) { return larger(a.r[k], b.r[k]); });
}

/// The square roots.
template <class T, int N>
NABLA_INLINE Pack<T, N> sqrt(Pack<T, N> x) {
    return Pack<T, N>::make([&](int k) { return squareRoot(x.r[k]); });
}

/// Integers of the size of `T`, as many as fit a register of packs of `N`.
template <class T, int N>
using BitRegister = typename RegisterType<std::conditional_t<sizeof(T) == 4, std::int32_t, std::int64_t>,
                                          Pack<T, N>::width>::Value;

/// Its absolute values.
template <class T, int N>
NABLA_INLINE Pack<T, N> abs(Pack<T, N> x) {
    using P = Pack<T, N>;
    using Bits = BitRegister<T, N>;
    const P sign(T(-0.0));
    return P::make([&](int k) {
        return reinterpret_cast<typename P::Register>(reinterpret_cast<Bits>(x.r[k]) &
                                                      ~reinterpret_cast<Bits>(sign.r[k]));
    });
}

/// `magnitude`, which must not be negative, with the sign of `x`.
template <class T, int N>
NABLA_INLINE Pack<T, N> withSignOf(Pack<T, N> x, Pack<T, N> magnitude) {
    using P = Pack<T, N>;
    using Bits = BitRegister<T, N>;
    const P sign(T(-0.0));
    return P::make([&](int k) {
        return reinterpret_cast<typename P::Register>(
            (reinterpret_cast<Bits>(x.r[k]) & reinterpret_cast<Bits>(sign.r[k])) |
            reinterpret_cast<Bits>(magnitude.r[k]));
    });
}

/// The integers that `x` is next to, as numbers and as 2 to their power; |x| must be small enough for that
/// power to be a normal number.
template <class T, int N>
struct PowerOfTwo {
    Pack<T, N> integer;
    Pack<T, N> power;
};

template <class T, int N>
NABLA_INLINE PowerOfTwo<T, N> powerOfTwo(Pack<T, N> x) {
    using P = Pack<T, N>;
    constexpr int mantissa = sizeof(T) == 4 ? 23 : 52;
    constexpr int bias = sizeof(T) == 4 ? 127 : 1023;
    // Adding 1.5 · 2^mantissa leaves the nearest integer in the last bits.
    constexpr T magic = static_cast<T>(std::int64_t(3) << (mantissa - 1));
    const P shifted = x + P(magic);
    const P power = P::make([&](int k) {
        const auto bits = reinterpret_cast<BitRegister<T, N>>(shifted.r[k]);
        return reinterpret_cast<typename P::Register>((bits + bias) << mantissa);
    });
    return {shifted - P(magic), power};
}

/// e^r − 1 for |r| ≤ ln 2 / 2, to rounding: Taylor's series summed in pairs (Estrin), a short chain.
template <int N>
NABLA_INLINE Pack<float, N> smallExpm1(Pack<float, N> r) {
    using P = Pack<float, N>;
    const P r2 = r * r;
    const P low = r * P(1 / 6.f) + P(0.5f);
    const P middle = r * P(1 / 120.f) + P(1 / 24.f);
    const P high = r * P(1 / 5040.f) + P(1 / 720.f);
    return ((high * r2 + middle) * r2 + low) * r2 + r;
}
template <int N>
NABLA_INLINE Pack<double, N> smallExpm1(Pack<double, N> r) {
    using P = Pack<double, N>;
    const P r2 = r * r;
    const P r4 = r2 * r2;
    const P c0 = r * P(1 / 6.) + P(0.5);
    const P c1 = r * P(1 / 120.) + P(1 / 24.);
    const P c2 = r * P(1 / 5040.) + P(1 / 720.);
    const P c3 = r * P(1 / 362880.) + P(1 / 40320.);
    const P c4 = r * P(1 / 39916800.) + P(1 / 3628800.);
    const P c5 = r * P(1 / 6227020800.) + P(1 / 479001600.);
    const P c = ((c5 * r2 + c4) * r4 + (c3 * r2 + c2)) * r4 + (c1 * r2 + c0);
    return c * r2 + r;
}

/// x split into n · ln 2 + r: 2^n and e^r − 1.
template <class T, int N>
struct ExpParts {
    Pack<T, N> power;
    Pack<T, N> expm1;
};

template <class T, int N>
NABLA_INLINE ExpParts<T, N> expParts(Pack<T, N> x) {
    using P = Pack<T, N>;
    // ln 2 in two parts, the first with so few bits that its product with n is exact (Cody and Waite 1980).
    constexpr T high = sizeof(T) == 4 ? T(0.693359375) : T(6.93147180369123816490e-01);
    constexpr T low = sizeof(T) == 4 ? T(-2.12194440e-4) : T(1.90821492927058770002e-10);
    const auto [n, power] = powerOfTwo(x * P(T(1.4426950408889634074)));
    return {power, smallExpm1((x - n * P(high)) - n * P(low))};
}

/// e^x, to 2 units in the last place; held at the range's ends, where it would be 0 or infinite.
template <class T, int N>
NABLA_INLINE Pack<T, N> exp(Pack<T, N> x) {
    const auto [power, expm1] = expParts(clamped(x, sizeof(T) == 4 ? T(87) : T(708)));
    return power * expm1 + power;
}

/// 1 / x, to 2 units in the last place.
template <class T, int N>
NABLA_INLINE Pack<T, N> reciprocal(Pack<T, N> x) {
    return Pack<T, N>::make([&](int k) { return reciprocal(x.r[k]); });
}

/// The hyperbolic tangent by a quotient of polynomials (the one of Eigen's `ptanh_float`), to 3e-7.
template <int N>
NABLA_INLINE Pack<float, N> tanh(Pack<float, N> x) {
    using P = Pack<float, N>;
    x = clamped(x, 7.90531110763549805f);
    const P x2 = x * x;
    const P x4 = x2 * x2;
    const P n0 = x2 * P(6.37261928875436e-04f) + P(4.89352455891786e-03f);
    const P n1 = x2 * P(5.12229709037114e-08f) + P(1.48572235717979e-05f);
    const P n2 = x2 * P(2.00018790482477e-13f) + P(-8.60467152213735e-11f);
    const P high = x4 * P(-2.76076847742355e-16f) + n2;
    const P numerator = (x * (x4 * x4)) * high + x * (n1 * x4 + n0);
    const P d0 = x2 * P(2.26843463243900e-03f) + P(4.89352518554385e-03f);
    const P d1 = x2 * P(1.19825839466702e-06f) + P(1.18534705686654e-04f);
    return numerator * reciprocal(d1 * x4 + d0);
}

/// The hyperbolic tangent to 2 units in the last place, near zero too: (e^2|x| − 1) / (e^2|x| + 1).
template <int N>
NABLA_INLINE Pack<double, N> tanh(Pack<double, N> x) {
    using P = Pack<double, N>;
    const P magnitude = clamped(abs(x), 20.0);
    const auto [power, small] = expParts(magnitude + magnitude);
    const P expm1 = power * small + (power - P(1.0));
    return withSignOf(x, expm1 / (expm1 + P(2.0)));
}

} // namespace nabla::kernels::NABLA_ISA

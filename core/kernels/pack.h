#pragma once

#include <concepts>
#include <cstdint>
#include <type_traits>
#include <utility>

// Included only by the files compiled once per instruction set: everything lives in that set's namespace.

#define NABLA_INLINE [[gnu::always_inline]] inline

namespace nabla::kernels::NABLA_ISA {

#if defined(__AVX512F__) && defined(__AVX512DQ__) && defined(__AVX512VL__)
inline constexpr int registerBytes = 64;
inline constexpr int registers = 32;
#elif defined(__AVX2__)
inline constexpr int registerBytes = 32;
inline constexpr int registers = 16;
#else
inline constexpr int registerBytes = 16;
inline constexpr int registers = 16;
#endif

/// Numbers that fit one vector register.
template <class T>
inline constexpr int registerWidth = registerBytes / static_cast<int>(sizeof(T));

template <class T, int W>
struct RegisterType {
    typedef T Type __attribute__((vector_size(W * sizeof(T)), aligned(sizeof(T)), may_alias));
    typedef T Value __attribute__((vector_size(W * sizeof(T))));
};

/// `N` numbers in as many vector registers as it takes; arithmetic is lane by lane.
template <class T, int N>
struct Pack {
    static constexpr int width = N < registerWidth<T> ? N : registerWidth<T>;
    static constexpr int count = N / width;
    using Register = typename RegisterType<T, width>::Value;
    using Memory = typename RegisterType<T, width>::Type;

    Register r[count];

    Pack() = default;
    /// The same number in every lane. (Zero plus a number would not do: the compiler must keep that sum,
    /// which is another number for −0.)
    NABLA_INLINE Pack(T number) : Pack(make([=](int) { return number - Register{}; })) {}
    /// The same for a constant in more digits than `T` may have.
    template <std::floating_point Number>
    NABLA_INLINE explicit Pack(Number number) : Pack(static_cast<T>(number)) {}

    /// Lanes from memory at any address.
    NABLA_INLINE static Pack load(const T* from) {
        return make([=](int k) { return Register(*reinterpret_cast<const Memory*>(from + k * width)); });
    }
    NABLA_INLINE void store(T* to) const {
        each([=, this](int k) { *reinterpret_cast<Memory*>(to + k * width) = r[k]; });
    }

    /// A pack whose register `k` is `f(k)`; a loop would keep the compiler from using registers.
    template <class F>
    NABLA_INLINE static Pack make(F f) {
        Pack result;
        // The same without a fold is much less to compile.
        if constexpr (count == 1)
            result.r[0] = f(0);
        else
            result.each([&](int k) { result.r[k] = f(k); });
        return result;
    }
    template <class F>
    NABLA_INLINE void each(F f) const {
        [&]<int... K>(std::integer_sequence<int, K...>) __attribute__((always_inline)) {
            (f(K), ...);
        }
        (std::make_integer_sequence<int, count>{});
    }

    NABLA_INLINE friend Pack operator+(Pack a, Pack b) {
        return make([&](int k) { return a.r[k] + b.r[k]; });
    }
    NABLA_INLINE friend Pack operator-(Pack a, Pack b) {
        return make([&](int k) { return a.r[k] - b.r[k]; });
    }
    NABLA_INLINE friend Pack operator-(Pack a) {
        return make([&](int k) { return -a.r[k]; });
    }
    NABLA_INLINE friend Pack operator*(Pack a, Pack b) {
        return make([&](int k) { return a.r[k] * b.r[k]; });
    }
    NABLA_INLINE friend Pack operator/(Pack a, Pack b) {
        return make([&](int k) { return a.r[k] / b.r[k]; });
    }
    NABLA_INLINE Pack& operator+=(Pack b) { return *this = *this + b; }
    NABLA_INLINE Pack& operator-=(Pack b) { return *this = *this - b; }

    /// Where `a < b`.
    struct Less {
        Pack a, b;
    };
    /// Where `a <= b`.
    struct LessEqual {
        Pack a, b;
    };
    NABLA_INLINE friend Less operator<(Pack a, Pack b) { return {a, b}; }
    NABLA_INLINE friend LessEqual operator<=(Pack a, Pack b) { return {a, b}; }
    NABLA_INLINE friend Pack select(Less c, Pack yes, Pack no) {
        return make([&](int k) { return c.a.r[k] < c.b.r[k] ? yes.r[k] : no.r[k]; });
    }
    NABLA_INLINE friend Pack select(LessEqual c, Pack yes, Pack no) {
        return make([&](int k) { return c.a.r[k] <= c.b.r[k] ? yes.r[k] : no.r[k]; });
    }
};

} // namespace nabla::kernels::NABLA_ISA

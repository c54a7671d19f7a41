#pragma once

#include "core/network/short_activations.h"

#include <cmath>

// The longer activations. Where a formula would leave the numbers far from zero, z is held where the result
// is already the limit.

namespace nabla {

/// z, but at least `limit`.
template <class A>
[[gnu::always_inline]] inline A atLeast(A z, A limit) {
    return select(z < limit, limit, z);
}

/// z, but at most `limit`.
template <class A>
[[gnu::always_inline]] inline A atMost(A z, A limit) {
    return select(limit < z, limit, z);
}

/// z, or 0.01 z where negative (Maas et al. 2013).
struct LeakyRelu {
    template <class A>
    [[gnu::always_inline]] static A value(A z) {
        return select(z <= A(0), A(0.01L) * z, z);
    }
    template <class A>
    [[gnu::always_inline]] static A derivative(A z, A) {
        return select(z <= A(0), A(0.01L), A(1));
    }
};

/// z, or exp(z) − 1 where negative (Clevert et al. 2016, α = 1).
struct Elu {
    template <class A>
    [[gnu::always_inline]] static A value(A z) {
        using std::expm1;
        return select(z <= A(0), expm1(z), z);
    }
    template <class A>
    [[gnu::always_inline]] static A derivative(A z, A a) {
        return select(z <= A(0), a + A(1), A(1));
    }
};

/// λ z, or λ α (exp(z) − 1) where negative (Klambauer et al. 2017).
struct Selu {
    static constexpr long double lambda = 1.0507009873554804934193349852946L;
    static constexpr long double lambdaAlpha = 1.7580993408473768599402175208123L;
    template <class A>
    [[gnu::always_inline]] static A value(A z) {
        using std::expm1;
        return select(z <= A(0), A(lambdaAlpha) * expm1(z), A(lambda) * z);
    }
    template <class A>
    [[gnu::always_inline]] static A derivative(A z, A a) {
        return select(z <= A(0), a + A(lambdaAlpha), A(lambda));
    }
};

/// z Φ(z), with the normal distribution's Φ by the error function (Hendrycks and Gimpel 2016).
struct Gelu {
    template <class A>
    [[gnu::always_inline]] static A value(A z) {
        const A near = atLeast(z, A(-40));
        return near * normal(near);
    }
    template <class A>
    [[gnu::always_inline]] static A derivative(A z, A) {
        using std::exp;
        constexpr long double density = 0.39894228040143267793994605993438L;
        const A near = atMost(atLeast(z, A(-40)), A(40));
        return normal(near) + near * (A(density) * exp(A(-0.5L) * near * near));
    }

  private:
    template <class A>
    [[gnu::always_inline]] static A normal(A z) {
        using std::erfc;
        constexpr long double root = 0.70710678118654752440084436210485L;
        return A(0.5L) * erfc(A(-root) * z);
    }
};

/// ln(1 + exp(z)).
struct Softplus {
    template <class A>
    [[gnu::always_inline]] static A value(A z) {
        using std::abs, std::exp, std::log1p;
        return atLeast(z, A(0)) + log1p(exp(-abs(z)));
    }
    template <class A>
    [[gnu::always_inline]] static A derivative(A z, A) {
        return Sigmoid::value(z);
    }
};

/// z / (1 + |z|).
struct Softsign {
    template <class A>
    [[gnu::always_inline]] static A value(A z) {
        using std::abs;
        const A near = atMost(atLeast(z, A(-1e30L)), A(1e30L));
        return near / (A(1) + abs(near));
    }
    template <class A>
    [[gnu::always_inline]] static A derivative(A z, A) {
        using std::abs;
        const A root = A(1) / (A(1) + abs(z));
        return root * root;
    }
};

/// z / (1 + exp(−z)), also called swish (Ramachandran et al. 2017).
struct Silu {
    template <class A>
    [[gnu::always_inline]] static A value(A z) {
        return atLeast(z, A(-750)) * Sigmoid::value(z);
    }
    template <class A>
    [[gnu::always_inline]] static A derivative(A z, A) {
        const A near = atMost(atLeast(z, A(-750)), A(750));
        const A s = Sigmoid::value(z);
        return s + near * (s * (A(1) - s));
    }
};

/// z tanh(ln(1 + exp(z))) (Misra 2019), whose tanh is n / (n + 2) for n = exp(z) (exp(z) + 2).
struct Mish {
    template <class A>
    [[gnu::always_inline]] static A value(A z) {
        const A n = part(z);
        return atLeast(z, A(-750)) * (n / (n + A(2)));
    }
    template <class A>
    [[gnu::always_inline]] static A derivative(A z, A) {
        using std::exp;
        const A near = atMost(atLeast(z, A(-750)), A(20));
        const A e = exp(near);
        const A n = part(z);
        const A inverse = A(1) / (n + A(2));
        return n * inverse + near * (A(4) * e * (e + A(1))) * (inverse * inverse);
    }

  private:
    template <class A>
    [[gnu::always_inline]] static A part(A z) {
        using std::exp;
        const A e = exp(atMost(atLeast(z, A(-750)), A(20)));
        return e * (e + A(2));
    }
};

/// min(max(z + 3, 0), 6) / 6.
struct HardSigmoid {
    template <class A>
    [[gnu::always_inline]] static A value(A z) {
        return atMost(atLeast(z + A(3), A(0)), A(6)) * A(1 / 6.0L);
    }
    template <class A>
    [[gnu::always_inline]] static A derivative(A z, A) {
        using std::abs;
        return select(abs(z) < A(3), A(1 / 6.0L), A(0));
    }
};

/// z times the hard sigmoid (Howard et al. 2019).
struct HardSwish {
    template <class A>
    [[gnu::always_inline]] static A value(A z) {
        return atLeast(z, A(-3)) * HardSigmoid::value(z);
    }
    template <class A>
    [[gnu::always_inline]] static A derivative(A z, A) {
        return select(z < A(-3), A(0), select(z < A(3), z * A(1 / 3.0L) + A(0.5L), A(1)));
    }
};

/// sin(z).
struct Sine {
    template <class A>
    [[gnu::always_inline]] static A value(A z) {
        using std::sin;
        return sin(z);
    }
    template <class A>
    [[gnu::always_inline]] static A derivative(A z, A) {
        using std::cos;
        return cos(z);
    }
};

/// exp(−z²).
struct Gaussian {
    template <class A>
    [[gnu::always_inline]] static A value(A z) {
        using std::exp;
        const A near = held(z);
        return exp(-(near * near));
    }
    template <class A>
    [[gnu::always_inline]] static A derivative(A z, A a) {
        return A(-2) * held(z) * a;
    }

  private:
    template <class A>
    [[gnu::always_inline]] static A held(A z) {
        return atMost(atLeast(z, A(-30)), A(30));
    }
};

} // namespace nabla

#pragma once

#include "core/kernels/kernels.h"
#include "core/kernels/pack_math.h"

namespace nabla::kernels::NABLA_ISA {

/// A weight after the gradient's step, and before it.
template <class T>
struct Stepped {
    Pack<T, lanes> before;
    Pack<T, lanes> after;
};

/// Walks over all parameters: `penalize(stepped, shrink, k)` gives what becomes of those from `k` on.
template <class T, class Penalize>
NABLA_INLINE void updateAll(const Update<T>& update, Penalize penalize) {
    using P = Pack<T, lanes>;
    for (std::size_t k = 0; k < update.size; k += lanes) {
        const P before = P::load(update.parameters + k);
        const P stepped = before - P(update.step) * P::load(update.gradient + k);
        P(T(0)).store(update.gradient + k);
        // Read first: a penalty may take the freedom, and that weight still has to become zero.
        const P free = update.free ? P::load(update.free + k) : P(T(1));
        const P after = select(P(T(0)) < free, penalize(Stepped<T>{before, stepped}, k), before);
        after.store(update.parameters + k);
    }
}

/// Towards zero by `shrink`, and no further.
template <class T>
NABLA_INLINE Pack<T, lanes> shrunk(Pack<T, lanes> x, Pack<T, lanes> shrink) {
    using P = Pack<T, lanes>;
    const P pulled = select(x < P(T(0)), x + shrink, x - shrink);
    return select(abs(x) <= shrink, P(T(0)), pulled);
}

/// The Playground's L1: a penalty by the old weight's sign; what crosses zero by it is dead.
template <class T>
NABLA_INLINE Pack<T, lanes> killed(const Stepped<T>& w, Pack<T, lanes> shrink, T* free) {
    using P = Pack<T, lanes>;
    const P zero(T(0));
    const P sign = select(w.before < zero, P(T(-1)), select(zero < w.before, P(T(1)), zero));
    const P result = w.after - shrink * sign;
    const auto crossed = w.after * result < zero;
    const P alive = P::load(free);
    select(crossed, zero, alive).store(free);
    return select(crossed, zero, result);
}

template <class T>
void update(const Update<T>& update) {
    using P = Pack<T, lanes>;
    const auto shrink = [&](std::size_t k) { return P(update.shrink) * P::load(update.penalized + k); };
    switch (update.penalty) {
    case Penalty::none:
        return updateAll(update, [](const Stepped<T>& w, std::size_t) { return w.after; });
    case Penalty::l2:
        return updateAll(update,
                         [&](const Stepped<T>& w, std::size_t k) { return w.after - shrink(k) * w.before; });
    case Penalty::l1:
        return updateAll(update, [&](const Stepped<T>& w, std::size_t k) {
            return select(P(T(0)) < shrink(k), shrunk<T>(w.after, shrink(k)), w.after);
        });
    case Penalty::l1Kills:
        return updateAll(update, [&](const Stepped<T>& w, std::size_t k) {
            return killed(w, shrink(k), update.free + k);
        });
    }
}

} // namespace nabla::kernels::NABLA_ISA

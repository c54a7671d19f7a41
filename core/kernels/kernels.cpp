#include "core/kernels/kernels.h"

#include <array>
#include <atomic>

namespace nabla::kernels {

namespace baseline {
extern const Kernels<float> kernelsOfFloat;
extern const Kernels<double> kernelsOfDouble;
} // namespace baseline
#if defined(__x86_64__)
namespace avx2 {
extern const Kernels<float> kernelsOfFloat;
extern const Kernels<double> kernelsOfDouble;
} // namespace avx2
namespace avx512 {
extern const Kernels<float> kernelsOfFloat;
extern const Kernels<double> kernelsOfDouble;
} // namespace avx512
#endif

namespace {

constexpr std::array<NamedIsa, 3> names{
    {{Isa::baseline, "baseline"}, {Isa::avx2, "avx2"}, {Isa::avx512, "avx512"}}};

std::size_t countAvailable() {
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("x86-64-v4"))
        return 3;
    if (__builtin_cpu_supports("x86-64-v3"))
        return 2;
#endif
    return 1;
}

std::atomic<Isa>& active() {
    static std::atomic<Isa> isa = availableIsas().back().isa;
    return isa;
}

} // namespace

std::span<const NamedIsa> availableIsas() {
    static const std::size_t count = countAvailable();
    return std::span(names).first(count);
}

void forceIsa(Isa isa) {
    active() = isa;
}

template <>
const Kernels<float>& activeKernels() {
#if defined(__x86_64__)
    switch (active()) {
    case Isa::avx512:
        return avx512::kernelsOfFloat;
    case Isa::avx2:
        return avx2::kernelsOfFloat;
    case Isa::baseline:
        break;
    }
#endif
    return baseline::kernelsOfFloat;
}

template <>
const Kernels<double>& activeKernels() {
#if defined(__x86_64__)
    switch (active()) {
    case Isa::avx512:
        return avx512::kernelsOfDouble;
    case Isa::avx2:
        return avx2::kernelsOfDouble;
    case Isa::baseline:
        break;
    }
#endif
    return baseline::kernelsOfDouble;
}

} // namespace nabla::kernels

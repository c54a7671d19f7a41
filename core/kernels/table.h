#pragma once

#include "core/kernels/forward.h"
#include "core/kernels/narrow.h"
#include "core/kernels/octets.h"
#include "core/kernels/optimizers.h"
#include "core/kernels/panels.h"
#include "core/kernels/transpose.h"
#include "core/kernels/update.h"

namespace nabla::kernels::NABLA_ISA {

/// All kernels of this instruction set.
template <class T>
constexpr Kernels<T> makeKernels() {
    return {widestPanel<T>,   accumulateNarrow<T>, stepNarrow<T>,     propagatePanels<T>,
            panelGradient<T>, stepPanel<T>,        transposePanel<T>, stepOctets<T>,
            update<T>,        optimize<T>,         sumOfSquares<T>,   forward<T>};
}

extern const Kernels<float> kernelsOfFloat;
extern const Kernels<double> kernelsOfDouble;
constexpr Kernels<float> kernelsOfFloat = makeKernels<float>();
constexpr Kernels<double> kernelsOfDouble = makeKernels<double>();

} // namespace nabla::kernels::NABLA_ISA

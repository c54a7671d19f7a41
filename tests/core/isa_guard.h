#pragma once

#include "core/kernels/kernels.h"

#include <gtest/gtest.h>

/// Has everything made from now on use one instruction set, and the best again at its end.
class IsaGuard {
  public:
    explicit IsaGuard(nabla::kernels::Isa isa) { nabla::kernels::forceIsa(isa); }
    ~IsaGuard() { nabla::kernels::forceIsa(nabla::kernels::availableIsas().back().isa); }

    IsaGuard(const IsaGuard&) = delete;
    IsaGuard& operator=(const IsaGuard&) = delete;
};

/// Calls `check` under every instruction set of this machine.
template <class Check>
void underEveryIsa(Check check) {
    for (const nabla::kernels::NamedIsa& named : nabla::kernels::availableIsas()) {
        SCOPED_TRACE(std::string(named.name));
        const IsaGuard guard(named.isa);
        check();
    }
}

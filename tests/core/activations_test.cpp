#include "core/network/activation_functions.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

using namespace nabla;

namespace {

constexpr double sums[] = {-8, -3, -0.5, -1e-3, 1e-3, 0.2, 0.9, 4};

/// Calls `check` with every activation's functor.
template <class Check>
void forEachActivation(Check check) {
    for (const auto activation :
         {Activation::relu, Activation::tanh, Activation::sigmoid, Activation::linear})
        withActivation(activation, check);
}

} // namespace

TEST(Activations, haveTheDerivativeOfTheirValue) {
    constexpr double step = 1e-6;
    forEachActivation([](auto f) {
        for (const double z : sums)
            EXPECT_NEAR(f.derivative(z, f.value(z)), (f.value(z + step) - f.value(z - step)) / (2 * step),
                        1e-8);
    });
}

TEST(Activations, doNotHideWhatIsNoNumber) {
    forEachActivation(
        [](auto f) { EXPECT_TRUE(std::isnan(f.value(std::numeric_limits<double>::quiet_NaN()))); });
}

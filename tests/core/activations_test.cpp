#include "core/network/with_activation.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

using namespace nabla;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

/// Calls `check` with every activation's functor.
template <class Check>
void forEachActivation(Check check) {
    for (const ActivationRow& row : activations()) {
        SCOPED_TRACE(std::string(row.key));
        withActivation(row.activation, check);
    }
}

double valueAt(Activation activation, double z) {
    double value = 0;
    withActivation(activation, [&](auto f) { value = f.value(z); });
    return value;
}

} // namespace

TEST(Activations, haveTheDerivativeOfTheirValue) {
    constexpr double step = 1e-6;
    forEachActivation([](auto f) {
        for (const double z : {-20.0, -8.0, -2.9, -0.5, -1e-3, 1e-3, 0.2, 0.9, 2.9, 4.0, 20.0})
            EXPECT_NEAR(f.derivative(z, f.value(z)), (f.value(z + step) - f.value(z - step)) / (2 * step),
                        1e-8)
                << z;
    });
}

TEST(Activations, doNotHideWhatIsNoNumber) {
    forEachActivation([](auto f) { EXPECT_TRUE(std::isnan(f.value(notANumber))); });
}

TEST(Activations, stayAmongTheNumbersFarFromZero) {
    forEachActivation([](auto f) {
        for (const double z : {-1e300, -1e30, -800.0, -750.0, -700.0, 700.0, 750.0, 800.0, 1e30, 1e300}) {
            EXPECT_TRUE(std::isfinite(f.value(z))) << z;
            EXPECT_TRUE(std::isfinite(f.derivative(z, f.value(z)))) << z;
            EXPECT_LE(std::abs(f.derivative(z, f.value(z))), 1.8) << z;
        }
    });
}

TEST(Activations, keepWhatTheyApproachFarFromZero) {
    EXPECT_EQ(valueAt(Activation::softplus, 800), 800);
    EXPECT_EQ(valueAt(Activation::softplus, -800), 0);
    for (const Activation half :
         {Activation::silu, Activation::mish, Activation::gelu, Activation::hardSwish}) {
        EXPECT_EQ(valueAt(half, 750), 750);
        EXPECT_EQ(valueAt(half, -750), 0);
        EXPECT_EQ(valueAt(half, -infinity), 0);
        EXPECT_EQ(valueAt(half, infinity), infinity);
    }
    EXPECT_EQ(valueAt(Activation::softsign, infinity), 1);
    EXPECT_EQ(valueAt(Activation::softsign, -infinity), -1);
    EXPECT_EQ(valueAt(Activation::gaussian, infinity), 0);
}

TEST(Activations, areFoundByTheirKeys) {
    for (const ActivationRow& row : activations()) {
        EXPECT_EQ(keyOf(row.activation), row.key);
        EXPECT_EQ(activationOf(row.key), row.activation);
    }
    EXPECT_EQ(keyOf(Activation::automatic), "automatic");
    EXPECT_FALSE(activationOf("automatic"));
}

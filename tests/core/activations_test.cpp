#include "core/network/activations.h"

#include <Eigen/Core>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

using namespace nabla;

namespace {

const Eigen::ArrayXXd sums = (Eigen::ArrayXXd(2, 4) << -3, -0.5, 0.2, 4, -1e-3, 1e-3, 0.9, -8).finished();

/// Calls `check` with every activation's functor.
template <class Check>
void forEachActivation(Check check) {
    for (const auto activation :
         {Activation::relu, Activation::tanh, Activation::sigmoid, Activation::linear})
        withActivation(activation, check);
}

} // namespace

TEST(Activations, agreeForNumbersAndArrays) {
    forEachActivation([](auto f) {
        const Eigen::ArrayXXd values = f.value(sums);
        const Eigen::ArrayXXd slopes = f.derivative(values);
        for (Eigen::Index i = 0; i < sums.size(); ++i) {
            EXPECT_NEAR(values(i), f.value(sums(i)), 1e-15);
            EXPECT_NEAR(slopes(i), f.derivative(values(i)), 1e-15);
        }
    });
}

TEST(Activations, haveTheDerivativeOfTheirValue) {
    constexpr double step = 1e-6;
    forEachActivation([](auto f) {
        for (const double z : sums.reshaped())
            EXPECT_NEAR(f.derivative(f.value(z)), (f.value(z + step) - f.value(z - step)) / (2 * step), 1e-8);
    });
}

TEST(Activations, doNotHideWhatIsNoNumber) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    forEachActivation([&nan](auto f) {
        EXPECT_TRUE(std::isnan(f.value(nan)));
        const Eigen::ArrayXXd one = Eigen::ArrayXXd::Constant(1, 1, nan);
        EXPECT_TRUE(std::isnan(f.value(one).eval()(0)));
    });
}

// How exact the kernels' activations are, seen through a network of one neuron.

#include "core/network/with_activation.h"
#include "tests/core/kernel_case.h"

#include <algorithm>

using namespace nabla;

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

/// The activation itself, on a wider type than the kernels have.
double exactValue(Activation activation, long double x) {
    long double value = 0;
    withActivation(activation, [&](auto f) { value = f.value(x); });
    return static_cast<double>(value);
}

class KernelFunctions : public KernelCase {
  protected:
    static bool isFloat() { return precision() == "float32"; }

    /// Where activations bend, near zero and far away; each with its negative at the same place from the end.
    static std::vector<double> points() {
        std::vector<double> points{0, 100, 700, 1e4, 1e30, HUGE_VAL};
        for (int k = 1; k <= 13'000; ++k)
            points.push_back(k * 0.002311);
        for (double x = 30; x > 1e-30; x *= 0.93)
            points.push_back(x);
        for (double& x : points)
            x = isFloat() ? static_cast<float>(x) : x;
        for (std::size_t k = points.size(); k > 0; --k)
            points.push_back(-points[k - 1]);
        return points;
    }

    /// How far an output may be from the exact one.
    struct Limit {
        double relative;
        double absolute;
    };

    /// Measured: 2.74e-7 for the float's hyperbolic tangent, 2.5e-16 for the double's, sigmoids are better;
    /// 3.7e-7 for the float's gelu, 5.5e-16 for the double's mish, the worst of the longer activations. Where
    /// a sigmoid would be no normal number, it ends at about the least of them; longer activations multiply
    /// that by up to 750.
    static Limit limitOf(Activation activation, double z) {
        const bool isShort = withShortActivation(activation, [](auto) {});
        const double least =
            isFloat() ? std::numeric_limits<float>::min() : std::numeric_limits<double>::min();
        const double relative = isShort ? (isFloat() ? 3e-7 : 3e-16) : (isFloat() ? 4e-7 : 6e-16);
        // The rounding of the exponent z² comes to it.
        const bool hasSquare = activation == Activation::gelu || activation == Activation::gaussian;
        return {hasSquare ? relative * (1 + std::min(z * z, 1e3) / 2) : relative,
                (isShort ? 2 : 2 * 750) * least};
    }

    /// A single neuron with that activation.
    static NetworkSpec neuron(const std::string& activation) {
        return networkSpec(experimentWith({{"features", firstFeatures(1)},
                                           {"hidden", std::vector<std::int64_t>{}},
                                           {"output_activation", activation}}));
    }

    static std::vector<double> outputs(const NetworkSpec& neuron, const std::vector<double>& inputs) {
        return kernelOutputs(neuron, {1, 0}, inputs);
    }
};

} // namespace

TEST_P(KernelFunctions, areExactToAFewRoundings) {
    for (const ActivationRow& row : activations()) {
        const NetworkSpec network = neuron(std::string(row.key));
        const auto inputs = points();
        const auto is = outputs(network, inputs);
        for (std::size_t k = 0; k < inputs.size(); ++k) {
            const double should = exactValue(row.activation, inputs[k]);
            const Limit limit = limitOf(row.activation, inputs[k]);
            ASSERT_TRUE(is[k] == should || (std::isnan(is[k]) && std::isnan(should)) ||
                        std::abs(is[k] - should) <= limit.relative * std::abs(should) + limit.absolute)
                << row.key << " of " << inputs[k] << " is " << is[k] << ", not " << should;
        }
    }
}

TEST_P(KernelFunctions, doNotHideWhatIsNoNumber) {
    for (const std::string& activation : choicesOf("activation"))
        for (const double output : outputs(neuron(activation), {notANumber, -notANumber}))
            EXPECT_TRUE(std::isnan(output)) << activation;
}

TEST_P(KernelFunctions, haveASineAtAnyDistance) {
    std::vector<double> inputs;
    for (double x = 7990; x < 1e30; x *= 1.37)
        inputs.push_back(isFloat() ? static_cast<float>(x) : x);
    const auto is = outputs(neuron("sine"), inputs);
    for (std::size_t k = 0; k < inputs.size(); ++k)
        ASSERT_NEAR(is[k], exactValue(Activation::sine, inputs[k]), isFloat() ? 2e-7 : 3e-16) << inputs[k];
}

TEST_P(KernelFunctions, haveATangentThatIsOddAndAtMostOne) {
    const auto values = outputs(neuron("tanh"), points());
    for (std::size_t k = 0; k < values.size(); ++k) {
        ASSERT_EQ(values[k], -values[values.size() - 1 - k]);
        ASSERT_LE(std::abs(values[k]), 1);
    }
}

INSTANTIATE_TEST_SUITE_P(all, KernelFunctions, everyKernel(), kernelName);

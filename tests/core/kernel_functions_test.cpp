// How exact the kernels' activations are, seen through a network of one neuron.

#include "core/network/activation_functions.h"
#include "core/network/forward_pass.h"
#include "tests/core/kernel_case.h"

#include <algorithm>

using namespace nabla;

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

/// The output of a neuron with weight 1 and bias 0 for each of the inputs.
template <class T>
std::vector<double> outputsAs(const NetworkSpec& neuron, std::vector<double> inputs) {
    ForwardPass<T> pass(neuron);
    pass.setParameters(std::vector<double>{1, 0});
    const std::size_t count = inputs.size();
    inputs.resize((count + kernels::tilePoints - 1) / kernels::tilePoints * kernels::tilePoints);
    std::vector<double> results;
    for (auto at = inputs.begin(); at != inputs.end(); at += kernels::tilePoints) {
        alignas(kernels::alignment) T tile[kernels::tilePoints];
        std::transform(at, at + kernels::tilePoints, tile, [](double x) { return static_cast<T>(x); });
        pass.run(tile, 1, [&](std::size_t, const T* outputs) {
            results.insert(results.end(), outputs, outputs + kernels::tilePoints);
        });
    }
    results.resize(count);
    return results;
}

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

    /// A single neuron with that activation.
    static NetworkSpec neuron(const std::string& activation) {
        return networkSpec(experimentWith({{"features", firstFeatures(1)},
                                           {"hidden", std::vector<std::int64_t>{}},
                                           {"output_activation", activation}}));
    }

    static std::vector<double> outputs(const NetworkSpec& neuron, const std::vector<double>& inputs) {
        return isFloat() ? outputsAs<float>(neuron, inputs) : outputsAs<double>(neuron, inputs);
    }
};

} // namespace

TEST_P(KernelFunctions, areExactToAFewRoundings) {
    // Measured: 2.74e-7 for the float's hyperbolic tangent, 2.5e-16 for the double's; sigmoids are better.
    const double limit = isFloat() ? 3e-7 : 3e-16;
    // Where a sigmoid would be no normal number, it ends at about the least of them.
    const double least = isFloat() ? std::numeric_limits<float>::min() : std::numeric_limits<double>::min();
    for (const std::string& activation : choicesOf("activation")) {
        const NetworkSpec network = neuron(activation);
        const auto inputs = points();
        const auto is = outputs(network, inputs);
        for (std::size_t k = 0; k < inputs.size(); ++k) {
            const double should = exactValue(network.layers[0].activation, inputs[k]);
            ASSERT_TRUE(is[k] == should || std::abs(is[k] - should) <= limit * std::abs(should) + 2 * least)
                << activation << " of " << inputs[k] << " is " << is[k];
        }
    }
}

TEST_P(KernelFunctions, doNotHideWhatIsNoNumber) {
    for (const std::string& activation : choicesOf("activation"))
        for (const double output : outputs(neuron(activation), {notANumber, -notANumber}))
            EXPECT_TRUE(std::isnan(output)) << activation;
}

TEST_P(KernelFunctions, haveATangentThatIsOddAndAtMostOne) {
    const auto values = outputs(neuron("tanh"), points());
    for (std::size_t k = 0; k < values.size(); ++k) {
        ASSERT_EQ(values[k], -values[values.size() - 1 - k]);
        ASSERT_LE(std::abs(values[k]), 1);
    }
}

INSTANTIATE_TEST_SUITE_P(all, KernelFunctions, everyKernel(), kernelName);

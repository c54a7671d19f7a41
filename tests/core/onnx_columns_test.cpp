#include "core/importers/onnx_columns.h"
#include "core/importers/onnx_function.h"
#include "core/importers/sampled_line.h"
#include "core/network/with_activation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace nabla;

namespace {

/// What a function makes of the sums at which functions are compared, in single precision as models compute.
template <class F>
SampledFunction functionOf(F value) {
    SampledFunction function;
    for (const double z : onnxProbes())
        function.push_back(static_cast<double>(static_cast<float>(value(z))));
    return function;
}

} // namespace

TEST(OnnxColumns, everyFeatureIsRecognizedScaledAndMoved) {
    for (const Feature& feature : features()) {
        if (feature.key == "one")
            continue;
        const int dimensions = feature.suits == Suits::line ? 1 : 2;
        const auto found = featureLike(sampledColumn({&feature, {-2.5, 0.75}}), dimensions);
        ASSERT_TRUE(found) << feature.key;
        EXPECT_EQ(found->feature, &feature);
        EXPECT_NEAR(found->line.scale, -2.5, 1e-12) << feature.key;
        EXPECT_NEAR(found->line.shift, 0.75, 1e-12) << feature.key;
    }
}

TEST(OnnxColumns, aPlainColumnIsTheCoordinateItself) {
    const auto found = featureLike(sampledColumn({findFeature("y")}), 2);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->feature->key, "y");
    EXPECT_EQ(found->line.scale, 1);
    EXPECT_EQ(found->line.shift, 0);
}

TEST(OnnxColumns, powersBelongToLinesAlone) {
    EXPECT_FALSE(featureLike(sampledColumn({findFeature("x3")}), 2));
    EXPECT_FALSE(featureLike(sampledColumn({findFeature("y")}), 1));
}

TEST(OnnxColumns, aColumnThatIsLimitedFarOutIsNoFeature) {
    for (const double limit : {10.0, 1e3, 1e6, 1e20}) {
        SampledColumn column = sampledColumn({findFeature("x")});
        for (double& number : column)
            number = std::min(number, limit);
        EXPECT_FALSE(featureLike(column, 2)) << limit;
    }
}

TEST(OnnxFunction, everyActivationIsRecognizedScaledAndMoved) {
    for (const ActivationRow& row : activations())
        withActivation(row.activation, [&](auto f) {
            const auto found = scaledActivationLike(functionOf([&](double z) { return 4 - 3 * f.value(z); }));
            ASSERT_TRUE(found) << row.key;
            EXPECT_EQ(found->first, row.activation);
            EXPECT_NEAR(found->second.scale, -3, 1e-5) << row.key;
            EXPECT_NEAR(found->second.shift, 4, 1e-5) << row.key;
        });
}

TEST(OnnxFunction, noLimitHidesFarOut) {
    for (int exponent = 1; exponent < 38; ++exponent) {
        const double limit = 3 * std::pow(10, exponent);
        const auto limited = functionOf([&](double z) { return std::clamp(z, 0.0, limit); });
        EXPECT_FALSE(activationLike(limited)) << limit;
        EXPECT_FALSE(scaledActivationLike(limited)) << limit;
    }
}

TEST(OnnxFunction, noSpikeHidesNearZero) {
    for (double at = -9.9; at < 9.9; at += 0.0137)
        EXPECT_FALSE(activationLike(functionOf([&](double z) {
            return std::max(z, 0.0) + std::max(0.01 - std::abs(z - at), 0.0);
        }))) << at;
}

TEST(SampledLine, holdsAtEveryNumberOrIsNone) {
    const std::vector<double> from{-1, 0, 2, 1e9};
    EXPECT_EQ(lineBetween(from, std::vector<double>{1, 3, 7, 2e9 + 3}, 3)->scale, 2);
    EXPECT_EQ(lineBetween(from, std::vector<double>{1, 3, 7, 2e9 + 3}, 3)->shift, 3);
    EXPECT_FALSE(lineBetween(from, std::vector<double>{1, 3, 7, 2e9 + 4e5}, 3));
    EXPECT_FALSE(lineBetween(from, std::vector<double>{1, 3.1, 7, 2e9 + 3}, 3));
    EXPECT_FALSE(lineBetween(from, std::vector<double>{1, NAN, 7, 2e9 + 3}, 3));
    EXPECT_FALSE(lineBetween(std::vector<double>{5, 5}, std::vector<double>{1, 2}, 2));
}

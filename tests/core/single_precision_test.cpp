#include "core/exporters/single_precision.h"

#include <gtest/gtest.h>

namespace {

using namespace nabla;

TrainedModel smallModel() {
    TrainedModel model;
    model.columns = {Axis{"x₁"}};
    model.value = Axis{"output"};
    model.layers.push_back({1, 1, {0.5}, {0.25}, {}, Activation::tanh});
    return model;
}

} // namespace

TEST(SinglePrecision, losesNothingOfSmallNumbersTrainedInIt) {
    EXPECT_TRUE(singlePrecisionLosses(smallModel(), {}).empty());
    TrainedModel model = smallModel();
    model.columns[0] = {"temperature", "°C", 20, 2};
    EXPECT_TRUE(singlePrecisionLosses(model, {}).empty());
}

TEST(SinglePrecision, saysThatDoublesAreRounded) {
    TrainedModel model = smallModel();
    model.precision = Precision::float64;
    const auto losses = singlePrecisionLosses(model, {});
    ASSERT_EQ(losses.size(), 1);
    EXPECT_NE(losses[0].find("double precision"), std::string::npos) << losses[0];
}

TEST(SinglePrecision, saysWhichReadingsFarFromZeroLieTooCloseTogether) {
    TrainedModel model = smallModel();
    model.columns[0] = {"time", "s", 1.7e9, 100};
    model.value = {"price", "", 1e6, 1};
    const auto losses = singlePrecisionLosses(model, {});
    ASSERT_EQ(losses.size(), 2);
    EXPECT_NE(losses[0].find("time (s)"), std::string::npos) << losses[0];
    EXPECT_NE(losses[1].find("price"), std::string::npos) << losses[1];
    ExportOptions inputsOnly;
    inputsOnly.hasFeatures = false;
    EXPECT_EQ(singlePrecisionLosses(model, inputsOnly).size(), 1);
}

TEST(SinglePrecision, refusesNumbersBeyondItsRange) {
    EXPECT_TRUE(checkSinglePrecision(smallModel()));
    TrainedModel large = smallModel();
    large.layers[0].weights[0] = -1e39;
    EXPECT_FALSE(checkSinglePrecision(large));
    TrainedModel thin = smallModel();
    thin.columns[0].scale = 1e-50;
    EXPECT_FALSE(checkSinglePrecision(thin));
    TrainedModel far = smallModel();
    far.value.origin = 1e300;
    EXPECT_FALSE(checkSinglePrecision(far));
}

TEST(SinglePrecision, takesAnOriginOffInTwoPartsThatAreSinglesTogether) {
    TrainedModel model = smallModel();
    model.columns[0] = {"x", "", 1000.1, 1};
    const auto value =
        fold<float>(inPlaneBySingles(model, 0, Expression::variable("reading")),
                    [](const Expression::Part& part, const std::vector<float>& arguments) -> float {
                        if (part.operation == Operation::variable)
                            return 1001.5F;
                        if (part.operation == Operation::constant)
                            return static_cast<float>(part.number);
                        return part.operation == Operation::subtract ? arguments[0] - arguments[1]
                                                                     : arguments[0] / arguments[1];
                    });
    EXPECT_FLOAT_EQ(value, 1.4F);
}

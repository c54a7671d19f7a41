// Every activation against PyTorch's numbers, in all the ways that the program computes it.

#include "core/network/network.h"
#include "core/network/with_activation.h"
#include "core/training/engine.h"
#include "tests/core/beyond_the_list.h"
#include "tests/core/kernel_case.h"
#include "tests/core/reference.h"

#include <map>
#include <numeric>

using namespace nabla;

namespace {

/// Tables of the file that have other names here.
const std::map<std::string, std::string> otherNames{
    {"sin", "sine"}, {"hardsigmoid", "hard_sigmoid"}, {"hardswish", "hard_swish"}};

const std::map<std::string, std::string>& leftOut = beyondTheList.at("torch-activations");

struct Table {
    std::string key;
    std::vector<double> x, y, slope;
};

std::vector<double> numbers(const nlohmann::json& json) {
    std::vector<double> list;
    for (const auto& item : json)
        list.push_back(number(item));
    return list;
}

std::vector<Table> tables() {
    const auto file = readReference("torch-activations.json");
    std::vector<Table> all;
    for (const auto& table : file["tables"]) {
        const auto name = table["activation"].get<std::string>();
        if (leftOut.contains(name))
            continue;
        const auto other = otherNames.find(name);
        all.push_back({other == otherNames.end() ? name : other->second, numbers(file["x"]),
                       numbers(table["y"]), numbers(table["dydx"])});
    }
    return all;
}

/// In double: absolute 2e-15, or relative 1e-14 for what is not small. In float, a few roundings.
void expectNear(double is, double should, bool isFloat = false) {
    const double absolute = isFloat ? 5e-7 : 2e-15;
    const double relative = std::abs(should) > 1e-3 ? (isFloat ? 5e-7 : 1e-14) : 0;
    EXPECT_LE(std::abs(is - should), std::max(absolute, relative * std::abs(should)))
        << is << " for " << should;
}

/// Calls `check(table, k)` for every number of every table.
template <class Check>
void forEachNumber(Check check) {
    for (const Table& table : tables())
        for (std::size_t k = 0; k < table.x.size(); ++k) {
            SCOPED_TRACE(table.key + " at " + std::to_string(table.x[k]));
            check(table, k);
        }
}

class TorchActivations : public KernelCase {
  protected:
    static bool isFloat() { return precision() == "float32"; }
};

/// An experiment that learns values at points given by x.
std::vector<Setting> settingsFor(std::vector<std::int64_t> hidden) {
    return {{"problem", "regression"},
            {"features", std::vector<std::string>{"x"}},
            {"hidden", std::move(hidden)},
            {"output_activation", "linear"}};
}

/// A network whose every hidden unit gets x as it is, and whose output is that of the first hidden unit.
std::vector<double> passingParameters(const NetworkSpec& network) {
    std::vector<double> parameters(network.parameterCount);
    for (const LayerSpec& layer : network.layers)
        for (int j = 0; j < layer.to; ++j)
            parameters[layer.weight(j, 0)] = 1;
    return parameters;
}

/// The derivatives by the bias of the first hidden unit, where the output's error is 1.
std::vector<double> slopesBy(decltype(makeEngine) makeOne, const Experiment& experiment, const Table& table) {
    Dataset data;
    for (std::size_t k = 0; k < table.x.size(); ++k)
        data.train.push_back({table.x[k], 0, table.y[k] - 1});
    const auto engine = makeOne(experiment, data);
    const NetworkSpec network = networkSpec(experiment);
    engine->setParameters(passingParameters(network));
    std::vector<std::int32_t> order(table.x.size());
    std::iota(order.begin(), order.end(), 0);
    engine->arrange(0, order);
    engine->beginEpoch(0);
    std::vector<double> slopes;
    for (const std::int32_t k : order) {
        engine->setGradient(std::vector<double>(network.parameterCount));
        engine->accumulate(k, 1);
        slopes.push_back(engine->gradient()[network.layers[0].bias(0)]);
    }
    return slopes;
}

} // namespace

TEST(TorchActivationTables, areAllOfOursAndNothingUnnamed) {
    std::vector<std::string> theirs;
    for (const Table& table : tables())
        theirs.push_back(table.key);
    std::sort(theirs.begin(), theirs.end());
    auto ours = choicesOf("activation");
    std::sort(ours.begin(), ours.end());
    EXPECT_EQ(theirs, ours);
}

TEST(TorchActivationTables, areMetByScalars) {
    forEachNumber([](const Table& table, std::size_t k) {
        withActivation(*activationOf(table.key), [&](auto f) {
            expectNear(f.value(table.x[k]), table.y[k]);
            expectNear(f.derivative(table.x[k], f.value(table.x[k])), table.slope[k]);
        });
    });
}

TEST(TorchActivationTables, areMetByTheReferenceNetworksOutputs) {
    forEachNumber([](const Table& table, std::size_t k) {
        NetworkSpec neuron{{{1, 1, 0, 1, *activationOf(table.key)}}, 1, 2};
        Network<double> network(neuron, 1);
        network.parameters()[0] = 1;
        const Matrix<double> input = Matrix<double>::Constant(1, 1, table.x[k]);
        network.forward(input);
        expectNear(network.output(0, 1)(0, 0), table.y[k]);
    });
}

TEST_P(TorchActivations, areMetByTheForwardKernels) {
    for (const Table& table : tables()) {
        SCOPED_TRACE(table.key);
        auto settings = settingsFor({});
        settings.back().second = table.key;
        const auto outputs = kernelOutputs(networkSpec(experimentWith(settings)), {1, 0}, table.x);
        for (std::size_t k = 0; k < table.x.size(); ++k)
            expectNear(outputs[k], table.y[k], isFloat());
    }
}

TEST_P(TorchActivations, areMetByTheGradientsOfBothEngines) {
    // A network for each way that kernels take.
    for (const std::vector<std::int64_t>& hidden : {std::vector<std::int64_t>{1}, {4}, {5}, {17}, {40}})
        for (const Table& table : tables())
            for (const auto makeOne : {makeEngine, makeReferenceEngine}) {
                SCOPED_TRACE(table.key);
                auto settings = settingsFor(hidden);
                settings.emplace_back("activation", table.key);
                const auto slopes = slopesBy(makeOne, experimentWith(settings), table);
                for (std::size_t k = 0; k < slopes.size(); ++k)
                    expectNear(slopes[k], table.slope[k], isFloat());
            }
}

INSTANTIATE_TEST_SUITE_P(all, TorchActivations, everyKernel(), kernelName);

// Whole networks' losses and gradients against PyTorch's, on the kernels and on Eigen.

#include "core/experiment/losses.h"
#include "core/experiment/parameters.h"
#include "core/network/network.h"
#include "core/training/narrow_net.h"
#include "core/training/panel_net.h"
#include "core/training/sample_loss.h"
#include "core/training/scoring.h"
#include "tests/core/isa_guard.h"
#include "tests/core/reference.h"
#include "tests/core/torch_losses.h"

#include <cmath>
#include <numeric>
#include <optional>

using namespace nabla;

namespace {

constexpr double tolerance = 1e-13;

/// Activations that have another name here.
const std::map<std::string, std::string> otherNames{{"sin", "sine"}};

std::optional<Activation> activationOf(std::string name) {
    if (const auto other = otherNames.find(name); other != otherNames.end())
        name = other->second;
    const Parameter& parameter = *findParameter("activation");
    const auto value = checkedValue(parameter, name);
    if (!value)
        return std::nullopt;
    Experiment experiment;
    parameter.set(experiment, *value);
    return experiment.activation;
}

/// The file's network as one that ends in a softmax, or in the one output `only`: the loss of several outputs
/// is the mean of such networks' losses.
struct Net {
    Net(const nlohmann::json& row, std::size_t only) : rule(torchRule(row["loss"])) {
        const auto sizes = row["sizes"].get<std::vector<int>>();
        isSoftmax = row["loss"].get<std::string>().starts_with("softmax");
        spec.inputs = sizes[0];
        for (std::size_t l = 0; l + 1 < sizes.size(); ++l) {
            const bool cut = !isSoftmax && l + 2 == sizes.size();
            addLayer(row, l, cut ? only : 0, cut ? 1 : static_cast<std::size_t>(sizes[l + 1]));
        }
        samples.features = static_cast<std::size_t>(spec.inputs);
        for (const auto& x : row["X"])
            for (const double number : torchNumbers(x))
                samples.inputs.push_back(number);
        for (const auto& y : row["y"])
            samples.targets.push_back(torchNumbers(y)[isSoftmax ? 0 : only]);
    }

    LossRule<double> rule;
    NetworkSpec spec;
    std::vector<double> parameters;
    std::vector<double> gradient;
    Samples<double> samples;
    bool isSoftmax = false;

  private:
    /// Takes units [first, first + count) of the file's layer `l`.
    void addLayer(const nlohmann::json& row, std::size_t l, std::size_t first, std::size_t count) {
        const int from = row["sizes"][l].get<int>();
        LayerSpec layer{from, static_cast<int>(count), parameters.size(), 0,
                        *activationOf(row["activations"][l])};
        const auto take = [&](const nlohmann::json& numbers, std::vector<double>& to) {
            for (std::size_t j = first; j < first + count; ++j)
                for (const double number : torchNumbers(numbers["weights"][l][j]))
                    to.push_back(number);
            for (std::size_t j = first; j < first + count; ++j)
                to.push_back(numbers["biases"][l][j]);
        };
        take(row["params"], parameters);
        take(row["grads"], gradient);
        layer.biases = layer.weights + count * static_cast<std::size_t>(from);
        spec.layers.push_back(layer);
        spec.parameterCount = parameters.size();
    }
};

template <class Kernels>
std::vector<double> kernelGradient(const Net& net) {
    Kernels kernels(net.spec, net.rule);
    kernels.parameters().setParameters(net.parameters);
    kernels.parametersChanged();
    std::vector<std::int32_t> order(net.samples.size());
    std::iota(order.begin(), order.end(), 0);
    kernels.arrange(net.samples, 0, order);
    kernels.beginEpoch(0);
    kernels.accumulate(0, static_cast<std::int64_t>(order.size()));
    return kernels.parameters().gradientSums();
}

std::vector<double> eigenGradient(const Net& net) {
    const auto count = static_cast<Eigen::Index>(net.samples.size());
    Network<double> network(net.spec, static_cast<int>(count));
    std::copy(net.parameters.begin(), net.parameters.end(), network.parameters().begin());
    const Eigen::Map<const Matrix<double>> inputs(net.samples.inputs.data(), net.spec.inputs, count);
    network.forward(inputs);
    auto delta = network.outputDelta(count);
    delta = network.output(net.spec.layers.size() - 1, count);
    for (Eigen::Index i = 0; i < count; ++i)
        differentiateLoss<double>(net.rule,
                                  {delta.col(i).data(), static_cast<std::size_t>(net.spec.outputs())},
                                  net.samples.targets[static_cast<std::size_t>(i)]);
    std::vector<double> gradient(net.spec.parameterCount);
    network.backward(inputs, gradient);
    return gradient;
}

double lossOf(const Net& net) {
    Experiment experiment;
    experiment.loss = net.rule.loss;
    experiment.problem = net.isSoftmax ? Problem::multiclass : Problem::regression;
    Samples<double> none;
    none.features = net.samples.features;
    return Scoring<double>(experiment, net.spec).scores(net.parameters, net.samples, none, nullptr).trainLoss;
}

/// The networks for each output of a row.
std::vector<Net> netsOf(const nlohmann::json& row) {
    const bool isSoftmax = row["loss"].get<std::string>().starts_with("softmax");
    std::vector<Net> nets;
    for (std::size_t o = 0; o < (isSoftmax ? 1 : row["sizes"].back().get<std::size_t>()); ++o)
        nets.emplace_back(row, o);
    return nets;
}

/// The layers before the last are shared by all outputs, so that their gradients add up; the last is each
/// output's own.
void expectGradient(const std::vector<Net>& nets, std::vector<double> (*gradientOf)(const Net&)) {
    const auto points = static_cast<double>(nets[0].samples.size() * nets.size());
    const std::size_t shared = nets[0].spec.layers.back().weights;
    std::vector<double> sums(shared);
    for (const Net& net : nets) {
        const auto gradient = gradientOf(net);
        for (std::size_t k = 0; k < shared; ++k)
            sums[k] += gradient[k] / points;
        for (std::size_t k = shared; k < gradient.size(); ++k)
            EXPECT_NEAR(gradient[k] / points, net.gradient[k], tolerance) << "parameter " << k;
    }
    for (std::size_t k = 0; k < shared; ++k)
        EXPECT_NEAR(sums[k], nets[0].gradient[k], tolerance) << "parameter " << k;
}

const std::vector<nlohmann::json>& rows() {
    static const auto all = readReference("torch-gradients.json")["rows"].get<std::vector<nlohmann::json>>();
    return all;
}

class TorchGradients : public testing::TestWithParam<std::size_t> {
  protected:
    void SetUp() override {
        for (const std::string name : row()["activations"])
            ASSERT_TRUE(activationOf(name)) << "there is no activation '" << name << "'";
    }

    static const nlohmann::json& row() { return rows()[GetParam()]; }
};

std::string nameOf(const testing::TestParamInfo<std::size_t>& info) {
    const nlohmann::json& row = rows()[info.param];
    std::string name = row["loss"];
    for (const std::string activation : row["activations"])
        name += "_" + activation;
    return name;
}

} // namespace

TEST_P(TorchGradients, areThoseOfTheReference) {
    expectGradient(netsOf(row()), eigenGradient);
}

TEST_P(TorchGradients, areThoseOfTheKernels) {
    underEveryIsa([] {
        const auto nets = netsOf(row());
        expectGradient(nets, kernelGradient<PanelNet<double>>);
        if (NarrowNet<double>::fits(nets[0].spec, nets[0].rule.loss))
            expectGradient(nets, kernelGradient<NarrowNet<double>>);
    });
}

TEST_P(TorchGradients, comeWithTheSameLoss) {
    underEveryIsa([] {
        const auto nets = netsOf(row());
        double sum = 0;
        for (const Net& net : nets)
            sum += lossOf(net);
        EXPECT_NEAR(sum / static_cast<double>(nets.size()), row()["loss_value"].get<double>(), tolerance);
    });
}

INSTANTIATE_TEST_SUITE_P(all, TorchGradients, testing::Range(std::size_t{0}, rows().size()), nameOf);

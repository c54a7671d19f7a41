#include "core/importers/onnx_function.h"

#include "core/importers/sampled_line.h"
#include "core/network/with_activation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace nabla {
namespace {

using Inputs = std::span<const double>;

constexpr std::size_t many = 16;

/// A row for a function of one number.
template <double (*function)(double)>
constexpr OnnxFunction plain(std::string_view op) {
    return {op, 1, 1, [](Inputs x, const OnnxNode&) { return function(x[0]); }};
}

/// A row for a function of two numbers.
template <class F>
constexpr OnnxFunction binary(std::string_view op) {
    return {op, 2, 2, [](Inputs x, const OnnxNode&) { return static_cast<double>(F{}(x[0], x[1])); }};
}

/// A row for an activation whose constants are Nabla's own.
template <class F>
constexpr OnnxFunction ours(std::string_view op) {
    return {op, 1, 1, [](Inputs x, const OnnxNode&) { return F::value(x[0]); }};
}

double negative(double x) {
    return -x;
}

double inverse(double x) {
    return 1 / x;
}

double elu(Inputs x, const OnnxNode& node) {
    return x[0] < 0 ? node.number("alpha", 1) * std::expm1(x[0]) : x[0];
}

double celu(Inputs x, const OnnxNode& node) {
    const double alpha = node.number("alpha", 1);
    return x[0] < 0 ? alpha * std::expm1(x[0] / alpha) : x[0];
}

/// ONNX's own constants are Selu's to seven digits.
double selu(Inputs x, const OnnxNode& node) {
    const double alpha = node.number("alpha", 1.67326319217681884765625);
    const double gamma = node.number("gamma", 1.05070102214813232421875);
    return gamma * (x[0] < 0 ? alpha * std::expm1(x[0]) : x[0]);
}

double hardSigmoid(Inputs x, const OnnxNode& node) {
    return std::clamp(node.number("alpha", 0.2) * x[0] + node.number("beta", 0.5), 0.0, 1.0);
}

double leakyRelu(Inputs x, const OnnxNode& node) {
    return x[0] < 0 ? node.number("alpha", 0.01) * x[0] : x[0];
}

double parametricRelu(Inputs x, const OnnxNode&) {
    return x[0] < 0 ? x[1] * x[0] : x[0];
}

double gelu(Inputs x, const OnnxNode& node) {
    if (node.text("approximate", "none") != "tanh")
        return Gelu::value(x[0]);
    constexpr double root = 0.79788456080286535588;
    return 0.5 * x[0] * (1 + std::tanh(root * (x[0] + 0.044715 * x[0] * x[0] * x[0])));
}

double swish(Inputs x, const OnnxNode& node) {
    return x[0] / (1 + std::exp(-node.number("alpha", 1) * x[0]));
}

/// Limits are inputs, or attributes in older files.
double clip(Inputs x, const OnnxNode& node) {
    constexpr double all = std::numeric_limits<double>::infinity();
    const double least = std::isnan(x[1]) ? node.number("min", -all) : x[1];
    const double most = std::isnan(x[2]) ? node.number("max", all) : x[2];
    return std::min(std::max(x[0], least), most);
}

double choice(Inputs x, const OnnxNode&) {
    return x[0] != 0 ? x[1] : x[2];
}

/// Of the inputs that are there.
template <class F>
double together(Inputs x, const OnnxNode& node) {
    return std::accumulate(x.begin() + 1, x.begin() + static_cast<std::ptrdiff_t>(node.inputs.size()), x[0],
                           F{});
}

struct Smaller {
    double operator()(double a, double b) const { return std::min(a, b); }
};

struct Greater {
    double operator()(double a, double b) const { return std::max(a, b); }
};

struct Power {
    double operator()(double a, double b) const { return std::pow(a, b); }
};

constexpr std::array functions{
    ours<Relu>("Relu"),
    ours<Tanh>("Tanh"),
    ours<Sigmoid>("Sigmoid"),
    ours<Softplus>("Softplus"),
    ours<Softsign>("Softsign"),
    ours<HardSwish>("HardSwish"),
    ours<Mish>("Mish"),
    OnnxFunction{"LeakyRelu", 1, 1, leakyRelu},
    OnnxFunction{"PRelu", 2, 2, parametricRelu},
    OnnxFunction{"Elu", 1, 1, elu},
    OnnxFunction{"Celu", 1, 1, celu},
    OnnxFunction{"Selu", 1, 1, selu},
    OnnxFunction{"HardSigmoid", 1, 1, hardSigmoid},
    OnnxFunction{"Gelu", 1, 1, gelu},
    OnnxFunction{"Swish", 1, 1, swish},
    OnnxFunction{"Clip", 1, 3, clip},
    plain<std::sin>("Sin"),
    plain<std::cos>("Cos"),
    plain<std::exp>("Exp"),
    plain<std::log>("Log"),
    plain<std::erf>("Erf"),
    plain<std::sqrt>("Sqrt"),
    plain<std::fabs>("Abs"),
    plain<negative>("Neg"),
    plain<inverse>("Reciprocal"),
    binary<std::plus<double>>("Add"),
    binary<std::minus<double>>("Sub"),
    binary<std::multiplies<double>>("Mul"),
    binary<std::divides<double>>("Div"),
    binary<Power>("Pow"),
    binary<std::less<double>>("Less"),
    binary<std::less_equal<double>>("LessOrEqual"),
    binary<std::greater<double>>("Greater"),
    binary<std::greater_equal<double>>("GreaterOrEqual"),
    OnnxFunction{"Where", 3, 3, choice},
    OnnxFunction{"Min", 1, many, together<Smaller>},
    OnnxFunction{"Max", 1, many, together<Greater>},
    OnnxFunction{"Sum", 1, many, together<std::plus<double>>},
};

/// Near zero, where activations bend, at no even distances; and in both directions as far as a float goes, so
/// that no limit hides behind the last.
std::vector<double> makeProbes() {
    std::vector<double> probes;
    for (int i = -30; i <= 30; ++i)
        probes.push_back(i);
    for (int i = -640; i <= 640; ++i)
        probes.push_back(i / 64.0 + (i % 3) / 256.0);
    for (const double far : {60.0, 100.0, 300.0})
        probes.insert(probes.end(), {-far, far});
    for (int exponent = 3; exponent <= 38; ++exponent)
        probes.insert(probes.end(), {-std::pow(10, exponent), std::pow(10, exponent)});
    return probes;
}

/// How many of the first probes are moderate.
constexpr std::size_t moderateProbes = 61;

SampledFunction sampled(Activation activation) {
    SampledFunction function;
    withActivation(activation, [&](auto f) {
        for (const double probe : onnxProbes())
            function.push_back(f.value(probe));
    });
    return function;
}

bool isLike(const SampledFunction& function, Activation activation) {
    const auto probes = onnxProbes();
    bool same = true;
    withActivation(activation, [&](auto f) {
        for (std::size_t i = 0; same && i < probes.size(); ++i) {
            const double wanted = f.value(probes[i]);
            same = std::abs(function[i] - wanted) <= 1e-6 * std::max(1.0, std::abs(wanted));
        }
    });
    return same;
}

} // namespace

const OnnxFunction* findOnnxFunction(std::string_view op) {
    const auto at = std::find_if(functions.begin(), functions.end(),
                                 [&](const OnnxFunction& function) { return function.op == op; });
    return at == functions.end() ? nullptr : &*at;
}

std::span<const double> onnxProbes() {
    static const std::vector<double> probes = makeProbes();
    return probes;
}

std::optional<Activation> activationLike(const SampledFunction& function) {
    for (const ActivationRow& row : activations())
        if (isLike(function, row.activation))
            return row.activation;
    return std::nullopt;
}

std::optional<std::pair<Activation, OnnxLine>> scaledActivationLike(const SampledFunction& function) {
    if (const auto exact = activationLike(function))
        return std::pair(*exact, OnnxLine{});
    for (const ActivationRow& row : activations())
        if (const auto line = lineBetween(sampled(row.activation), function, moderateProbes))
            return std::pair(row.activation, *line);
    return std::nullopt;
}

} // namespace nabla

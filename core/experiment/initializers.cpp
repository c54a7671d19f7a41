#include "core/experiment/initializers.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace nabla {
namespace {

/// The Playground's biases, and those of the lecture's first network.
constexpr double playgroundBias = 0.1;

/// Even in [−√(3 variance), √(3 variance)), whose variance it is.
double uniform(double variance, RandomStream& random) {
    const double limit = std::sqrt(3 * variance);
    return random.uniform(-limit, limit);
}

double normal(double variance, RandomStream& random) {
    return std::sqrt(variance) * random.normal();
}

/// Glorot, Bengio 2010: activations and gradients keep their variance on average.
double glorotVariance(const Fans& fans) {
    return 2 / (fans.in + fans.out);
}

/// He et al. 2015: as LeCun's, times two for the half of the sums that ReLU cuts off.
double heVariance(const Fans& fans) {
    return 2 / fans.in;
}

/// LeCun et al. 1998: sums have the inputs' variance.
double lecunVariance(const Fans& fans) {
    return 1 / fans.in;
}

} // namespace

std::span<const InitializerRow> initializers() {
    static constexpr std::array<InitializerRow, 9> table{{
        {Initializer::playground, "playground", "Uniform ±0.5", "Even between −0.5 and 0.5; biases 0.1.",
         true, [](const Fans&, RandomStream& random) { return random.next() - 0.5; }, playgroundBias},
        {Initializer::unitUniform, "uniform", "Uniform 0 to 1", "Even between 0 and 1; biases 0.1.", false,
         [](const Fans&, RandomStream& random) { return random.next(); }, playgroundBias},
        {Initializer::zero, "zero", "Zero",
         "All alike: the neurons of a layer get the same gradient and can never part.", true,
         [](const Fans&, RandomStream&) { return 0.0; }, 0},
        {Initializer::xavierUniform, "xavier_uniform", "Xavier uniform",
         "Glorot's: even, variance 2 / (links in + out), so that signals neither fade nor grow; for tanh and "
         "sigmoid.",
         false, [](const Fans& fans, RandomStream& random) { return uniform(glorotVariance(fans), random); },
         0},
        {Initializer::xavierNormal, "xavier_normal", "Xavier normal",
         "Glorot's: normal, variance 2 / (links in + out), so that signals neither fade nor grow; for tanh "
         "and sigmoid.",
         false, [](const Fans& fans, RandomStream& random) { return normal(glorotVariance(fans), random); },
         0},
        {Initializer::heUniform, "he_uniform", "He uniform",
         "Kaiming's: even, variance 2 / links in; makes up for the half that ReLU cuts off.", false,
         [](const Fans& fans, RandomStream& random) { return uniform(heVariance(fans), random); }, 0},
        {Initializer::heNormal, "he_normal", "He normal",
         "Kaiming's: normal, variance 2 / links in; makes up for the half that ReLU cuts off.", false,
         [](const Fans& fans, RandomStream& random) { return normal(heVariance(fans), random); }, 0},
        {Initializer::lecunUniform, "lecun_uniform", "LeCun uniform", "Even, variance 1 / links in.", false,
         [](const Fans& fans, RandomStream& random) { return uniform(lecunVariance(fans), random); }, 0},
        {Initializer::lecunNormal, "lecun_normal", "LeCun normal",
         "Normal, variance 1 / links in; what self-normalizing networks (SELU) start from.", false,
         [](const Fans& fans, RandomStream& random) { return normal(lecunVariance(fans), random); }, 0},
    }};
    return table;
}

const InitializerRow& initializerRow(Initializer initializer) {
    const auto all = initializers();
    return *std::find_if(all.begin(), all.end(),
                         [=](const InitializerRow& row) { return row.initializer == initializer; });
}

} // namespace nabla

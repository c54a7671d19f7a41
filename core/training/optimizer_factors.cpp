#include "core/training/optimizer_factors.h"

#include <cmath>

namespace nabla {
namespace {

using Factors = kernels::OptimizerFactors<double>;

/// RAdam scales by squared gradients only where enough were seen for their mean to be of use: until then,
/// the root counts nothing, and the divisor is 1.
void rectify(Factors& f, const OptimizerKnobs& knobs, double step) {
    const double power = std::pow(knobs.beta2, step);
    const double most = 2 / (1 - knobs.beta2) - 1;
    const double seen = most - 2 * step * power / (1 - power);
    if (seen <= 5) {
        f.rootScale = 0;
        f.epsilon = 1;
        return;
    }
    const double rectifier = std::sqrt((seen - 4) * (seen - 2) * most / ((most - 4) * (most - 2) * seen));
    f.rate *= rectifier * std::sqrt(1 - power);
    f.rootScale = 1;
}

/// NAdam's momentum rises slowly to β₁ (Dozat 2016).
double nadamMomentum(const OptimizerKnobs& knobs, double step) {
    return knobs.beta1 * (1 - 0.5 * std::pow(0.96, 0.004 * step));
}

void lookAhead(Factors& f, const UpdateRule& rule, OptimizerState& state) {
    const auto step = static_cast<double>(state.steps);
    const double now = nadamMomentum(rule.knobs, step);
    const double next = nadamMomentum(rule.knobs, step + 1);
    state.momentumProduct *= now;
    f.gradientRate = rule.learningRate * (1 - now) / (1 - state.momentumProduct);
    f.rate = rule.learningRate * next / (1 - state.momentumProduct * next);
}

/// The means of Adam and its kin begin at zero, which the factors make up for.
void correctStart(Factors& f, const UpdateRule& rule, OptimizerState& state) {
    const auto step = static_cast<double>(state.steps);
    f.rate /= 1 - std::pow(rule.knobs.beta1, step);
    f.rootScale = 1 / std::sqrt(1 - std::pow(rule.knobs.beta2, step));
    if (rule.optimizer == Optimizer::radam)
        rectify(f, rule.knobs, step);
    if (rule.optimizer == Optimizer::nadam)
        lookAhead(f, rule, state);
}

} // namespace

Factors nextFactors(const UpdateRule& rule, OptimizerState& state) {
    const OptimizerKnobs& knobs = rule.knobs;
    const bool adam = optimizerRow(rule.optimizer).beta1.has_value();
    Factors f{};
    f.rate = rule.learningRate;
    f.kept = adam ? knobs.beta1 : knobs.momentum;
    f.inflow = 1 - f.kept;
    f.keptSquare = adam ? knobs.beta2 : knobs.decay;
    f.squareInflow = 1 - f.keptSquare;
    f.epsilon = knobs.epsilon;
    // Plain gradient descent has no state, not even a count.
    if (rule.optimizer != Optimizer::sgd)
        ++state.steps;
    if (adam)
        correctStart(f, rule, state);
    return f;
}

} // namespace nabla

#pragma once

#include "core/training/optimizer_state.h"
#include "core/training/update_rule.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace nabla {

/// An optimizer's own numbers for one parameter.
template <class T>
using ReferenceSlots = std::array<T, 3>;

/// One step of an optimizer for one parameter after another: formulas as in the papers. `time` counts the
/// present step already.
template <class T>
class ReferenceOptimizer {
  public:
    ReferenceOptimizer(const UpdateRule& rule, const OptimizerState& time)
        : optimizer_(rule.optimizer), product_(time.momentumProduct), t_(static_cast<double>(time.steps)),
          rate_(rule.learningRate), momentum_(static_cast<T>(rule.knobs.momentum)),
          rho_(static_cast<T>(rule.knobs.decay)), b1_(rule.knobs.beta1), b2_(rule.knobs.beta2),
          epsilon_(static_cast<T>(rule.knobs.epsilon)) {}

    /// NAdam's momentum at step `t`.
    double momentumAt(double t) const { return b1_ * (1 - 0.5 * std::pow(0.96, t * 0.004)); }

    /// What a parameter with mean gradient `g` is lessened by.
    T step(T g, ReferenceSlots<T>& slots) const {
        const T rate = static_cast<T>(rate_);
        auto& [first, second, third] = slots;
        switch (optimizer_) {
        case Optimizer::sgd:
            return rate * g;
        case Optimizer::momentum:
            first = momentum_ * first + g;
            return rate * first;
        case Optimizer::nesterov:
            first = momentum_ * first + g;
            return rate * (g + momentum_ * first);
        case Optimizer::adagrad:
            first += g * g;
            return rate * g / (std::sqrt(first) + epsilon_);
        case Optimizer::adadelta: {
            first = rho_ * first + (1 - rho_) * g * g;
            const T d = std::sqrt(second + epsilon_) / std::sqrt(first + epsilon_) * g;
            second = rho_ * second + (1 - rho_) * d * d;
            return rate * d;
        }
        case Optimizer::rmsprop:
            first = rho_ * first + (1 - rho_) * g * g;
            return rate * g / (std::sqrt(first) + epsilon_);
        default:
            return adamStep(g, slots);
        }
    }

  private:
    T adamStep(T g, ReferenceSlots<T>& slots) const {
        auto& [m, v, largest] = slots;
        m = static_cast<T>(b1_) * m + static_cast<T>(1 - b1_) * g;
        const T unbiased = static_cast<T>(rate_ / (1 - std::pow(b1_, t_)));
        const T correction = static_cast<T>(std::sqrt(1 - std::pow(b2_, t_)));
        if (optimizer_ == Optimizer::adamax) {
            v = std::max(static_cast<T>(b2_) * v, std::abs(g) + epsilon_);
            return unbiased * m / v;
        }
        v = static_cast<T>(b2_) * v + static_cast<T>(1 - b2_) * g * g;
        if (optimizer_ == Optimizer::amsgrad) {
            largest = std::max(largest, v);
            return unbiased * m / (std::sqrt(largest) / correction + epsilon_);
        }
        if (optimizer_ == Optimizer::nadam)
            return nadamStep(g, m, std::sqrt(v) / correction + epsilon_);
        if (optimizer_ == Optimizer::radam)
            return unbiased * m * radamScale(std::sqrt(v) + epsilon_, correction);
        return unbiased * m / (std::sqrt(v) / correction + epsilon_);
    }

    T nadamStep(T g, T m, T divisor) const {
        const double now = momentumAt(t_);
        const double next = momentumAt(t_ + 1);
        const T ofGradient = static_cast<T>((1 - now) / (1 - product_));
        const T ofMean = static_cast<T>(next / (1 - product_ * next));
        return static_cast<T>(rate_) * (ofGradient * g + ofMean * m) / divisor;
    }

    T radamScale(T root, T correction) const {
        const double longest = 2 / (1 - b2_) - 1;
        const double power = std::pow(b2_, t_);
        const double length = longest - 2 * t_ * power / (1 - power);
        if (length <= 5)
            return 1;
        return correction / root *
               static_cast<T>(std::sqrt((length - 4) * (length - 2) * longest /
                                        ((longest - 4) * (longest - 2) * length)));
    }

    Optimizer optimizer_;
    double product_;
    double t_;
    double rate_;
    T momentum_;
    T rho_;
    double b1_;
    double b2_;
    T epsilon_;
};

} // namespace nabla

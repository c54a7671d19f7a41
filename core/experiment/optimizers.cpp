#include "core/experiment/optimizers.h"

#include <algorithm>
#include <array>

namespace nabla {
namespace {

constexpr std::array<OptimizerRow, 12> rows{{
    {.optimizer = Optimizer::sgd,
     .key = "sgd",
     .label = "SGD",
     .help = "Stochastic gradient descent: each step goes straight down the batch's slope.",
     .inPlayground = true},
    {.optimizer = Optimizer::momentum,
     .key = "momentum",
     .label = "Momentum",
     .help = "Steps add up like those of a rolling ball: faster along a valley, calmer across it.",
     .slots = 1,
     .momentum = 0.9},
    {.optimizer = Optimizer::nesterov,
     .key = "nesterov",
     .label = "Nesterov",
     .help = "Momentum that looks ahead: the slope is taken where the ball is rolling to.",
     .slots = 1,
     .momentum = 0.9},
    {.optimizer = Optimizer::adagrad,
     .key = "adagrad",
     .label = "Adagrad",
     .help = "Every parameter has its own rate, divided by the root of all its squared gradients so far: "
             "it only ever falls.",
     .slots = 1,
     .epsilon = 1e-10},
    {.optimizer = Optimizer::adadelta,
     .key = "adadelta",
     .label = "Adadelta",
     .help = "Scales each step by recent steps over recent gradients; meant for a learning rate of 1.",
     .slots = 2,
     .decay = 0.9,
     .epsilon = 1e-6},
    {.optimizer = Optimizer::rmsprop,
     .key = "rmsprop",
     .label = "RMSprop",
     .help = "As Adagrad, but forgets old gradients: divides by a running root mean square.",
     .slots = 1,
     .decay = 0.99,
     .epsilon = 1e-8},
    {.optimizer = Optimizer::adam,
     .key = "adam",
     .label = "Adam",
     .help = "Momentum and RMSprop together, both corrected for their start at zero.",
     .slots = 2,
     .beta1 = 0.9,
     .beta2 = 0.999,
     .epsilon = 1e-8},
    {.optimizer = Optimizer::adamw,
     .key = "adamw",
     .label = "AdamW",
     .help = "Adam with weight decay of its own, apart from the gradient.",
     .slots = 2,
     .beta1 = 0.9,
     .beta2 = 0.999,
     .epsilon = 1e-8,
     .weightDecay = 0.01},
    {.optimizer = Optimizer::amsgrad,
     .key = "amsgrad",
     .label = "AMSGrad",
     .help = "Adam that divides by the largest mean square so far: a parameter's rate never grows again.",
     .slots = 3,
     .beta1 = 0.9,
     .beta2 = 0.999,
     .epsilon = 1e-8},
    {.optimizer = Optimizer::adamax,
     .key = "adamax",
     .label = "Adamax",
     .help = "Adam that divides by the largest recent gradient instead of a root mean square.",
     .slots = 2,
     .beta1 = 0.9,
     .beta2 = 0.999,
     .epsilon = 1e-8},
    {.optimizer = Optimizer::nadam,
     .key = "nadam",
     .label = "NAdam",
     .help = "Adam with Nesterov's look ahead.",
     .slots = 2,
     .beta1 = 0.9,
     .beta2 = 0.999,
     .epsilon = 1e-8},
    {.optimizer = Optimizer::radam,
     .key = "radam",
     .label = "RAdam",
     .help = "Adam with a warm-up of its own: scales by squared gradients only once it has seen enough.",
     .slots = 2,
     .beta1 = 0.9,
     .beta2 = 0.999,
     .epsilon = 1e-8},
}};

} // namespace

std::span<const OptimizerRow> optimizers() {
    return rows;
}

const OptimizerRow& optimizerRow(Optimizer optimizer) {
    return *std::find_if(rows.begin(), rows.end(),
                         [&](const OptimizerRow& row) { return row.optimizer == optimizer; });
}

OptimizerKnobs withDefaultsOf(Optimizer optimizer, OptimizerKnobs knobs) {
    const OptimizerRow& row = optimizerRow(optimizer);
    knobs.momentum = row.momentum.value_or(knobs.momentum);
    knobs.decay = row.decay.value_or(knobs.decay);
    knobs.beta1 = row.beta1.value_or(knobs.beta1);
    knobs.beta2 = row.beta2.value_or(knobs.beta2);
    knobs.epsilon = row.epsilon.value_or(knobs.epsilon);
    knobs.weightDecay = row.weightDecay.value_or(knobs.weightDecay);
    return knobs;
}

} // namespace nabla

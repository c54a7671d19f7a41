#pragma once

namespace nabla {

/// How an update makes its step of the gradient; each is a row of `optimizers()`.
enum class Optimizer {
    sgd,
    momentum,
    nesterov,
    adagrad,
    adadelta,
    rmsprop,
    adam,
    adamw,
    amsgrad,
    adamax,
    nadam,
    radam
};

} // namespace nabla

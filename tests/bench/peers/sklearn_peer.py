"""scikit-learn beside Nabla: many epochs to a fit, so that its checks of the data count little."""

import time
import warnings

import numpy
import sklearn
import sklearn.neural_network

import peer


def make_model(shape, batch):
    # Tolerance and patience never stop it.
    return sklearn.neural_network.MLPRegressor(
        hidden_layer_sizes=shape[1:-1], activation="tanh", solver="sgd", learning_rate_init=0.03, momentum=0,
        alpha=0, batch_size=batch, tol=0, n_iter_no_change=10**9, warm_start=True,
        random_state=1)


def main():
    shape, batch, points, _ = peer.arguments()
    inputs, labels = peer.circle(shape[0], points)
    warnings.simplefilter("ignore")
    model = make_model(shape, batch)

    def seconds_for(epochs):
        model.max_iter = epochs
        start = time.perf_counter()
        model.fit(inputs, labels)
        return time.perf_counter() - start

    seconds_for(1)
    epoch = min(seconds_for(1), seconds_for(4) / 4)

    def train(seconds):
        nonlocal epoch
        samples, left = 0, seconds
        while left > 0:
            epochs = max(1, round(left / 2 / epoch))
            taken = seconds_for(epochs)
            epoch = taken / epochs
            samples += epochs * points
            left = left - taken if left - taken > seconds / 8 else 0
        return samples

    def loss():
        return numpy.mean((model.predict(inputs) - labels) ** 2) / 2

    description = f"scikit-learn {sklearn.__version__}, {model.coefs_[0].dtype}, BLAS: {peer.blas()}"
    peer.answer(description, train, loss)


if __name__ == "__main__":
    main()

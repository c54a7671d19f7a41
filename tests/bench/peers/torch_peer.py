"""PyTorch beside Nabla: a plain loop over the minibatches of reshuffled points."""

import itertools
import time

import torch

import peer


def make_model(shape):
    layers = []
    for inputs, outputs in itertools.pairwise(shape):
        layers += [torch.nn.Linear(inputs, outputs), torch.nn.Tanh()]
    return torch.nn.Sequential(*layers)


def main():
    shape, batch, points, threads = peer.arguments()
    torch.set_num_threads(threads)
    torch.manual_seed(1)
    inputs, labels = (torch.from_numpy(array) for array in peer.circle(shape[0], points))
    labels = labels.unsqueeze(1)
    model = make_model(shape)
    error = torch.nn.MSELoss()
    # Half of Nabla's rate, as the loss is not half the mean squared error.
    optimizer = torch.optim.SGD(model.parameters(), lr=0.015)

    def batches():
        while True:
            order = torch.randperm(points)
            yield from zip(inputs[order].split(batch), labels[order].split(batch))

    endless = batches()

    def train(seconds):
        samples, end = 0, time.perf_counter() + seconds
        while time.perf_counter() < end:
            x, y = next(endless)
            optimizer.zero_grad(set_to_none=True)
            error(model(x), y).backward()
            optimizer.step()
            samples += len(x)
        return samples

    def loss():
        with torch.no_grad():
            return error(model(inputs), labels).item() / 2

    peer.answer(f"PyTorch {torch.__version__}, float32, BLAS: {peer.blas()}", train, loss)


if __name__ == "__main__":
    main()

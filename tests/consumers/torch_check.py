"""Runs every PyTorch export as a module, asks the command line of some and trains some on. torch_check.py FOLDER"""
import io
import sys
import warnings

try:
    import torch
except ImportError:
    print("python3-torch is missing")
    sys.exit(77)

import samples

TOLERANCE = 1e-5


def check_state(sample, loaded, net, comparison):
    """The weights are to the bit those of the training, under the names that PyTorch gives them."""
    state = net.state_dict()
    if list(state) != list(loaded.WEIGHTS) or net.training or not isinstance(net, torch.nn.Module):
        comparison.fail(sample, "is no network in evaluation mode with the names of PyTorch's own state")
    parameters = torch.cat([parameter.flatten() for parameter in net.parameters()])
    if not torch.equal(parameters, torch.tensor(sample["parameters"], dtype=loaded.DTYPE)):
        comparison.fail(sample, "has other weights")


def check_points(sample, net, comparison):
    points = torch.tensor(sample["points"])
    outputs = net(points)
    comparison.add(sample, outputs.tolist(), TOLERANCE)
    if not torch.allclose(net(points[:1]), outputs[:1], rtol=TOLERANCE, atol=TOLERANCE):
        comparison.fail(sample, "says something else of a single point")


def check_tracing(sample, net, comparison):
    """The network can be traced and exported to ONNX; traced, it takes any number of points."""
    points = torch.tensor(sample["points"])
    traced = torch.jit.trace(net, points)
    if not torch.allclose(traced(points[:3]), net(points[:3]), rtol=TOLERANCE, atol=TOLERANCE):
        comparison.fail(sample, "is another network once it is traced")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(net, points, io.BytesIO(), opset_version=16)


def check_training(sample, net, comparison):
    """Trained on what it says less a little, every weight has a gradient, and the loss falls."""
    net = net.double()  # where steps are small, rounding must not hide them
    points = torch.tensor(sample["points"])
    with torch.no_grad():
        targets = 0.9 * net(points)
    optimizer = torch.optim.SGD(net.train().parameters(), lr=1e-4)
    losses = []
    for _ in range(3):
        optimizer.zero_grad()
        loss = torch.nn.functional.mse_loss(net(points), targets) / sample["value_scale"] ** 2
        loss.backward()
        if any(p.grad is None or not p.grad.isfinite().all() for p in net.parameters()):
            comparison.fail(sample, "cannot be trained on: not every weight has a gradient")
        optimizer.step()
        losses.append(loss.item())
    if not losses[-1] < losses[0]:
        comparison.fail(sample, f"cannot be trained on: losses {losses}")


def main():
    sys.dont_write_bytecode = True
    torch.manual_seed(1)
    comparison = samples.Comparison()

    def check(number, sample):
        file = samples.path(sample, "pytorch", ".py")
        loaded = samples.module(file)
        net = loaded.load()
        check_state(sample, loaded, net, comparison)
        check_points(sample, net, comparison)
        outputs = loaded.predict(sample["points"]).tolist()
        comparison.add(sample, outputs, TOLERANCE)
        if sample["classes"] and loaded.classify(sample["points"]) != samples.classes_of(sample, outputs):
            comparison.fail(sample, "classify names other classes")
        if number % 20 == 0:
            check_tracing(sample, net, comparison)
        check_training(sample, net, comparison)
        if number % 120 == 0 or number > 582:
            samples.check_command_line(sample, file, loaded, comparison, TOLERANCE)
            samples.check_usage(sample, "pytorch", ".py", samples.run_python, comparison)

    comparison.each(check)
    comparison.end()


main()

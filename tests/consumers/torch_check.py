"""Runs every PyTorch export as a module, asks the command line of some and trains some on. torch_check.py FOLDER"""
import copy
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


def watched(net, kind, see, points):
    """Calls see(module, inputs, outputs) of each module of that kind while the network takes the points."""
    hooks = [module.register_forward_hook(see) for module in net.modules() if isinstance(module, kind)]
    with torch.no_grad():
        outputs = net(points)
    for hook in hooks:
        hook.remove()
    return outputs


def check_dropout(sample, net, comparison):
    """In training, the same inputs and layers as in Nabla are dropped of, as much, and what is kept makes up for it."""
    wanted = [(width, kept) for width, kept in zip(sample["widths"], sample["kept"]) if kept < 1]
    points = torch.tensor(sample["points"]).repeat(200, 1)
    found = []

    def see(_, inputs, outputs):
        given, kept = inputs[0], outputs != 0
        factors = outputs[kept] / given[kept]
        found.append((given.shape[1], kept[given != 0].double().mean().item(), 1 / factors.double().mean().item()))

    if torch.equal(watched(net, torch.nn.Dropout, see, points), net(points)) == bool(wanted):
        comparison.fail(sample, "drops the same in each batch")
    if [width for width, *_ in found] != [width for width, _ in wanted]:
        comparison.fail(sample, f"drops of {found} instead of {wanted}")
    for (_, kept, divisor), (_, probability) in zip(found, wanted):
        if not (abs(kept - probability) < 0.03 and abs(divisor - probability) < 1e-5):
            comparison.fail(sample, f"keeps {kept}, divided by {divisor}, instead of {probability}")


def check_momentum(sample, net, comparison):
    """In training, running means follow the last batch as in Nabla."""
    before = copy.deepcopy(net.state_dict())
    names = {module: name for name, module in net.named_modules()}

    def see(module, inputs, _):
        old, batch = before[names[module] + ".running_mean"], inputs[0].mean(dim=0)
        if not torch.allclose(module.running_mean, old + sample["norm_momentum"] * (batch - old), atol=1e-5):
            comparison.fail(sample, "has running means that follow batches otherwise")

    watched(net, torch.nn.BatchNorm1d, see, torch.tensor(sample["points"]))


def check_training(sample, net, comparison):
    """Trained on what it says less a little, every weight has a gradient, and the loss falls, where the same are
    dropped."""
    net = net.double()  # where steps are small, rounding must not hide them
    points = torch.tensor(sample["points"])
    with torch.no_grad():
        targets = 0.9 * net(points)
    optimizer = torch.optim.SGD(net.train().parameters(), lr=1e-4)
    losses = []
    for _ in range(3):
        torch.manual_seed(1)
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
        check_dropout(sample, loaded.load().train(), comparison)
        check_momentum(sample, loaded.load().train(), comparison)
        check_training(sample, net, comparison)
        if number % 120 == 0 or sample["special"]:
            samples.check_command_line(sample, file, loaded, comparison, TOLERANCE)
            samples.check_shapes(sample, loaded, comparison)
            samples.check_usage(sample, "pytorch", ".py", samples.run_python, comparison)

    comparison.each(check)
    comparison.end()


main()

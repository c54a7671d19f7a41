"""What consumers of weights share: they must be those of the training, to the bit."""
import numpy as np


def flat(layers, names):
    """The numbers of those names, layer by layer, as a training keeps them."""
    return np.concatenate([np.ravel(layer[name]) for layer in layers for name in names if name in layer])


def check(sample, layers, comparison):
    """The layers' numbers, arrays of the model's precision, must be the training's."""
    dtype = np.dtype(sample["precision"])
    shapes = [(layer["neurons"], layer["inputs"]) for layer in layers]
    parameters = flat(layers, ["weights", "biases", "gains", "shifts"])
    if parameters.dtype != dtype or [layer["weights"].shape for layer in layers] != shapes:
        comparison.fail(sample, "has numbers of another precision or shape")
    if parameters.tobytes() != np.array(sample["parameters"], dtype=dtype).tobytes():
        comparison.fail(sample, "has other weights")
    check_statistics(sample, [layer for layer in layers if "means" in layer], comparison)


def check_statistics(sample, layers, comparison):
    """Batch renormalization keeps deviations, of which the variances are the squares."""
    kept = np.array(sample["statistics"])
    for layer in layers:
        means, spreads, kept = np.split(kept, [layer["neurons"], 2 * layer["neurons"]])
        variances = spreads**2 if layer["normalization"] == "batch_renorm" else spreads
        for name, wanted in (("means", means), ("variances", variances)):
            if layer[name].tobytes() != wanted.astype(sample["precision"]).tobytes():
                comparison.fail(sample, f"has other {name}")
    if kept.size:
        comparison.fail(sample, "has no running statistics")

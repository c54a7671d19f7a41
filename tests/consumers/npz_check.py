"""Loads every .npz export with NumPy: its weights must be the training's to the bit, and all else as in JSON.
npz_check.py FOLDER"""
import json
import sys
import zipfile

try:
    import numpy as np
except ImportError:
    print("python3-numpy is missing")
    sys.exit(77)

import samples
import weights


def flattened(model):
    """The model of a JSON export under the names that it has in an .npz, lists in place of arrays."""
    flat = {name: value for name, value in model.items() if name not in ("columns", "inputs", "layers", "value")}
    for name in ("columns", "inputs"):
        for field in model[name][0]:
            flat[f"{name}.{field}"] = [item[field] for item in model[name]]
    flat["layers"] = len(model["layers"])
    for number, layer in enumerate(model["layers"], 1):
        flat |= {f"layer{number}.{field}": value for field, value in layer.items()}
    return flat | {f"value.{field}": value for field, value in model.get("value", {}).items()}


def check_facts(sample, arrays, comparison):
    with open(samples.path(sample, "json", ".json"), encoding="utf-8") as file:
        wanted = flattened(json.load(file))
    if sorted(wanted) != sorted(arrays):
        comparison.fail(sample, f"has other names: {sorted(set(wanted) ^ set(arrays))}")
    for name in set(wanted) & set(arrays):
        array = arrays[name]
        if not np.array_equal(array, np.array(wanted[name]).astype(array.dtype)):
            comparison.fail(sample, f"{name} is {array} instead of {wanted[name]}")


def main():
    comparison = samples.Comparison()

    def check(number, sample):
        file = samples.path(sample, "npz", ".npz")
        with zipfile.ZipFile(file) as archive:
            if archive.testzip() or {entry.date_time for entry in archive.infolist()} != {(1980, 1, 1, 0, 0, 0)}:
                comparison.fail(sample, "is damaged or dated")
        with np.load(file, allow_pickle=False) as archive:
            arrays = dict(archive)
        check_facts(sample, arrays, comparison)
        layers = [{name.split(".")[1]: array for name, array in arrays.items() if name.startswith(f"layer{number}.")}
                  for number in range(1, int(arrays["layers"]) + 1)]
        weights.check(sample, layers, comparison)
        comparison.models += 1
        if number % 60 == 0:
            samples.check_usage(sample, "npz", ".npz", samples.run_python, comparison)

    comparison.each(check)
    comparison.end()


main()

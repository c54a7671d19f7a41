"""Runs every NumPy export as a module; asks the command line of some. numpy_check.py FOLDER"""
import csv
import importlib.util
import os
import subprocess
import sys

try:
    import numpy as np
except ImportError:
    print("python3-numpy is missing")
    sys.exit(77)

import samples

TOLERANCE = 1e-5


def module(file):
    spec = importlib.util.spec_from_file_location(os.path.basename(file)[:-3].replace("-", "_"), file)
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def classes_of(sample, outputs):
    names = sample["classes"]
    if sample["problem"] == "multiclass":
        return [names[max(range(len(row)), key=row.__getitem__)] for row in outputs]
    return [names[row[0] >= sample["threshold"]] for row in outputs]


def check_command_line(sample, file, comparison):
    """Points go in as a table without a header and come out with the same numbers."""
    lines = "".join(",".join(repr(c) for c in point) + "\n" for point in sample["points"])
    run = subprocess.run([sys.executable, "-W", "error", file], input=lines, capture_output=True, text=True)
    if run.returncode or run.stderr:
        comparison.fail(sample, run.stderr)
        return
    rows = list(csv.reader(run.stdout.splitlines()))
    count = len(sample["outputs"][0])
    comparison.add(sample, [[float(c) for c in row[-count:]] for row in rows[1:]], TOLERANCE)


def main():
    sys.dont_write_bytecode = True
    np.seterr(all="raise", under="ignore")
    comparison = samples.Comparison()
    for number, sample in enumerate(samples.load()):
        file = samples.path(sample, "numpy", ".py")
        loaded = module(file)
        outputs = loaded.predict(np.array(sample["points"]))
        comparison.add(sample, outputs.tolist(), TOLERANCE)
        if sample["classes"] and loaded.classify(sample["points"]) != classes_of(sample, outputs.tolist()):
            comparison.fail(sample, "classify names other classes")
        if number % 60 == 0 or number > 576:
            check_command_line(sample, file, comparison)
    comparison.end()


main()

"""Runs every NumPy export as a module; asks the command line of some. numpy_check.py FOLDER"""
import sys

try:
    import numpy as np
except ImportError:
    print("python3-numpy is missing")
    sys.exit(77)

import samples

TOLERANCE = 1e-5


def main():
    sys.dont_write_bytecode = True
    np.seterr(all="raise", under="ignore")
    comparison = samples.Comparison()
    for number, sample in enumerate(samples.load()):
        file = samples.path(sample, "numpy", ".py")
        loaded = samples.module(file)
        outputs = loaded.predict(np.array(sample["points"]))
        comparison.add(sample, outputs.tolist(), TOLERANCE)
        if sample["classes"] and loaded.classify(sample["points"]) != samples.classes_of(sample, outputs.tolist()):
            comparison.fail(sample, "classify names other classes")
        if number % 60 == 0 or sample["special"]:
            samples.check_command_line(sample, file, loaded, comparison, TOLERANCE)
            samples.check_tables(sample, file, loaded, comparison, TOLERANCE)
            samples.check_shapes(sample, loaded, comparison)
            samples.check_usage(sample, "numpy", ".py", samples.run_python, comparison)
    comparison.end()


main()

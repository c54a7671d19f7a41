"""What all consumers written in Python share: the samples, and the comparison with what Nabla says."""
import json
import os
import sys

FOLDER = sys.argv[1]


def load():
    with open(os.path.join(FOLDER, "samples.json"), encoding="utf-8") as file:
        return json.load(file)


def path(sample, format_name, extension=""):
    return os.path.join(FOLDER, f"{sample['id']}-{format_name}{extension}")


class Comparison:
    """Counts where outputs leave |a - b| <= tolerance * max(1, |b|), in the network's output scale and in the
    data's units, and how far they go."""

    def __init__(self):
        self.models = 0
        self.worst = 0.0
        self.failures = []

    def add(self, sample, outputs, tolerance):
        self.models += 1
        expected = sample["outputs"]
        if len(outputs) != len(expected):
            self.failures.append((sample, f"{len(outputs)} outputs for {len(expected)} points"))
            return
        origin, scale = sample["value_origin"], sample["value_scale"]
        for point, got, wanted in zip(sample["points"], outputs, expected):
            if len(got) != len(wanted):
                self.failures.append((sample, f"{len(got)} numbers for {len(wanted)}"))
                return
            for a, b in zip(got, wanted):
                for a1, b1 in ((a, b), ((a - origin) / scale, (b - origin) / scale)):
                    error = abs(a1 - b1) / max(1.0, abs(b1))
                    if not error <= tolerance:
                        self.failures.append((sample, f"at {point}: {a} instead of {b}, off by {error:.2g}"))
                        return
                    self.worst = max(self.worst, error)

    def fail(self, sample, why):
        self.failures.append((sample, why))

    def end(self):
        """Says how it went, and ends the program."""
        for sample, why in self.failures[:20]:
            print(f"{sample['id']} ({sample['words']}): {why}")
        print(f"{self.models} models, {len(self.failures)} failures, largest error {self.worst:.3g}")
        sys.exit(1 if self.failures or not self.models else 0)

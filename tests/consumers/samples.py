"""What all consumers written in Python share: the samples, and the comparison with what Nabla says."""
import csv
import importlib.util
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

FOLDER = sys.argv[1]


def load():
    with open(os.path.join(FOLDER, "samples.json"), encoding="utf-8") as file:
        return json.load(file)


def path(sample, format_name, extension=""):
    return os.path.join(FOLDER, f"{sample['id']}-{format_name}{extension}")


def module(file):
    """An exported script, loaded as Python does."""
    spec = importlib.util.spec_from_file_location(os.path.basename(file)[:-3].replace("-", "_"), file)
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def classes_of(sample, outputs):
    """The names of the classes that outputs stand for."""
    names = sample["classes"]
    if sample["problem"] == "multiclass":
        return [names[max(range(len(row)), key=row.__getitem__)] for row in outputs]
    return [names[row[0] >= sample["threshold"]] for row in outputs]


def check_command_line(sample, file, loaded, comparison, tolerance):
    """A script run by itself: points go in as a table, without a header, and with one that has the columns the other
    way round behind one of its own, and come out with the same numbers."""
    plain = plain_rows(sample)
    check_table(sample, file, [["id", *reversed(loaded.COLUMNS)]] + [["7", *reversed(row)] for row in plain],
                comparison, tolerance)
    check_table(sample, file, plain, comparison, tolerance)


def plain_rows(sample):
    return [[repr(c) for c in point] for point in sample["points"]]


def check_tables(sample, file, loaded, comparison, tolerance):
    """Tables that call the columns in all ways that Nabla knows are read; what cannot be read is said in one line."""
    plain = plain_rows(sample)
    for names in known_headers(sample, loaded):
        check_table(sample, file, [["id", *reversed(names)]] + [["7", *reversed(row)] for row in plain], comparison,
                    tolerance)
    check_table(sample, file, [loaded.COLUMNS * 2] + [row + ["?"] * len(row) for row in plain], comparison, tolerance)
    if loaded.column_names(["a", "", "a", "b\nc", "ä" * 70]) != ["a", "column 2", "a (2)", "b c", "ä" * 60 + "…"]:
        comparison.fail(sample, "calls columns otherwise than Nabla")
    for refused, words in refused_tables(sample, loaded, plain[0]):
        run = run_script(file, refused)
        if not run.returncode or len(run.stderr.splitlines()) != 1 or words not in run.stderr or run.stdout:
            comparison.fail(sample, f"{refused} gives {run.stdout}{run.stderr}")
    check_streams(sample, file, loaded, plain, comparison)


LETTERS = ["x", "y"]


def known_headers(sample, loaded):
    """The names by which a table may call the columns."""
    columns = loaded.COLUMNS
    headers = [columns, [re.sub(r" \((.*)\)$", r" [\1]", column) for column in columns]]
    if not is_ambiguous(columns):
        headers.append(short_names(columns))
    if sample["letters"]:
        headers.append(LETTERS[:len(columns)])
    return headers


def short_names(columns):
    return [re.sub(r" \(.*\)$", "", column) for column in columns]


def is_ambiguous(columns):
    return len(set(short_names(columns))) < len(columns)


def refused_tables(sample, loaded, point):
    """Tables that a script cannot read, with what it says of them."""
    columns = loaded.COLUMNS
    yield [["id", *columns[1:], "more"], ["7", *point]], "no column"
    yield [["7", *point, "7"]], "no column"
    yield [columns, ["?" for _ in point]], "Line 2: '?' is no"
    for cell in ("nan", "-inf", "1e999"):
        yield [columns, point, [*point[1:], cell]], f"Line 3: '{cell}' is no"
    yield [["id", *columns], ["7", *point], ["7", *point[1:]]], f"Line 3: {len(point)} cells"
    yield [[";".join(["id", *columns])], [";".join(["7", *point])]], "separated by commas"
    if len(columns) > 1:
        yield [["1", "5;2", "5"]], "separated by commas"
    yield [], "empty"
    if is_ambiguous(columns):
        yield [short_names(columns)[:1], point[:1]], "may be either of"
    if not sample["letters"]:
        yield [LETTERS[:len(columns)], point], "no column"


def check_streams(sample, file, loaded, plain, comparison):
    """Predictions are UTF-8 wherever they go, and nobody has to read them."""
    run = run_script(file, [loaded.COLUMNS, *plain], {"PYTHONIOENCODING": "ascii"})
    if run.returncode or run.stderr or run.stdout.splitlines()[1:] != run_script(file, plain).stdout.splitlines()[1:]:
        comparison.fail(sample, f"fails where standard output is ASCII: {run.stderr}")
    with subprocess.Popen([sys.executable, file], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE) as process:
        process.stdout.close()
        process.stdin.write("".join(",".join(row) + "\n" for row in plain * 20).encode())
        process.stdin.close()
        said = process.stderr.read()
    if said:
        comparison.fail(sample, f"fails where nobody reads: {said}")


def run_script(file, table, environment=()):
    lines = io.StringIO()
    csv.writer(lines, lineterminator="\n").writerows(table)
    return subprocess.run([sys.executable, "-W", "error", file], input=lines.getvalue(), capture_output=True,
                          encoding="utf-8", env={**os.environ, **dict(environment)})


def check_table(sample, file, table, comparison, tolerance):
    run = run_script(file, table)
    if run.returncode or run.stderr:
        comparison.fail(sample, run.stderr)
        return
    rows = list(csv.reader(run.stdout.splitlines()))
    count = len(sample["outputs"][0])
    comparison.add(sample, [[float(c) for c in row[-count:]] for row in rows[1:]], tolerance)


def check_shapes(sample, loaded, comparison):
    """Rows of another length are no points; no rows are none."""
    if len(loaded.predict([])):
        comparison.fail(sample, "makes predictions of nothing")
    try:
        comparison.fail(sample, f"takes rows too long: {loaded.predict([[0.5] * (sample['columns'] + 1)])}")
    except (ValueError, RuntimeError):
        pass


def check_usage(sample, format_name, extension, run, comparison):
    """The code that an export comes with, run beside its file by run(code, folder), prints something and no more."""
    for file, code in sample["usage"][format_name].items():
        with tempfile.TemporaryDirectory() as folder:
            shutil.copy(path(sample, format_name, extension), os.path.join(folder, file))
            done = run(code, folder)
        if done.returncode or done.stderr or not done.stdout.strip():
            comparison.fail(sample, f"{code} gives {done.stdout}{done.stderr}")


def run_python(code, folder):
    return subprocess.run([sys.executable, "-B", "-W", "error", "-c", code], cwd=folder, capture_output=True, text=True)


class Comparison:
    """Counts where outputs leave |a - b| <= tolerance * max(1, |b|), in the network's output scale and in the
    data's units, and how far they go."""

    def __init__(self):
        self.models = 0
        self.worst = 0.0
        self.failures = []

    def each(self, check):
        """Calls check(number, sample) for every sample; one that ends in an error is a failure among others."""
        for number, sample in enumerate(load()):
            try:
                check(number, sample)
            except Exception as error:
                self.fail(sample, f"{type(error).__name__}: {error}")

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

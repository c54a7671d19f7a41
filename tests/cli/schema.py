#!/usr/bin/python3
"""Checks files that nabla-cli writes against the published schema: schema.py NABLA_CLI SOURCE."""

import copy
import json
import os
import subprocess
import sys
import tempfile

try:
    import jsonschema
except ImportError:
    print("Skipped: there is no python3-jsonschema for /usr/bin/python3.")
    sys.exit(77)

cli, source = sys.argv[1:]
with open(f"{source}/resources/nabla-file.schema.json", encoding="utf-8") as file:
    schema = json.load(file)
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
failures = []
valid_files = []


def check(name, text):
    """The file must be as the schema says."""
    content = json.loads(text)
    for error in validator.iter_errors(content):
        failures.append(f"{name}: {error.json_path}: {error.message[:200]}")
    valid_files.append(content)


def check_trained(arguments, name):
    """Whether such an experiment can be trained; what is then saved must be as the schema says."""
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/model.nabla"
        done = subprocess.run([cli, "train", "--epochs", "2", "--out", path, *arguments], capture_output=True, text=True)
        if done.returncode == 0:
            with open(path, encoding="utf-8") as file:
                check(name, file.read())
        return done.returncode == 0


def check_refused(change, words):
    """A file with that change must not be as the schema says."""
    content = copy.deepcopy(model)
    change(content)
    if validator.is_valid(content):
        failures.append(f"The schema allows {words}.")


reference = f"{source}/tests/reference"
for name in sorted(os.listdir(reference)) + sorted(os.listdir(f"{source}/resources/experiments")):
    if name.endswith(".nabla"):
        folder = reference if name.startswith("nabla-v") else f"{source}/resources/experiments"
        with open(f"{folder}/{name}", encoding="utf-8") as file:
            check(name, file.read())

settings = json.loads(subprocess.run([cli, "settings", "--json"], capture_output=True, check=True).stdout)["settings"]
every = {"problem", "optimizer", "normalization", "input_normalization", "schedule", "rules", "precision"}
for setting in settings:
    for value in setting.get("values", []):
        text = f"{setting['key']}={value}"
        trained = check_trained(["--set", "samples=20", "--set", text], text)
        if setting["key"] in every and not trained:
            failures.append(f"{text} cannot be trained.")

points = ["--experiment", f"{reference}/nabla-v2-points.nabla", "--set", "early_stopping=1"]
diverging = ["--set", "learning_rate=10", "--set", "hidden=8,8", "--set", "activation=linear"]
for name, arguments in {"own points": points, "numbers that are not finite": diverging}.items():
    if not check_trained(arguments, name):
        failures.append(f"{name} cannot be trained.")

with open(f"{reference}/nabla-v2-model.nabla", encoding="utf-8") as file:
    model = json.load(file)
check_refused(lambda f: f.update(version=99), "versions that there are not")
check_refused(lambda f: f.update(format="other"), "other formats")
check_refused(lambda f: f.pop("format"), "files without a format")
check_refused(lambda f: f.update(speed=1), "unknown fields")
check_refused(lambda f: f["experiment"].update(speed=1), "unknown settings")
check_refused(lambda f: f["experiment"].update(batch_size=0), "settings beyond their limits")
check_refused(lambda f: f["experiment"].update(hidden=[4] * 33), "lists that are too long")
check_refused(lambda f: f["experiment"].update(dataset="own"), "points of one's own that are not there")
check_refused(lambda f: f["experiment"].update(optimizer="best"), "optimizers that there are not")
check_refused(lambda f: f["experiment"].update(seed=1), "settings of the wrong type")
check_refused(lambda f: f["state"].update(epoch=-1), "negative counts")
check_refused(lambda f: f["state"].pop("parameters"), "states without parameters")
check_refused(lambda f: f["state"]["parameters"].append("inf"), "texts that are no numbers")
check_refused(lambda f: f["history"].update(stride=0), "strides of zero")

for failure in failures:
    print(failure)
print(f"{len(valid_files)} files checked, {len(failures)} failures")
sys.exit(1 if failures or len(valid_files) < 100 else 0)

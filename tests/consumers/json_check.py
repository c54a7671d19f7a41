"""Checks every JSON export against the published schema, its weights to the bit, and predicts from it by the schema's
formulas. json_check.py FOLDER"""
import copy
import json
import math
import os
import sys

try:
    import jsonschema
    import numpy as np
except ImportError:
    print("python3-jsonschema or python3-numpy is missing")
    sys.exit(77)

import samples
import weights

TOLERANCE = 1e-5
SCHEMA = os.path.join(os.path.dirname(__file__), "../../resources/nabla-model.schema.json")
NUMBERS = ["weights", "biases", "gains", "shifts", "means", "variances"]
FUNCTIONS = {name: getattr(np, name) for name in ("where", "abs", "exp", "expm1", "log1p", "tanh", "sin", "hypot")}
FUNCTIONS |= {"min": np.minimum, "max": np.maximum, "pow": np.power, "atan2": np.arctan2,
              "erfc": lambda z: np.vectorize(math.erfc)(z).astype(z.dtype)}


def formulas(schema, name):
    return {row["const"]: row["formula"] for row in schema["$defs"][name]["oneOf"]}


def evaluated(formula, **values):
    """What a formula of the schema gives: shared parts, then the result."""
    *shared, result = formula.split("; ")
    for part in shared:
        name, text = part.split(" = ")
        values[name] = eval(text, FUNCTIONS, values)
    return eval(result, FUNCTIONS, values)


def normalized(layer, z):
    if layer["normalization"] == "none":
        return z
    mean, variance = layer.get("means"), layer.get("variances")
    if "groups" in layer:
        size = layer["neurons"] // layer["groups"]
        in_groups = z.reshape(-1, size)
        mean = in_groups.mean(axis=1).repeat(size).reshape(z.shape)
        variance = in_groups.var(axis=1).repeat(size).reshape(z.shape)
    return layer["gains"] * (z - mean) / np.sqrt(variance + layer["epsilon"]) + layer["shifts"]


def predicted(model, points, schema):
    columns = [(points[:, i] - axis["origin"]) / axis["scale"] for i, axis in enumerate(model["columns"])]
    values = dict(zip("xy", columns))
    features = formulas(schema, "feature")
    inputs = [(evaluated(features[i["feature"]], **values) - i["offset"]) * i["factor"] for i in model["inputs"]]
    a = np.stack(np.broadcast_arrays(*inputs, columns[0])[:-1], axis=1).astype(model["precision"])
    for layer in model["layers"]:
        z = normalized(layer, a @ layer["weights"].T + layer["biases"])
        a = evaluated(formulas(schema, "activation")[layer["activation"]], z=z)
    if model["problem"] == "multiclass":
        e = np.exp(a - a.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)
    if model["problem"] == "regression":
        return model["value"]["origin"] + model["value"]["scale"] * a.astype(float)
    return a


def check_refusals(valid, validator, comparison):
    """The schema must not allow models with such a change, each made to those where it changes something."""
    def layer(model, kind):
        return next(l for l in model["layers"] if kind in ("", l["normalization"]))

    def of(model, problem):
        return next(m for m in [model] if m["problem"] == problem)

    axis = {"name": "a", "unit": "", "origin": 0, "scale": 1}
    changes = {
        "other formats": lambda m: m.update(format="nabla"),
        "unknown fields": lambda m: m.update(speed=1),
        "no layers": lambda m: m.update(layers=[]),
        "a layer without weights": lambda m: m["layers"][0].pop("weights"),
        "texts for numbers": lambda m: m["layers"][0]["biases"].append("NaN"),
        "activations that there are not": lambda m: m["layers"][0].update(activation="step"),
        "features that there are not": lambda m: m["inputs"][0].update(feature="z"),
        "batch normalization without means": lambda m: layer(m, "batch").pop("means"),
        "group normalization without groups": lambda m: layer(m, "group").pop("groups"),
        "group normalization with means": lambda m: layer(m, "group").update(means=[1]),
        "gains without normalization": lambda m: layer(m, "none").update(gains=[1]),
        "classes without names": lambda m: m.pop("classes"),
        "two classes without a threshold": lambda m: m.pop("threshold"),
        "two classes that may be of logits": lambda m: m.pop("logit"),
        "values without an axis": lambda m: m.pop("value"),
        "values with classes": lambda m: of(m, "regression").update(classes=["a", "b"]),
        "values with a threshold": lambda m: of(m, "regression").update(threshold=0),
        "two classes with a value": lambda m: of(m, "classification").update(value=axis),
        "more classes with a value": lambda m: of(m, "multiclass").update(value=axis),
        "more classes of logits": lambda m: of(m, "multiclass").update(logit=True)}
    for words, change in changes.items():
        tried = 0
        for sample, model in valid:
            changed = copy.deepcopy(model)
            try:
                change(changed)
            except (KeyError, StopIteration):
                continue
            tried += 1
            if validator.is_valid(changed):
                comparison.fail(sample, f"the schema allows {words}")
        if not tried:
            comparison.fail(valid[0][0], f"nothing to try for {words}")


def published_schema():
    with open(SCHEMA, encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    return schema


def main():
    schema = published_schema()
    validator = jsonschema.Draft202012Validator(schema)
    np.seterr(all="raise", under="ignore", over="ignore")
    comparison = samples.Comparison()
    valid = []

    def check(number, sample):
        with open(samples.path(sample, "json", ".json"), encoding="utf-8") as file:
            model = json.load(file)
        for error in validator.iter_errors(model):
            comparison.fail(sample, f"{error.json_path}: {error.message[:200]}")
        if number % 47 == 0:  # every problem and every normalization
            samples.check_usage(sample, "json", ".json", samples.run_python, comparison)
            valid.append((sample, copy.deepcopy(model)))
        for layer in model["layers"]:
            layer.update({name: np.array(layer[name], sample["precision"]) for name in NUMBERS if name in layer})
        weights.check(sample, model["layers"], comparison)
        comparison.add(sample, predicted(model, np.array(sample["points"]), schema).tolist(), TOLERANCE)
        if sample["classes"] != model.get("classes", []) or sample["threshold"] != model.get("threshold", 0):
            comparison.fail(sample, "has other classes")
        if sample["problem"] == "classification" and model["logit"] is not sample["logit"]:
            comparison.fail(sample, "takes logits for scores, or scores for logits")

    comparison.each(check)
    check_refusals(valid, validator, comparison)
    comparison.end()


main()

"""Looks through every ONNX export with ONNX's own checker, and asks for what is promised of them: versions,
names, shapes for any number of points, metadata. onnx_check.py FOLDER"""
import json
import sys

try:
    import onnx
except ImportError:
    print("python3-onnx is missing")
    sys.exit(77)

import samples

FLOAT, INT64 = onnx.TensorProto.FLOAT, onnx.TensorProto.INT64


def port(value):
    """Type and shape of an input or output; a dimension that may be any by its name."""
    tensor = value.type.tensor_type
    return tensor.elem_type, [d.dim_param or d.dim_value for d in tensor.shape.dim]


def expected_ports(sample, has_features):
    width = len(sample["outputs"][0])
    ports = {"points": (FLOAT, ["N", sample["columns"]])}
    if not has_features:
        ports = {"inputs": (FLOAT, ["N", sample["inputs"]])}
    ports["output"] = (FLOAT, ["N", width])
    if sample["classes"]:
        ports["label"] = (INT64, ["N"])
    return ports


def check_metadata(sample, model):
    entries = {entry.key: entry.value for entry in model.metadata_props}
    assert entries["problem"] == sample["problem"]
    assert len(json.loads(entries["columns"])) == sample["columns"]
    assert len(json.loads(entries["inputs"])) == sample["inputs"]
    assert len(json.loads(entries["outputs"])) == len(sample["outputs"][0])
    assert json.loads(entries.get("classes", "[]")) == sample["classes"]
    if sample["problem"] == "classification":
        assert float(entries["threshold"]) == sample["threshold"]
    if sample["problem"] == "regression":
        value = json.loads(entries["value"])
        assert (value["origin"], value["scale"]) == (sample["value_origin"], sample["value_scale"])


def check_shapes(model):
    """Every value's type and shape can be told beforehand, for any number of points."""
    inferred = onnx.shape_inference.infer_shapes(model, check_type=True, strict_mode=True, data_prop=True)
    known = {value.name: port(value) for value in [*inferred.graph.value_info, *inferred.graph.output]}
    for node in model.graph.node:
        for name in node.output:
            assert name in known, f"no shape of {name} is known"
            assert "" not in known[name][1] and 0 not in known[name][1], f"{name} is {known[name]}"
    assert [port(v) for v in inferred.graph.output] == [port(v) for v in model.graph.output]


def check(sample, file, has_features):
    onnx.checker.check_model(file, full_check=True)
    model = onnx.load(file)
    assert model.ir_version == 8 and model.producer_name == "Nabla" and model.doc_string
    assert [(opset.domain, opset.version) for opset in model.opset_import] == [("", 17)]
    ports = {value.name: port(value) for value in [*model.graph.input, *model.graph.output]}
    assert ports == expected_ports(sample, has_features), ports
    used = {name for node in model.graph.node for name in node.input}
    unused = {tensor.name for tensor in model.graph.initializer} - used
    assert not unused, f"nothing uses {unused}"
    check_shapes(model)
    check_metadata(sample, model)


def main():
    models, failures = 0, 0
    for sample in samples.load():
        for has_features, name in ((True, "onnx"), (False, "onnx-inputs")):
            models += 1
            try:
                check(sample, samples.path(sample, name, ".onnx"), has_features)
            except Exception as error:  # Whatever the checker throws is what there is to say.
                failures += 1
                print(f"{sample['id']} ({sample['words']}): {error!r}")
    print(f"{models} models, {failures} failures")
    sys.exit(1 if failures or not models else 0)


main()

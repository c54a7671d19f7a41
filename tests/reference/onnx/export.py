#!/usr/bin/python3
"""Exports small networks by torch.onnx.export into this folder, with what PyTorch says of some points, and models that
Nabla must refuse. Made with Debian 12's python3-torch (1.13) and python3-onnx (1.12); needed only to make them anew."""
import json
import math
import pathlib
import warnings

import onnx
import torch
from onnx import TensorProto, helper
from torch import nn

warnings.filterwarnings("ignore")
folder = pathlib.Path(__file__).parent
points = torch.tensor([[x, y] for x in (-12.0, -3.5, -0.75, 0.0, 0.4, 2.0, 11.0) for y in (-9.0, -1.25, 0.0, 0.6, 12.0)])
models, refused = [], []
logit = "logit of the second class's probability"


class Function(nn.Module):
    """A layer of a function."""

    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, x):
        return self.function(x)


class Residual(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner

    def forward(self, x):
        return x + self.inner(x)


def shaken(model):
    """Weights, running statistics and gains that are no special numbers."""
    with torch.no_grad():
        for name, tensor in model.state_dict().items():
            if tensor.dtype.is_floating_point:
                tensor.uniform_(0.3, 1.7) if name.endswith("running_var") else tensor.uniform_(-0.9, 0.9)
    return model.eval()


def write(name, model, inputs=2, opset=17, is_batch=True, **options):
    chosen = points[:, :inputs] if inputs <= 2 else torch.rand(5, inputs)
    chosen = chosen.to(next(model.parameters()).dtype)
    axes = {"points": {0: "N"}, "output": {0: "N"}} if is_batch else None
    torch.onnx.export(model, chosen if is_batch else chosen[0], folder / f"{name}.onnx", opset_version=opset, input_names=["points"],
                      output_names=["output"], dynamic_axes=axes, **options)
    return chosen


def add(name, model, head="none", expects=None, assumes=(), **options):
    chosen = write(name, shaken(model), **options)
    model.eval()
    with torch.no_grad():
        outputs = model(chosen).reshape(len(chosen), -1)
    models.append({"file": f"{name}.onnx", "head": head, "expects": expects or {}, "assumes": list(assumes), "points": chosen.tolist(),
                   "outputs": outputs.tolist()})


def refuse(name, model, words, **options):
    write(name, shaken(model), **options)
    refused.append({"file": f"{name}.onnx", "words": words})


def built(name, nodes, initializers, words, inputs=None, outputs=None, types=None):
    """A graph that PyTorch would not write."""
    floats = TensorProto.FLOAT
    graph = helper.make_graph(
        [helper.make_node(*node[:3], name=f"n{i}", **(node[3] if len(node) > 3 else {})) for i, node in enumerate(nodes)], "g",
        inputs or [helper.make_tensor_value_info("x", floats, ["N", 2])],
        outputs or [helper.make_tensor_value_info("y", floats, ["N", 1])],
        [helper.make_tensor(n, (types or {}).get(n, floats), d, v) for n, d, v in initializers])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    model.ir_version = 8
    (folder / f"{name}.onnx").write_bytes(model.SerializeToString())
    if words:
        refused.append({"file": f"{name}.onnx", "words": words})


def mlp(activation, *sizes, bias=True):
    sizes = sizes or (2, 4, 3, 1)
    layers = []
    for a, b in zip(sizes, sizes[1:]):
        layers += [nn.Linear(a, b, bias=bias), activation]
    return nn.Sequential(*layers[:-1])


torch.manual_seed(7)
activations = {
    "tanh": nn.Tanh(), "relu": nn.ReLU(), "sigmoid": nn.Sigmoid(), "linear": nn.Identity(), "leaky_relu": nn.LeakyReLU(),
    "elu": nn.ELU(), "selu": nn.SELU(), "gelu": nn.GELU(), "softplus": nn.Softplus(), "softsign": nn.Softsign(),
    "silu": nn.SiLU(), "mish": nn.Mish(), "hard_sigmoid": nn.Hardsigmoid(), "hard_swish": nn.Hardswish(),
    "sine": Function(torch.sin), "gaussian": Function(lambda z: torch.exp(-z * z))}
for key, activation in activations.items():
    add(f"activation_{key}", mlp(activation), expects={"activation": key, "hidden": "4,3", "problem": "regression"})
for key in ("gelu", "silu", "hard_swish", "softsign", "selu"):
    add(f"opset11_{key}", mlp(activations[key]), opset=11, expects={"activation": key})
add("celu", mlp(nn.CELU()), expects={"activation": "elu"})
add("swish_by_parts", mlp(Function(lambda z: z / (1 + torch.exp(-z)))), expects={"activation": "silu"})
add("hard_swish_by_parts", mlp(Function(lambda z: z * nn.functional.relu6(z + 3) / 6)), expects={"activation": "hard_swish"})
add("activations_differ", nn.Sequential(nn.Linear(2, 3), nn.LeakyReLU(), nn.Linear(3, 2), nn.Tanh(), nn.Linear(2, 2), nn.LeakyReLU(),
                                        nn.Linear(2, 1)), expects={"activation": "leaky_relu", "layer_activations": "same,tanh"})
add("matmul", mlp(nn.Tanh(), bias=False), expects={"biases": "false"})
add("matmul_add", nn.Sequential(nn.Linear(2, 3, bias=False), Function(lambda z: z + torch.tensor([0.5, -0.25, 2.0])), nn.ReLU(),
                                nn.Linear(3, 1)))
add("unbatched", mlp(nn.Tanh()), is_batch=False)
add("not_folded", mlp(nn.Tanh(), bias=False), do_constant_folding=False)
add("old_initializers", mlp(nn.Tanh()), opset=9, keep_initializers_as_inputs=True)
add("perceptron", mlp(nn.Tanh(), 2, 1), expects={"hidden": ""})
add("curve", mlp(nn.Tanh(), 1, 5, 1), inputs=1, expects={"features": "x", "problem": "regression"})
add("double", mlp(nn.GELU()).double(), expects={"precision": "float64"})
add("double_norm", nn.Sequential(nn.Linear(2, 4), nn.LayerNorm(4), nn.Tanh(), nn.Linear(4, 1)).double(), opset=14,
    expects={"precision": "float64", "normalization": "layer", "norm_epsilon": "1e-05"})
add("batch_norm", nn.Sequential(nn.Linear(2, 4), nn.BatchNorm1d(4), nn.Tanh(), nn.Linear(4, 3), nn.BatchNorm1d(3), nn.Tanh(),
                                nn.Linear(3, 1)),
    expects={"normalization": "batch", "norm_momentum": "0.1", "norm_epsilon": "1e-05"})
for opset in (11, 17):
    add(f"layer_norm_{opset}", nn.Sequential(nn.Linear(2, 4), nn.LayerNorm(4, eps=1e-3), nn.Tanh(), nn.Linear(4, 3),
                                             nn.LayerNorm(3, eps=1e-3), nn.Tanh(), nn.Linear(3, 1)), opset=opset,
        expects={"normalization": "layer", "norm_epsilon": "0.001"})
add("plain_layer_norm", nn.Sequential(nn.Linear(2, 4), nn.LayerNorm(4, elementwise_affine=False), nn.ReLU(), nn.Linear(4, 1)),
    opset=14, expects={"normalization": "layer"})
dropout = nn.Sequential(nn.Dropout(0.1), nn.Linear(2, 4), nn.ReLU(), nn.Dropout(0.25), nn.Linear(4, 3), nn.ReLU(), nn.Dropout(0.5),
                        nn.Linear(3, 1))
add("dropout", dropout, expects={"keep_probability": "1"})
for opset in (11, 17):
    add(f"dropout_training_{opset}", dropout, opset=opset, training=torch.onnx.TrainingMode.TRAINING, do_constant_folding=False,
        expects={"keep_probability": "0.5", "layer_keep_probabilities": "0.75", "input_keep_probability": "0.9"})
add("softmax", nn.Sequential(mlp(nn.Tanh(), 2, 4, 3), nn.Softmax(dim=1)), head="softmax",
    expects={"problem": "multiclass", "classes": "3", "loss": "cross_entropy"})
add("softmax_11", nn.Sequential(mlp(nn.Tanh(), 2, 4, 8), nn.Softmax(dim=-1)), head="softmax", opset=11, expects={"classes": "8"})
add("log_softmax", nn.Sequential(mlp(nn.Tanh(), 2, 4, 5), nn.LogSoftmax(dim=1)), head="log_softmax", expects={"classes": "5"},
    assumes=["logarithms of probabilities"])
add("logits", mlp(nn.Tanh(), 2, 4, 4), expects={"problem": "multiclass", "classes": "4"})
add("two_logits", mlp(nn.Tanh(), 2, 4, 2), head="difference", expects={"problem": "classification", "loss": "cross_entropy"},
    assumes=[logit])
add("two_softmax", nn.Sequential(mlp(nn.Tanh(), 2, 4, 2), nn.Softmax(dim=1)), head="second",
    expects={"problem": "classification", "loss": "cross_entropy"}, assumes=[logit])
add("sigmoid_output", nn.Sequential(mlp(nn.ReLU()), nn.Sigmoid()), head="sigmoid",
    expects={"problem": "classification", "loss": "cross_entropy", "output_activation": "automatic"}, assumes=[logit])
add("tanh_output", nn.Sequential(mlp(nn.ReLU()), nn.Tanh()), expects={"problem": "classification", "loss": "half_mse"})
add("relu_output", nn.Sequential(mlp(nn.ReLU()), nn.ReLU()), expects={"problem": "regression", "output_activation": "relu"})
add("scaled", nn.Sequential(Function(lambda x: (x - torch.tensor([1.0, -2.0])) / torch.tensor([3.0, 4.0])), mlp(nn.Tanh()),
                            Function(lambda y: y * 7 + 2)))
add("flattened", nn.Sequential(nn.Flatten(), mlp(nn.Tanh()), Function(lambda y: y.reshape(-1, 1))))
add("squeezed", nn.Sequential(mlp(nn.Tanh()), Function(lambda y: y.squeeze(-1))))

refuse("refused_three_inputs", mlp(nn.Tanh(), 3, 4, 1), "3 inputs", inputs=3)
refuse("refused_convolution", nn.Sequential(Function(lambda x: x.unsqueeze(1)), nn.Conv1d(1, 2, 2), nn.Flatten(), nn.Linear(2, 1)),
       "'Unsqueeze'")
refuse("refused_residual", nn.Sequential(nn.Linear(2, 2), nn.ReLU(), Residual(nn.Sequential(nn.Linear(2, 2), nn.ReLU())),
                                         nn.Linear(2, 1)), "'Add'")
refuse("refused_slope", mlp(nn.LeakyReLU(0.2)), "'LeakyRelu'")
refuse("refused_prelu", mlp(nn.PReLU()), "'PRelu'")
refuse("refused_tanh_gelu", mlp(nn.GELU(approximate="tanh")), "'Mul'")
refuse("refused_relu6", mlp(nn.ReLU6()), "'Clip'")
refuse("refused_batch_norm_training", nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3), nn.ReLU(), nn.Linear(3, 1)),
       "'BatchNormalization'", training=torch.onnx.TrainingMode.TRAINING, do_constant_folding=False)
refuse("refused_norm_after_activation", nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.LayerNorm(3), nn.Linear(3, 1)),
       "'LayerNormalization'")
refuse("refused_norm_of_inputs", nn.Sequential(nn.LayerNorm(2), nn.Linear(2, 1)), "'LayerNormalization'")
refuse("refused_norm_of_outputs", nn.Sequential(nn.Linear(2, 4), nn.LayerNorm(4)), "normalizes its outputs")
refuse("refused_norms_differ", nn.Sequential(nn.Linear(2, 3), nn.LayerNorm(3), nn.ReLU(), nn.Linear(3, 3), nn.ReLU(),
                                             nn.Linear(3, 1)), "differ in normalization")
refuse("refused_softmax_between", nn.Sequential(nn.Linear(2, 3), nn.Softmax(dim=1), nn.Linear(3, 1)), "'Gemm'")
refuse("refused_nine_classes", nn.Sequential(nn.Linear(2, 9), nn.Softmax(dim=1)), "9 outputs")
refuse("refused_sigmoids", nn.Sequential(nn.Linear(2, 3), nn.Sigmoid()), "3 outputs with an activation")
refuse("refused_feature", nn.Sequential(Function(torch.exp), nn.Linear(2, 1)), "'Exp' (node '/0/Exp') makes of the inputs")

w = ("w", [2, 1], [1.0, 2.0])
built("refused_operator", [("Softmin", ["x"], ["h"]), ("MatMul", ["h", "w"], ["y"])], [w], "'Softmin'")
built("refused_domain", [("Relu", ["x"], ["h"], {"domain": "mine"}), ("MatMul", ["h", "w"], ["y"])], [w], "'mine.Relu'")
built("refused_missing", [("MatMul", ["x", "absent"], ["y"])], [w], "'absent', which the file does not hold")
built("refused_shape", [("MatMul", ["x", "w"], ["y"])], [("w", [3, 1], [1.0, 2.0, 3.0])], "takes 3 values from 2")
built("refused_biases", [("Gemm", ["x", "w", "b"], ["y"])], [w, ("b", [2], [1.0, 2.0])], "'Gemm'")
built("refused_no_layer", [("Relu", ["x"], ["y"])], [w], "no network to open")
built("refused_two_inputs", [("Concat", ["x", "z"], ["h"], {"axis": 1}), ("MatMul", ["h", "w"], ["y"])], [w], "2 inputs",
      inputs=[helper.make_tensor_value_info(n, TensorProto.FLOAT, ["N", 1]) for n in "xz"])
built("refused_two_outputs", [("MatMul", ["x", "w"], ["y"]), ("Relu", ["y"], ["z"])], [w], "2 outputs",
      outputs=[helper.make_tensor_value_info(n, TensorProto.FLOAT, ["N", 1]) for n in "yz"])
built("refused_whole_numbers", [("MatMul", ["x", "w"], ["y"])], [w], "is of int64",
      inputs=[helper.make_tensor_value_info("x", TensorProto.INT64, ["N", 2])])
built("refused_shared_sums", [("MatMul", ["x", "w"], ["s"]), ("Identity", ["s"], ["t"]), ("Add", ["t", "b"], ["u"]),
                              ("Mul", ["s", "u"], ["y"])], [w, ("b", [1], [3.0])], "branches")
built("refused_nan", [("MatMul", ["x", "w"], ["y"])], [("w", [2, 1], [math.nan, 2.0])], "not all finite")
built("refused_slopes", [("MatMul", ["x", "v"], ["s"]), ("PRelu", ["s", "p"], ["h"]), ("MatMul", ["h", "w"], ["y"])],
      [w, ("v", [2, 2], [1.0, 2.0, 3.0, 4.0]), ("p", [2], [0.01, 0.02])], "not one number for all units")
built("refused_variance", [("MatMul", ["x", "v"], ["s"]), ("BatchNormalization", ["s", "g", "g", "g", "n"], ["h"]),
                           ("MatMul", ["h", "w"], ["y"])],
      [w, ("v", [2, 2], [1.0, 2.0, 3.0, 4.0]), ("g", [2], [1.0, 1.0]), ("n", [2], [1.0, -1.0])], "variance is negative")

# Half precision, a label beside the output, and Gemm's factors.
built("half", [("MatMul", ["x", "w"], ["y"])], [("w", [2, 1], [1.5, -0.0001])], None, types={"w": TensorProto.FLOAT16})
built("label", [("Gemm", ["x", "w", "b"], ["y"], {"alpha": 0.5, "beta": 2.0}), ("Less", ["y", "b"], ["z"]),
                ("Cast", ["z"], ["label"], {"to": 7})], [w, ("b", [1], [3.0])], None,
      outputs=[helper.make_tensor_value_info("label", TensorProto.INT64, ["N", 1]),
               helper.make_tensor_value_info("y", TensorProto.FLOAT, ["N", 1])])

# Batch normalization where Nabla has none: it goes into the weights beside it.
ahead, last = "became a part of the next layer's weights", "became a part of its weights"
behind = nn.Sequential(nn.Linear(2, 4), nn.ReLU(), nn.BatchNorm1d(4), nn.Linear(4, 3), nn.ReLU(), nn.BatchNorm1d(3), nn.Linear(3, 1))
for opset in (11, 17):
    add(f"norm_behind_activation_{opset}", behind, opset=opset, assumes=[ahead],
        expects={"normalization": "none", "hidden": "4,3", "activation": "relu"})
add("norm_behind_activation_double",
    nn.Sequential(nn.Linear(2, 4), nn.GELU(), nn.BatchNorm1d(4, eps=0.25), nn.Linear(4, 1)).double(),
    assumes=[ahead], expects={"precision": "float64", "activation": "gelu"})
add("norm_of_inputs", nn.Sequential(nn.BatchNorm1d(2), mlp(nn.Tanh(), bias=False)), assumes=[ahead],
    expects={"normalization": "none"})
add("norm_of_outputs", nn.Sequential(mlp(nn.Tanh()), nn.BatchNorm1d(1)), assumes=[last], expects={"normalization": "none"})
add("norm_of_logits", nn.Sequential(mlp(nn.Tanh(), 2, 4, 3), nn.BatchNorm1d(3), nn.Softmax(dim=1)), head="softmax",
    assumes=[last])
add("norms_everywhere", nn.Sequential(nn.BatchNorm1d(2), nn.Linear(2, 4, bias=False), nn.BatchNorm1d(4), nn.Tanh(),
                                      nn.BatchNorm1d(4, affine=False), nn.Dropout(0.5), nn.Linear(4, 1), nn.BatchNorm1d(1), nn.Sigmoid()),
    head="sigmoid", assumes=[ahead, last, logit], expects={"normalization": "batch", "hidden": "4", "problem": "classification"})
add("norms_in_a_row", nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.BatchNorm1d(3), nn.BatchNorm1d(3),
                                    Function(lambda z: torch.tensor([1.0, -2.0, 0.5]) - z * 3), nn.Linear(3, 1)), assumes=[ahead])
add("two_log_softmax", nn.Sequential(mlp(nn.Tanh(), 2, 4, 2), nn.LogSoftmax(dim=1)), head="difference",
    assumes=["logarithms of probabilities", logit])

refuse("refused_norm_at_end", nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.BatchNorm1d(3)), "'BatchNormalization'")
refuse("refused_norm_between_activations",
       nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.BatchNorm1d(3), nn.ReLU(), nn.Linear(3, 1)), "'Relu'")
refuse("refused_norm_of_probabilities", nn.Sequential(nn.Linear(2, 3), nn.Softmax(dim=1), nn.BatchNorm1d(3), nn.Linear(3, 1)),
       "'BatchNormalization'")
refuse("refused_norm_of_slope", nn.Sequential(nn.Linear(2, 3), nn.LeakyReLU(0.2), nn.BatchNorm1d(3), nn.Linear(3, 1)),
       "'LeakyRelu'")
refuse("refused_layer_norm_behind_norm",
       nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.BatchNorm1d(3), nn.LayerNorm(3), nn.Linear(3, 1)),
       "'LayerNormalization'")
refuse("refused_residual_norm", nn.Sequential(nn.Linear(2, 3), nn.ReLU(), Residual(nn.BatchNorm1d(3)), nn.Linear(3, 1)), "'Add'")
refuse("refused_softmax_of_norm", nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.BatchNorm1d(3), nn.Softmax(dim=1)), "'Softmax'")
refuse("refused_argmax", nn.Sequential(nn.Linear(2, 3), Function(lambda z: z.argmax(dim=1))),
       "'ArgMax' (node '/1/ArgMax') gives the output 'output' as int64")
for name, norm, opset, operator in (("batch", nn.BatchNorm1d, 17, "BatchNormalization"), ("layer", nn.LayerNorm, 17, "LayerNormalization"),
                                    ("layer_by_parts", nn.LayerNorm, 11, "Div")):
    refuse(f"refused_epsilon_{name}", nn.Sequential(nn.Linear(2, 3), norm(3, eps=-0.01), nn.ReLU(), nn.Linear(3, 1)),
           f"'{operator}' (node '/1/{operator}') normalizes with an epsilon", opset=opset)
refuse("refused_epsilon_behind", nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.BatchNorm1d(3, eps=-0.01), nn.Linear(3, 1)),
       "'BatchNormalization' (node '/2/BatchNormalization') normalizes with an epsilon")

brain = TensorProto.BFLOAT16
built("refused_bfloat16", [("MatMul", ["x", "w"], ["y"])], [w], "'MatMul' (node 'n0') takes 'w' of type bfloat16",
      types={"w": brain})
built("refused_bfloat16_biases", [("MatMul", ["x", "w"], ["h"]), ("Add", ["h", "b"], ["y"])], [w, ("b", [1], [3.0])],
      "'Add' (node 'n1') takes 'b' of type bfloat16", types={"b": brain})
built("refused_bfloat16_input", [("MatMul", ["x", "w"], ["y"])], [w], "'x' is of bfloat16",
      inputs=[helper.make_tensor_value_info("x", brain, ["N", 2])])
built("refused_bfloat16_output", [("MatMul", ["x", "w"], ["y"])], [w], "'MatMul' (node 'n0') gives the output 'y' as bfloat16",
      outputs=[helper.make_tensor_value_info("y", brain, ["N", 1])])
built("refused_bytes", [("MatMul", ["x", "w"], ["y"])], [("w", [2, 1], [1, 2])], "of type uint8", types={"w": TensorProto.UINT8})
add("layer_norm_without_biases",
    nn.Sequential(nn.Linear(2, 4, bias=False), nn.LayerNorm(4), nn.Tanh(), nn.Linear(4, 1, bias=False)),
    opset=11, expects={"normalization": "layer", "biases": "false"})

# Functions that leave an activation far out, or between its bends.
refuse("refused_limit_1000", mlp(nn.Hardtanh(0.0, 1000.0)), "'Clip'")
refuse("refused_limit_1e6", mlp(nn.Hardtanh(0.0, 1e6)), "'Clip'")
refuse("refused_limit_1e30", mlp(nn.Hardtanh(-1e30, 1e30)), "'Clip'")
refuse("refused_spike", mlp(Function(lambda z: torch.relu(z) + torch.relu(0.01 - torch.abs(z - 1.23457)))), "'Add'")

# A dimension that has one number goes without being named.
for opset in (11, 17):
    add(f"squeezed_all_{opset}", nn.Sequential(mlp(nn.ReLU()), Function(torch.squeeze)), opset=opset,
        expects={"problem": "regression", "hidden": "4,3"})
add("squeezed_logits", nn.Sequential(mlp(nn.Tanh(), 2, 4, 3), Function(torch.squeeze)), expects={"classes": "3"})

# Columns of the points that are put together again, in double precision as Nabla's PyTorch export has them.
def columns(*made):
    return Function(lambda p: torch.stack([f(p.double()[:, 0], p.double()[:, 1]) for f in made], dim=1).float())


became = "became features"
for opset in (11, 17):
    add(f"columns_{opset}", nn.Sequential(columns(lambda x, y: x, lambda x, y: y), mlp(nn.Tanh())), opset=opset,
        expects={"features": "x,y", "hidden": "4,3"})
add("columns_in_units", nn.Sequential(columns(lambda x, y: (x - 140) / 16.5, lambda x, y: (y - 1975) / 4.25), mlp(nn.Tanh()),
                                      Function(lambda y: y.double() * 350 + 400)), expects={"features": "x,y"})
add("columns_swapped", nn.Sequential(Function(lambda p: p[:, [1, 0]]), mlp(nn.Tanh())), expects={"features": "x,y"})
add("columns_flipped", nn.Sequential(Function(lambda p: p.flip(1)), mlp(nn.Tanh())), expects={"features": "x,y"})
add("columns_sliced", nn.Sequential(Function(lambda p: torch.cat([p[:, 1:2] * 3, p[:, :1], p[:, 1:]], dim=1)),
                                    mlp(nn.Tanh(), 3, 4, 1)), expects={"features": "x,y"})
for opset in (11, 17):
    add(f"columns_split_{opset}", nn.Sequential(Function(lambda p: torch.cat(p.split(1, dim=1)[::-1], dim=-1)), nn.Dropout(0.5),
                                                mlp(nn.Tanh())), opset=opset, expects={"features": "x,y"})
add("columns_unbound", nn.Sequential(Function(lambda p: torch.stack([-p.unbind(1)[1], 1 - p.unbind(1)[0]], dim=1)), mlp(nn.Tanh())),
    expects={"features": "x,y"})
add("columns_of_one", nn.Sequential(Function(lambda p: p[:, 1].view(-1, 1)), mlp(nn.Tanh(), 1, 4, 1)), expects={"features": "y"},
    assumes=[became])
add("columns_normalized", nn.Sequential(nn.BatchNorm1d(2), Function(lambda p: torch.stack([p[:, 1], p[:, 0]], dim=1)), mlp(nn.Tanh())),
    assumes=[ahead])
add("features", nn.Sequential(columns(lambda x, y: x, lambda x, y: x * x, lambda x, y: torch.sin(y), lambda x, y: x * y), mlp(nn.ReLU(), 4, 4, 1)),
    expects={"features": "x,xSquared,xTimesY,sinY"}, assumes=[became])
add("features_scaled", nn.Sequential(columns(lambda x, y: (torch.sin(x) - 0.25) * 1.5, lambda x, y: y, lambda x, y: 2 - y ** 2 / 7),
                                     mlp(nn.ReLU(), 3, 4, 1)), expects={"features": "y,ySquared,sinX"}, assumes=[became])
add("features_beside", nn.Sequential(Function(lambda p: torch.cat([p, p ** 2], dim=1)), mlp(nn.ReLU(), 4, 4, 1)),
    expects={"features": "x,y,xSquared,ySquared"}, assumes=[became])
add("features_of_curve", nn.Sequential(Function(lambda p: torch.cat([p, p ** 3, p ** 2], dim=1)), mlp(nn.Tanh(), 3, 4, 1)),
    inputs=1, expects={"features": "x,xSquared,x3"}, assumes=[became])
add("output_picked", nn.Sequential(mlp(nn.Tanh()), Function(lambda y: y[:, 0])))
refuse("refused_column_limit", nn.Sequential(columns(lambda x, y: x.clamp(-1000.0, 1000.0), lambda x, y: y), nn.Linear(2, 1)), "'Clip'")
refuse("refused_columns_again",
       nn.Sequential(Residual(nn.Sequential(columns(lambda x, y: y, lambda x, y: x), nn.Linear(2, 2), nn.Tanh())), nn.Linear(2, 1)),
       "'Add' (node '/0/Add') takes values from before")
refuse("refused_units", nn.Sequential(nn.Linear(2, 4), nn.Tanh(), Function(lambda z: z[:, :2]), nn.Linear(2, 1)), "'Slice'")
refuse("refused_points", nn.Sequential(nn.Linear(2, 1), Function(lambda z: z[:, 0][0])), "'Gather'")

whole = {"s": TensorProto.INT64}
built("refused_no_columns", [("Slice", ["x", "s", "s", "s"], ["p"]), ("MatMul", ["p", "w"], ["y"])], [w, ("s", [1], [1])],
      "'MatMul' (node 'n1') takes a list", types=whole)

built("refused_many_columns", [("Gather", ["x", "s"], ["p"], {"axis": 1}), ("MatMul", ["p", "w"], ["y"])],
      [w, ("s", [40], [1] * 40)], "more columns than", types=whole)

# Shapes that follow from how many points there are.
shapes = {"view": lambda z: z.view(z.size(0), -1), "reshape": lambda z: z.reshape(z.shape[0], z.shape[1]), "flatten": lambda z: z.flatten(1)}
for key, function in shapes.items():
    add(f"rows_by_{key}", nn.Sequential(Function(function), nn.Linear(2, 4), nn.ReLU(), Function(function), nn.Linear(4, 1)))
for key, function in {"flatten": torch.flatten, "view": lambda y: y.view(-1), "size": lambda y: y.view(y.size(0)),
                      "back": lambda y: y.flatten().unsqueeze(1)}.items():
    add(f"list_by_{key}", nn.Sequential(mlp(nn.Tanh()), Function(function)))
add("list_scaled", nn.Sequential(mlp(nn.Tanh()), Function(lambda y: torch.relu(-y.flatten() * 3 + 1))), expects={"output_activation": "relu"})
add("groups_flattened", nn.Sequential(
    nn.Linear(2, 4), Function(lambda z: torch.flatten(nn.functional.layer_norm(z.reshape(-1, 2, 2), [2]), 1)), nn.Tanh(), nn.Linear(4, 1)),
    opset=11, expects={"normalization": "group"})
refuse("refused_count", nn.Sequential(nn.Linear(2, 1), Function(lambda y: y / y.size(0))), "computes with how many points")
refuse("refused_table_of_list", nn.Sequential(nn.Linear(2, 1), Function(lambda y: y + y.flatten())), "'Add'")

# What is added or multiplied behind an activation goes into the next weights.
gains = torch.tensor([1.0, 2.5, -3.0, 0.5])
for key, function in {"doubled": lambda z: torch.relu(z) * 2, "from_one": lambda z: 1 - torch.sigmoid(z),
                      "centered": lambda z: torch.sigmoid(z) * 2 - 1, "divided": lambda z: torch.sigmoid(z) / 3,
                      "negative": lambda z: -torch.tanh(z), "gains": lambda z: torch.relu(z) * gains,
                      "shifts": lambda z: gains - torch.nn.functional.gelu(z) * 0.3}.items():
    add(f"scaled_{key}", nn.Sequential(nn.Linear(2, 4), Function(function), nn.Linear(4, 3), Function(lambda z: torch.tanh(z) / 7),
                                       nn.Linear(3, 1)), expects={"hidden": "4,3"})
add("negative_inputs", nn.Sequential(Function(torch.neg), mlp(nn.ReLU())))
add("negative_output", nn.Sequential(mlp(nn.ReLU()), Function(torch.neg)), expects={"output_activation": "automatic"})
add("output_added_to_itself", nn.Sequential(mlp(nn.ReLU()), Function(lambda y: y + y + 1)))
refuse("refused_scaled_output", nn.Sequential(mlp(nn.ReLU()), Function(lambda y: torch.tanh(y) * 3)), "'Mul' (node '/1/Mul') changes what")
refuse("refused_gains_of_outputs", nn.Sequential(mlp(nn.ReLU(), 2, 4), Function(lambda y: torch.tanh(y) * gains)), "'Mul'")
refuse("refused_bfloat16_cast", nn.Sequential(nn.Linear(2, 1), Function(lambda y: y.bfloat16().float())), "makes bfloat16 of")
refuse("refused_deep", mlp(nn.Tanh(), *([2] * 35)), "up to 32 hidden layers")

(folder / "reference.json").write_text(json.dumps({"models": models, "refused": refused}) + "\n")
print(len(models), "models,", len(refused), "refused")

"""Compiles all C exports as C99 and as C++11, and runs both. c_check.py FOLDER"""
import ctypes
import os
import re
import shutil
import subprocess
import sys
import tempfile

import samples

TOLERANCE = 1e-5
FLAGS = ["-Wall", "-Wextra", "-Wpedantic", "-Werror", "-Wconversion", "-Wdouble-promotion"]
COMPILERS = [("gcc", ["-std=c99", "-x", "c"]), ("g++", ["-std=c++11", "-x", "c++"])]
# That many headers in one program.
CHUNK = 150
# All that a program may need of the C library, by the network's precision.
FUNCTIONS = {"float64": {"fmin", "fmax", "fabs", "exp", "expm1", "log1p", "tanh", "sin", "erfc", "hypot", "atan2",
                         "pow", "sqrt"}}
FUNCTIONS["float32"] = {name + "f" for name in FUNCTIONS["float64"]}

for compiler, _ in COMPILERS:
    if not shutil.which(compiler):
        print(f"{compiler} is missing")
        sys.exit(77)


def program(chunk):
    """A C program with a table of the models' functions; a header may be included twice."""
    lines = []
    for sample in chunk:
        lines += [f'#include "{samples.path(sample, "c", ".h")}"'] * 2
    rows = ", ".join(f"{{{s['id']}_predict, {classify(s)}, {s['id'].upper()}_INPUTS, {s['id'].upper()}_OUTPUTS}}"
                     for s in chunk)
    lines.append(f"""
#ifdef __cplusplus
extern "C" {{
#endif
struct model {{
    void (*predict)(const float in[], float out[]);
    int (*classify)(const float in[]);
    int inputs;
    int outputs;
}};
extern const struct model models[{len(chunk)}];
const char *class_name(int model, int index);
const struct model models[{len(chunk)}] = {{{rows}}};
const char *class_name(int model, int index) {{
    switch (model) {{
    {names(chunk)}
    default:
        return index < 0 ? "" : "no classes";
    }}
}}
#ifdef __cplusplus
}}
#endif
""")
    return "\n".join(lines)


def classify(sample):
    return f"{sample['id']}_classify" if sample["classes"] else "0"


def names(chunk):
    return "\n    ".join(f"case {i}:\n        return index < {s['id'].upper()}_CLASSES ? "
                         f"{s['id']}_class_name(index) : \"no class\";"
                         for i, s in enumerate(chunk) if s["classes"])


class Model(ctypes.Structure):
    _fields_ = [("predict", ctypes.CFUNCTYPE(None, ctypes.POINTER(ctypes.c_float), ctypes.POINTER(ctypes.c_float))),
                ("classify", ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_float))),
                ("inputs", ctypes.c_int), ("outputs", ctypes.c_int)]


def build(folder, compiler, options, number, source):
    """The program as a library, and what the object needs of others."""
    base = os.path.join(folder, f"{compiler}-{number}")
    with open(base + ".c", "w", encoding="utf-8") as file:
        file.write(source)
    subprocess.run([compiler, *options, *FLAGS, "-O1", "-fPIC", "-fstack-usage", "-c", base + ".c", "-o", base + ".o"],
                   check=True)
    subprocess.run([compiler, "-shared", base + ".o", "-o", base + ".so", "-lm"], check=True)
    symbols = subprocess.run(["nm", "--undefined-only", base + ".o"], check=True, capture_output=True, text=True).stdout
    with open(base + ".su", encoding="utf-8") as file:
        stack = file.read()
    return ctypes.CDLL(base + ".so"), {line.split()[-1] for line in symbols.splitlines()}, stack


def check_model(sample, model, name_of, comparison):
    if model.inputs != sample["columns"] or model.outputs != len(sample["outputs"][0]):
        comparison.fail(sample, f"takes {model.inputs} and gives {model.outputs} numbers")
        return
    outputs = []
    for point in sample["points"]:
        given = (ctypes.c_float * model.inputs)(*point)
        # One more number than there are outputs must stay as it is.
        taken = (ctypes.c_float * (model.outputs + 1))(*[7.0] * (model.outputs + 1))
        model.predict(given, taken)
        *row, guard = taken
        outputs.append(row)
        if guard != 7:
            comparison.fail(sample, "writes behind the outputs")
        if sample["classes"] and model.classify(given) != class_of(sample, row):
            comparison.fail(sample, f"at {point}: another class")
    comparison.add(sample, outputs, TOLERANCE)
    found = [name_of(k).decode("utf-8") for k in range(len(sample["classes"]))]
    if found != sample["classes"]:
        comparison.fail(sample, f"names the classes {found}")


def class_of(sample, outputs):
    if sample["problem"] == "multiclass":
        return outputs.index(max(outputs))
    return int(outputs[0] >= sample["threshold"])


def check_text(sample, comparison):
    """Without comments and strings: no allocation, and nothing double where the network is single."""
    with open(samples.path(sample, "c", ".h"), encoding="utf-8") as file:
        code = re.sub(r'/\*.*?\*/|"(\\.|[^"\\])*"', "", file.read(), flags=re.DOTALL)
    words = ["malloc", "calloc", "alloca"] + (["double"] if sample["precision"] == "float32" else [])
    for word in words:
        if word in code:
            comparison.fail(sample, f"has {word}")
    if sample["precision"] == "float64":
        return
    for literal in re.findall(r"(?<!\w)[0-9]+(?:\.[0-9]*(?:e[-+]?[0-9]+)?|e[-+]?[0-9]+)\w*", code):
        if not literal.endswith("f"):
            comparison.fail(sample, f"has {literal}, which is a double")


def check_chunk(folder, chunk, number, comparison):
    """Models of one precision, in one program."""
    for compiler, options in COMPILERS:
        library, needs, stack = build(folder, compiler, options, number, program(chunk))
        foreign = needs - FUNCTIONS[chunk[0]["precision"]] - {"_GLOBAL_OFFSET_TABLE_"}
        if foreign:
            comparison.fail(chunk[0], f"{compiler}: the program needs {', '.join(sorted(foreign))}")
        for line in stack.splitlines():
            if not line.endswith("static"):
                comparison.fail(chunk[0], f"{compiler}: the stack grows: {line}")
        library.class_name.restype = ctypes.c_char_p
        models = (Model * len(chunk)).in_dll(library, "models")
        for i, sample in enumerate(chunk):
            check_model(sample, models[i], lambda k, i=i: library.class_name(i, k), comparison)


def run_usage(code, folder):
    """Compiles the lines as a program of their own, and runs it."""
    built = subprocess.run(["gcc", "-std=c99", *FLAGS, "-x", "c", "-", "-o", "program", "-lm"], input=code, cwd=folder,
                           capture_output=True, text=True)
    if built.returncode:
        return built
    return subprocess.run([os.path.join(folder, "program")], capture_output=True, text=True)


def check_names(folder, first, second, comparison):
    """Two models whose headers have the same macros cannot be in one program, and the compiler says so."""
    with open(samples.path(second, "c", ".h"), encoding="utf-8") as file:
        text = file.read()
    for change in (str.lower, str.upper):
        text = text.replace(change(second["id"]) + "_", change(first["id"]) + "_")
    with open(os.path.join(folder, "other.h"), "w", encoding="utf-8") as file:
        file.write(text)
    source = f'#include "{samples.path(first, "c", ".h")}"\n#include "{os.path.join(folder, "other.h")}"\n'
    for compiler, options in COMPILERS:
        built = subprocess.run([compiler, *options, *FLAGS, "-fsyntax-only", "-"], input=source, capture_output=True,
                               text=True)
        if not built.returncode or "--name" not in built.stderr:
            comparison.fail(second, f"{compiler}: hides behind another model of its name: {built.stderr}")


def main():
    comparison = samples.Comparison()
    everything = samples.load()
    for sample in everything:
        check_text(sample, comparison)
    with tempfile.TemporaryDirectory() as folder:
        check_names(folder, *everything[:2], comparison)
        for precision in FUNCTIONS:
            same = [sample for sample in everything if sample["precision"] == precision]
            for start in range(0, len(same), CHUNK):
                check_chunk(folder, same[start:start + CHUNK], f"{precision}-{start}", comparison)
    for sample in everything[::60]:
        samples.check_usage(sample, "c", ".h", run_usage, comparison)
    comparison.end()


main()

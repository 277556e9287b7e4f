#!/usr/bin/python3
"""Writes a synthetic SavedModel of any size: y = relu(x @ w_0) @ w_1 ... with random weights.

By default 12 matrices of 8192 x 8192, 3 GiB, in about a minute; needs numpy and
no TensorFlow. For checks of what a large model costs: memory of the compiler,
time to load, pages shared between processes. The file is not kept.
"""

import argparse
import os
import sys

import numpy as np

from tensor_bundle import (FLOAT, STRING, a_shape, a_string, a_strings, a_type, a_types,
                           entry, field, node, tensor_info, write_bundle, write_saved_model)


def names(layers):
    """The variables' names, in the order that the bundle's index needs."""
    return [f"w_{layer:04}" for layer in range(layers)]


def graph(layers, width):
    """The GraphDef: the chain, and the nodes that restore the variables."""
    square = [width, width]
    out = node("x", "Placeholder", dtype=a_type(FLOAT), shape=a_shape([-1, width]))
    value = "x"
    for name in names(layers):
        if value != "x":
            out += node(name + "/relu", "Relu", [value], T=a_type(FLOAT))
            value = name + "/relu"
        out += node(name, "VarHandleOp", dtype=a_type(FLOAT), shape=a_shape(square),
                    shared_name=a_string(name), container=a_string(""))
        out += node(name + "/read", "ReadVariableOp", [name], dtype=a_type(FLOAT))
        out += node(name + "/matmul", "MatMul", [value, name + "/read"], T=a_type(FLOAT))
        value = name + "/matmul"
    out += node("y", "Identity", [value], T=a_type(FLOAT))

    out += node("save/Const", "Const", dtype=a_type(STRING), value=a_strings(["model"], []))
    out += node("save/names", "Const", dtype=a_type(STRING), value=a_strings(names(layers)))
    out += node("save/slices", "Const", dtype=a_type(STRING), value=a_strings([""] * layers))
    out += node("save/RestoreV2", "RestoreV2", ["save/Const", "save/names", "save/slices"],
                dtypes=a_types([FLOAT] * layers))
    for number, name in enumerate(names(layers)):
        out += node(f"save/assign_{number}", "AssignVariableOp",
                    [name, f"save/RestoreV2:{number}"], dtype=a_type(FLOAT))
    return out + node("save/restore_all", "NoOp",
                      [f"^save/assign_{number}" for number in range(layers)])


def weights(layers, width):
    """Yields (name, matrix); each matrix is the first one with its rows moved on."""
    base = np.random.default_rng(1).standard_normal((width, width), np.float32)
    base *= np.float32(np.sqrt(2.0 / width))
    for number, name in enumerate(names(layers)):
        yield name, np.roll(base, number, axis=0)


def make(folder, layers, width):
    """Writes the SavedModel to `folder`."""
    os.makedirs(os.path.join(folder, "variables"), exist_ok=True)
    write_bundle(os.path.join(folder, "variables", "variables"), weights(layers, width))
    saver = field(1, "save/Const:0") + field(2, "save/Const:0") + field(3, "save/restore_all")
    signature = entry(1, "x", tensor_info("x:0", FLOAT, [-1, width]))
    signature += entry(2, "y", tensor_info("y:0", FLOAT, [-1, width]))
    signature += field(3, "tensorflow/serving/predict")
    write_saved_model(folder, graph(layers, width), saver + field(7, 2),
                      {"serving_default": signature})


def main():
    """Parses the command line and writes the model."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder")
    parser.add_argument("--layers", type=int, default=12)
    parser.add_argument("--width", type=int, default=8192)
    args = parser.parse_args()
    if args.layers < 1 or args.layers > 9999 or args.width < 1:
        parser.error("there must be 1 to 9999 layers, each at least 1 wide")
    make(args.folder, args.layers, args.width)
    size = args.layers * args.width**2 * 4
    print(f"{args.folder}: {args.layers} matrices of {args.width} x {args.width}, {size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/python3
"""Stands in for graphc: does what the model file, a JSON object, tells it to.

Keys: exit (status), stderr, signal (kill oneself), sleep (seconds), outputs
({name: nested list}), dtype, nodes, calls (a list of {outputs} or {error}).
"""

import argparse
import json
import os
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "..", "tools", "workflow"))

import numpy as np  # noqa: E402
import npz  # noqa: E402

parser = argparse.ArgumentParser()
parser.add_argument("command")
parser.add_argument("model")
for flag in ("signature", "feeds", "out", "report", "calls", "to"):
    parser.add_argument("--" + flag)
parser.add_argument("-o")
parser.add_argument("--fetch", action="append")
parser.add_argument("--no-fold", action="store_true")
args = parser.parse_args()

with open(args.model, encoding="utf-8") as file:
    model = json.load(file)
sys.stderr.write(model.get("stderr", ""))
sys.stderr.flush()
time.sleep(model.get("sleep", 0))
if "signal" in model:
    os.kill(os.getpid(), model["signal"])


def tensors(outputs):
    return {name: np.array(value, model.get("dtype", "float32")) for name, value in outputs.items()}


report = {"nodes": model.get("nodes", {"kernel": 1}), "compile_ms": 1.5}
if args.calls:
    with open(args.calls, encoding="utf-8") as file:
        calls = json.load(file)["calls"]
    report["calls"] = []
    for call, told in zip(calls, model["calls"]):
        report["calls"].append({"error": told.get("error")})
        if "outputs" in told:
            npz.write(call["out"], tensors(told["outputs"]))
elif args.feeds and model.get("echo"):
    npz.write(args.out, {model["echo"]: next(iter(npz.read(args.feeds).values()))})
elif args.out and "outputs" in model:
    npz.write(args.out, tensors(model["outputs"]))
if args.report:
    with open(args.report, "w", encoding="utf-8") as file:
        json.dump(report, file)
sys.exit(model.get("exit", 0))

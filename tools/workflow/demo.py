"""Compiles the digit classifier and shows what it makes of real images; behind tools/demo."""

import argparse
import json
import os
import shutil
import subprocess
import sys

import draw
import npz
from build import ROOT, build

MODEL = os.path.join(ROOT, "test", "models", "digits")


class DemoError(Exception):
    """A step failed; the message is the step's own last words."""


def graphc(tool, *words):
    """Runs the command line tool; returns what it printed."""
    done = subprocess.run([tool, *words], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        said = done.stderr.strip() or done.stdout.strip() or "it said nothing"
        raise DemoError(f"graphc {words[0]} ended with {done.returncode}: {said}")
    return done.stdout


def show(images, answers, truth, columns):
    """Prints the images in rows that fit `columns`, each over its answer."""
    blocks = []
    for image, probabilities, label, right in zip(images, answers["probabilities"],
                                                  answers["label"], truth):
        sure = float(probabilities[label])
        verdict = f"a {label}, {100 * sure:.1f} %"
        if label != right:
            verdict += f" (is {right})"
        blocks.append([*draw.image_lines(image[..., 0]), draw.bar(sure, 16), verdict, ""])
    each = max(1, (columns + 3) // 19)
    for start in range(0, len(blocks), each):
        print("\n".join(draw.side_by_side(blocks[start:start + each])))


def demo(tool, out):
    """Compile, run, measure; returns the last line to print."""
    os.makedirs(out, exist_ok=True)
    artifact = os.path.join(out, "digits.so")
    picture = os.path.join(out, "digits-memory.svg")
    results = os.path.join(out, "digits-out.npz")

    print(f"compile: {os.path.relpath(MODEL)}/saved_model", flush=True)
    graphc(tool, "compile", os.path.join(MODEL, "saved_model"), "-o", artifact,
           "--memory-map", picture)
    facts = json.loads(graphc(tool, "inspect", artifact, "--json"))
    print(f"compiled to {os.path.relpath(artifact)}: {os.path.getsize(artifact) / 1024:.0f} KiB, "
          f"weights {facts['weights_bytes'] / 1024:.0f} KiB, arena {facts['arena_bytes']} bytes "
          f"(lower bound {facts['arena_lower_bound']})\n", flush=True)

    inputs = os.path.join(MODEL, "inputs.npz")
    graphc(tool, "run", artifact, "--feeds", inputs, "--out", results)
    answers = npz.read(results)
    truth = npz.read(os.path.join(MODEL, "labels.npz"))["label"]
    show(npz.read(inputs)["image"], answers, truth, shutil.get_terminal_size((80, 24)).columns)

    timing = json.loads(graphc(tool, "bench", artifact, "--shape", "image=1,8,8,1", "--threads",
                               "1", "--seconds", "1", "--json"))
    right = int((answers["label"] == truth).sum())
    if right != len(truth):
        raise DemoError(f"only {right} of {len(truth)} digits are right")
    return (f"demo: {right} of {len(truth)} digits right, "
            f"{1000 * timing['median_ms']:.1f} us a call; memory plan: {os.path.relpath(picture)}")


def main():
    """Builds the tool unless one is given, then shows it at work."""
    parser = argparse.ArgumentParser(
        prog="tools/demo", description="Installs what is missing, builds graphc, compiles a trained "
        "digit classifier and runs it on images that it has never seen.")
    parser.add_argument("--graphc", help="use this program and build nothing")
    parser.add_argument("--out", default=os.path.join(ROOT, "build", "demo"),
                        help="folder for the artifact and the drawing (build/demo)")
    args = parser.parse_args()
    tool = args.graphc or os.path.join(ROOT, "build", "release", "bin", "graphc")
    if not args.graphc and not build("release", ["bin/graphc"]):
        return 1
    try:
        print(demo(tool, args.out))
    except (DemoError, OSError, ValueError, KeyError) as problem:
        print(f"demo: failed: {problem}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

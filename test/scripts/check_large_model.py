#!/usr/bin/python3
"""Checks what a large model costs: memory to compile, time to load, pages shared.

Makes a SavedModel (3 GiB unless told otherwise) in a scratch folder and removes it.
  - the compiler's peak is at most twice the model's size plus 1 GiB
  - loading the artifact takes under 100 ms
  - two processes that run it hold its weights once between them
Takes some minutes and three times the model's size of disk; not part of tools/test.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time

import make_large_saved_model

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
GIB = 2**30
LOAD_MS = 100.0
# Page tables, code, manifest and activations beside the weights.
SLACK = 1.05


def run_measured(command):
    """Runs `command`; returns (status, peak bytes of its largest process, seconds)."""
    started = time.monotonic()
    child = subprocess.Popen(command)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return child.returncode, usage.ru_maxrss * 1024, time.monotonic() - started


def parse_smaps(text, stem):
    """{"Rss": bytes, "Pss": bytes} over the mappings of files whose name starts with `stem`."""
    sums = {"Rss": 0, "Pss": 0}
    counted = False
    for line in text.splitlines():
        head = re.match(r"[0-9a-f]+-[0-9a-f]+ \S+ \S+ \S+ \S+\s*(.*)", line)
        if head:
            counted = os.path.basename(head[1]).startswith(stem)
            continue
        value = re.match(r"(Rss|Pss):\s+(\d+) kB", line)
        if value and counted:
            sums[value[1]] += int(value[2]) * 1024
    return sums


def shared_pages(graphc, artifact, shape):
    """Runs the artifact in two processes; returns each one's mapped bytes."""
    command = [graphc, "bench", artifact, "--shape", shape, "--threads", "1", "--seconds", "20"]
    children = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(2)]
    try:
        time.sleep(10)
        stem = os.path.basename(artifact).split(".")[0] + "."
        found = []
        for child in children:
            with open(f"/proc/{child.pid}/smaps", encoding="utf-8") as file:
                found.append(parse_smaps(file.read(), stem))
        return found
    finally:
        for child in children:
            child.kill()
            child.wait()


def check(graphc, folder, layers, width):
    """Runs all three checks; returns the problems found."""
    size = layers * width * width * 4
    model, artifact = os.path.join(folder, "model"), os.path.join(folder, "large.so")
    make_large_saved_model.make(model, layers, width)
    problems = []

    status, peak, seconds = run_measured([graphc, "compile", model, "-o", artifact])
    print(f"compile: {size / GIB:.2f} GiB in {seconds:.1f} s, peak {peak / GIB:.2f} GiB")
    if status != 0:
        return [f"compile ended with {status}"]
    if peak > 2 * size + GIB:
        problems.append(f"compile took {peak / GIB:.2f} GiB, at most {2 * size / GIB + 1:.2f}")

    report = os.path.join(folder, "report.json")
    status, _, _ = run_measured([graphc, "run", artifact, "--random", "--out",
                                 os.path.join(folder, "out.npz"), "--report", report])
    if status != 0:
        return problems + [f"run ended with {status}"]
    with open(report, encoding="utf-8") as file:
        load_ms = json.load(file)["load_ms"]
    print(f"load: {load_ms:.2f} ms")
    if load_ms >= LOAD_MS:
        problems.append(f"load took {load_ms:.2f} ms, under {LOAD_MS:g} is wanted")

    both = shared_pages(graphc, artifact, f"x=1,{width}")
    held = sum(one["Pss"] for one in both)
    print(f"two processes: {[round(one['Rss'] / GIB, 2) for one in both]} GiB mapped, "
          f"{held / GIB:.2f} GiB held")
    if min(one["Rss"] for one in both) < size:
        problems.append("a process did not touch all weights; the check says nothing")
    if held > SLACK * size:
        problems.append(f"two processes hold {held / GIB:.2f} GiB, once is {size / GIB:.2f}")
    return problems


def main():
    """Parses the command line; prints the problems and one last line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--graphc", default=os.path.join(ROOT, "build", "release", "bin", "graphc"))
    parser.add_argument("--scratch", help="folder on a disk with room (default: the system's)")
    parser.add_argument("--layers", type=int, default=12)
    parser.add_argument("--width", type=int, default=8192)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=args.scratch, prefix="graphc-large-") as folder:
        problems = check(os.path.abspath(args.graphc), folder, args.layers, args.width)
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"large model: {'failed' if problems else 'passed'}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

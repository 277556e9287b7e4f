#!/usr/bin/python3
"""Runs the graphc commands in the ```sh blocks of a page, in order, in a scratch folder.

Usage: run_doc_examples.py PAGE... --bin FOLDER
A line that starts with graphc is a command; test/ of the checkout is visible
under that name. The first command that fails ends the run with its words.
"""

import argparse
import os
import re
import shlex
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TOOLS = ("graphc", "graphc-opt")


def commands(text):
    """(line number, command) of each example in a page's text."""
    found, inside, joined = [], False, ""
    for number, line in enumerate(text.splitlines(), 1):
        fence = re.match(r"```(\w*)", line)
        if fence:
            inside = not inside and fence[1] == "sh"
            continue
        if not inside:
            continue
        joined += line
        if joined.endswith("\\"):
            joined = joined[:-1]
            continue
        words = shlex.split(joined, comments=True)
        if words and words[0] in TOOLS:
            found.append((number, joined.strip()))
        joined = ""
    return found


def run(page, binaries, folder):
    """Runs a page's examples in `folder`; returns (how many ran, what went wrong or None)."""
    with open(page, encoding="utf-8") as file:
        examples = commands(file.read())
    env = dict(os.environ, PATH=os.path.abspath(binaries) + os.pathsep + os.environ["PATH"])
    for number, command in examples:
        done = subprocess.run(["/bin/sh", "-c", command], cwd=folder, env=env, text=True,
                              capture_output=True, check=False)
        if done.returncode != 0:
            said = (done.stderr or done.stdout).strip()
            return len(examples), f"{page}:{number}: '{command}' ended with {done.returncode}: {said}"
    return len(examples), None


def main():
    """Runs every page; a page without examples is an error, as then nothing was tested."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("page", nargs="+")
    parser.add_argument("--bin", required=True, help="folder of the command line tools")
    args = parser.parse_args()
    for page in args.page:
        with tempfile.TemporaryDirectory(prefix="graphc-docs-") as folder:
            os.symlink(os.path.join(ROOT, "test"), os.path.join(folder, "test"))
            count, problem = run(os.path.abspath(page), args.bin, folder)
        if problem or not count:
            print(problem or f"{page}: no example found", file=sys.stderr)
            return 1
        print(f"{page}: {count} examples ran")
    return 0


if __name__ == "__main__":
    sys.exit(main())

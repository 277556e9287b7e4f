#!/usr/bin/python3
"""Checks that no file carries notes to oneself or paths of one machine.

What is still to be done belongs in a tracker, not in the tree; a path below
somebody's home works for nobody else.
"""

import re
import sys

from sources import ROOT, files, read, report

# Written in pieces, so that this file passes its own check.
NOTES = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK|WI" r"P)\b")
MACHINE = re.compile(r"(?<![\w.}\-])/(work|home|root|Users)/[\w.\-]+")


def check(root):
    """All problems of the tree at `root`, one line each."""
    problems = []
    for path in files(root):
        if path.endswith((".pbtxt", ".svg")):
            continue
        for number, line in enumerate((read(root, path) or "").splitlines(), 1):
            note = NOTES.search(line)
            if note:
                problems.append(f"{path}:{number}: the note '{note[0]}'; do it or file it")
            machine = MACHINE.search(line)
            if machine:
                problems.append(f"{path}:{number}: a path of one machine: {machine[0]}")
    return problems


if __name__ == "__main__":
    sys.exit(report("words", check(ROOT)))

#!/usr/bin/python3
"""Checks every #include against tools/lint/layers.txt: who may know whom.

CMake refuses a forbidden link; this catches the include that compiles only
because headers are visible. test/ and benchmarks/ may include everything, and
nobody includes them.
"""

import fnmatch
import os
import re
import sys

from sources import CPP, ROOT, files, read, report

FREE = ("test", "benchmarks")
INCLUDE = re.compile(r'^\s*#?\s*include\s+(["<])([^">]+)[">]')


class Layers:
    """The table of layers.txt."""

    def __init__(self, text):
        self.rooms = {}
        self.never = []
        self.only = []
        for line in text.splitlines():
            line = line.split("#")[0].strip()
            if not line:
                continue
            head, _, tail = line.partition(":")
            words = head.split()
            if len(words) == 2 and words[0] == "never":
                self.never.append((words[1], tail.split()))
            elif len(words) == 2 and words[0] == "only":
                self.only.append((words[1], tail.split()))
            elif len(words) == 1:
                self.rooms[words[0]] = tail.split()
            else:
                raise ValueError(f"layers.txt: cannot read '{line}'")

    def room_of(self, path):
        """The room with the longest name that holds `path`; None where there is none."""
        folder = os.path.dirname(path)
        while folder:
            if folder in self.rooms:
                return folder
            folder = os.path.dirname(folder)
        return None

    def allows(self, room, other):
        """Whether `room` may include files of `other`."""
        return room == other or any(fnmatch.fnmatchcase(other, p) for p in self.rooms[room])


def below(path, folder):
    """Whether `path` lies in `folder`."""
    return path.startswith(folder + "/")


def check_include(layers, path, room, quoted, target, tops):
    """What is wrong with one include of `path`; None if nothing."""
    for folder, patterns in layers.never:
        if below(path, folder) and any(fnmatch.fnmatchcase(target, p) for p in patterns):
            return f"{folder}/ must never include {target}"
    for folder, patterns in layers.only:
        if not below(path, folder) and any(fnmatch.fnmatchcase(target, p) for p in patterns):
            return f"only {folder}/ may include {target}"
    top = target.split("/")[0]
    if top not in tops:
        if quoted and "/" not in target:
            return f'write the include of "{target}" as a path from the repository root'
        return None
    if top in FREE:
        return f"nobody includes {top}/, but here is {target}"
    other = layers.room_of(target)
    if other is None:
        return f"{target} lies in no room of layers.txt"
    if not layers.allows(room, other):
        return f"room {room} may not include {target} of room {other}"
    return None


def check(root):
    """All problems of the tree at `root`, one line each."""
    layers = Layers(read(root, "tools/lint/layers.txt"))
    paths = files(root)
    tops = {path.split("/")[0] for path in paths if "/" in path}
    problems = []
    for path in paths:
        if not path.endswith(CPP + (".td",)) or path.split("/")[0] in FREE:
            continue
        room = layers.room_of(path)
        if room is None:
            problems.append(f"{path}: lies in no room of layers.txt")
            continue
        for number, line in enumerate((read(root, path) or "").splitlines(), 1):
            found = INCLUDE.match(line)
            wrong = found and check_include(layers, path, room, found[1] == '"', found[2], tops)
            if wrong:
                problems.append(f"{path}:{number}: {wrong}")
    return problems


if __name__ == "__main__":
    sys.exit(report("layers", check(ROOT)))

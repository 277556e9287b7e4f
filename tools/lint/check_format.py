#!/usr/bin/python3
"""Checks that all C++ is as clang-format-19 writes it; tools/format mends it."""

import os
import re
import subprocess
import sys

from sources import CPP, ROOT, files, report

FORMATTER = "clang-format-19"
VERSION = "19.1"
BATCH = 50


def formatter_problem():
    """Why the formatter cannot be used; None if it can."""
    try:
        said = subprocess.run([FORMATTER, "--version"], capture_output=True, text=True,
                              check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return f"{FORMATTER} does not run; tools/deps installs it"
    if f" {VERSION}." not in said:
        return f"{FORMATTER} must be version {VERSION}, but says: {said.strip()}"
    return None


def check(root):
    """All problems of the tree at `root`, one line each."""
    wrong = formatter_problem()
    if wrong:
        return [wrong]
    paths = [path for path in files(root) if path.endswith(CPP)]
    problems = {}
    for start in range(0, len(paths), BATCH):
        done = subprocess.run([FORMATTER, "--dry-run", *paths[start:start + BATCH]], cwd=root,
                              capture_output=True, text=True, check=False)
        for line in done.stderr.splitlines():
            found = re.match(r"(.+?):(\d+):\d+: (?:warning|error): ", line)
            if found:
                problems.setdefault(os.path.normpath(found[1]), found[2])
        if done.returncode != 0 and not problems:
            return [done.stderr.strip() or f"{FORMATTER} failed"]
    return [f"{path}:{line}: not as {FORMATTER} writes it; run tools/format"
            for path, line in sorted(problems.items())]


if __name__ == "__main__":
    sys.exit(report("format", check(ROOT)))

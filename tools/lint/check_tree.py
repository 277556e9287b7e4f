#!/usr/bin/python3
"""Checks that the top level holds exactly the rooms of the house, and dot files."""

import sys

from sources import ROOT, files, report

ROOMS = {"benchmarks", "compiler", "dialects", "docs", "passes", "runtime", "test", "tools"}
PAGES = {"CHANGELOG.md", "CMakeLists.txt", "CMakePresets.json", "LICENSE", "README.md"}


def check(root):
    """All problems of the tree at `root`, one line each."""
    paths = files(root)
    rooms = {path.split("/")[0] for path in paths if "/" in path and not path.startswith(".")}
    pages = {path for path in paths if "/" not in path and not path.startswith(".")}
    problems = [f"{name}/: not a room of the top level" for name in sorted(rooms - ROOMS)]
    problems += [f"{name}: not a file of the top level" for name in sorted(pages - PAGES)]
    problems += [f"{name}: missing at the top level"
                 for name in sorted((ROOMS | PAGES) - rooms - pages)]
    return problems


if __name__ == "__main__":
    sys.exit(report("tree", check(ROOT)))

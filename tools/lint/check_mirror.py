#!/usr/bin/python3
"""Checks that tests lie where a reader looks for them.

A pass passes/<stage>/FooBar.cpp has test/passes/<stage>/foo-bar.mlir (or
foo-bar-errors.mlir and the like), an algorithm passes/algorithms/Foo.h has
test/unit/passes/algorithms/FooTest.cpp, and a lint tools/lint/check_foo.py has
test/lint/check_foo_test.py.
"""

import re
import sys

from sources import ROOT, files, read, report

PASS = re.compile(r"^passes/(?!algorithms/|support/)([a-z_]+)/([A-Za-z0-9]+)\.cpp$")
ALGORITHM = re.compile(r"^passes/algorithms/([A-Za-z0-9]+)\.h$")
LINT = re.compile(r"^tools/lint/(check_[a-z_]+)\.py$")


def kebab(name):
    """PlanArena -> plan-arena."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-", name).lower()


def check(root):
    """All problems of the tree at `root`, one line each."""
    paths = files(root)
    tests = {path for path in paths if path.startswith("test/")}
    problems = []
    for path in paths:
        found = PASS.match(path)
        if found and "GEN_PASS_DEF_" in (read(root, path) or ""):
            stem = f"test/passes/{found[1]}/{kebab(found[2])}"
            if not any(re.fullmatch(re.escape(stem) + r"(-[a-z0-9-]+)?\.mlir", t) for t in tests):
                problems.append(f"{path}: a pass without a test; expected {stem}.mlir")
        found = ALGORITHM.match(path)
        if found and f"test/unit/passes/algorithms/{found[1]}Test.cpp" not in tests:
            problems.append(f"{path}: an algorithm without a test; expected "
                            f"test/unit/passes/algorithms/{found[1]}Test.cpp")
        found = LINT.match(path)
        if found and f"test/lint/{found[1]}_test.py" not in tests:
            problems.append(f"{path}: a lint without a test; expected "
                            f"test/lint/{found[1]}_test.py")
    return problems


if __name__ == "__main__":
    sys.exit(report("mirror", check(ROOT)))

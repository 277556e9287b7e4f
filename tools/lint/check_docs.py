#!/usr/bin/python3
"""Checks that the pages speak of what exists: links, and paths in backticks.

A path in backticks that starts with a room of the top level must exist, unless
it holds a placeholder (<stage>, NAME, *, {a,b}). A map of the tree that nobody
checks is wrong within a month.
"""

import os
import re
import sys

from sources import ROOT, files, read, report

LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
CODE = re.compile(r"`([^`\n]+)`")
PLACEHOLDER = re.compile(r"[<>*{}$ ]|[A-Z]{3,}|\.\.\.")
BUILT = ("build/",)


def check(root):
    """All problems of the tree at `root`, one line each."""
    paths = files(root)
    known = set(paths)
    for path in paths:
        while "/" in path:
            path = path.rsplit("/", 1)[0]
            known.add(path)
    rooms = {path.split("/")[0] for path in paths if "/" in path and not path.startswith(".")}
    problems = []
    for path in paths:
        if not path.endswith(".md"):
            continue
        inside = False
        for number, line in enumerate((read(root, path) or "").splitlines(), 1):
            # In a block of code, [](T x) is a lambda.
            inside ^= line.startswith("```")
            if inside:
                continue
            for target in LINK.findall(line):
                if os.path.normpath(os.path.join(os.path.dirname(path), target)) not in known:
                    problems.append(f"{path}:{number}: the link {target} leads nowhere")
            for code in CODE.findall(line):
                word = code.rstrip("/")
                if "/" not in code or word.split("/")[0] not in rooms or PLACEHOLDER.search(word):
                    continue
                if word not in known and not word.startswith(BUILT):
                    problems.append(f"{path}:{number}: there is no {code}")
    return problems


if __name__ == "__main__":
    sys.exit(report("docs", check(ROOT)))

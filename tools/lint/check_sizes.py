#!/usr/bin/python3
"""Checks that files stay small enough to be read; prints the five that are nearest to not.

Budgets in lines, soft then hard; a hard one fails. A main is registration plus
one call: any file under tools/ that defines main() has 45 lines.
"""

import os
import re
import sys

from sources import ROOT, files, read, report

BUDGETS = {
    ".cpp": (400, 800),
    ".h": (250, 250),
    ".td": (400, 400),
    ".py": (400, 800),
    ".mlir": (300, 600),
}
MAIN = (45, 45)


def budget(path, text):
    """(soft, hard) lines for a file; None where there is no budget."""
    if path.startswith("tools/") and re.search(r"^int main\(", text, re.MULTILINE):
        return MAIN
    return BUDGETS.get(os.path.splitext(path)[1])


def measure(root):
    """(lines, soft, hard, path) for each file that has a budget, worst first."""
    rows = []
    for path in files(root):
        if os.path.splitext(path)[1] not in BUDGETS:
            continue
        text = read(root, path)
        if text is not None:
            rows.append((text.count("\n"), *budget(path, text), path))
    return sorted(rows, key=lambda row: (-row[0] / row[1], row[3]))


def check(root):
    """All problems of the tree at `root`, one line each."""
    return [f"{path}: {lines} lines, at most {hard} are allowed; split it by family"
            for lines, _, hard, path in measure(root) if lines > hard]


def main():
    """Prints the five worst files, then the verdict."""
    for lines, soft, _, path in measure(ROOT)[:5]:
        print(f"{lines:5} lines of {soft}: {path}")
    return report("sizes", check(ROOT))


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/python3
"""Checks that docs/overview.md lists the stages of the compiler, in their order.

Usage: check_stage_table.py STAGES_CPP PAGE
Both are read as text: the table in C++ has lines {"name", "sentence", build},
the one in the page rows | name | from, to | afterwards | under "## Stages".
"""

import re
import sys


def stages_of_code(text):
    """Names in the order of the table in Stages.cpp."""
    table = re.search(r"Stage table\[\] = \{(.*?)\n\};", text, re.DOTALL)
    return re.findall(r"^\s*\{\"([a-z]+)\"", table[1], re.MULTILINE) if table else []


def stages_of_page(text):
    """Names in the order of the table under "## Stages"."""
    section = re.search(r"^## Stages$(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE)
    rows = re.findall(r"^\| ([a-z]+) \|", section[1], re.MULTILINE) if section else []
    return [row for row in rows if row != "stage"]


def main():
    """Exit status 0 if both tables exist and agree."""
    texts = []
    for path in sys.argv[1:3]:
        with open(path, encoding="utf-8") as file:
            texts.append(file.read())
    code, page = stages_of_code(texts[0]), stages_of_page(texts[1])
    if not code or code != page:
        print(f"{sys.argv[2]} lists {page}, {sys.argv[1]} {code}", file=sys.stderr)
        return 1
    print("stages: " + " ".join(code))
    return 0


if __name__ == "__main__":
    sys.exit(main())

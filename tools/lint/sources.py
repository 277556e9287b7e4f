"""Which files the lints look at, and how a lint reports."""

import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

CPP = (".cpp", ".h", ".c", ".cu")


def files(root=ROOT):
    """Paths below `root` of all files that git tracks or would track, sorted.

    Outside a git checkout (an unpacked archive, a unit test's tree): every
    file that is not below build/ or in a dot folder.
    """
    try:
        listed = subprocess.run(
            ["git", "-C", root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            capture_output=True, check=True).stdout.decode().split("\0")
        found = {path for path in listed if path and os.path.isfile(os.path.join(root, path))}
    except (OSError, subprocess.CalledProcessError):
        found = set()
        for folder, folders, names in os.walk(root):
            below = os.path.relpath(folder, root)
            folders[:] = [f for f in folders if f not in ("build", "__pycache__")
                          and not f.startswith(".")]
            found.update(os.path.normpath(os.path.join(below, name)) for name in names)
    return sorted(found)


def read(root, path):
    """The text of a file; None for one that is not text."""
    with open(os.path.join(root, path), "rb") as file:
        data = file.read()
    if b"\0" in data:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def report(name, problems):
    """Prints what a lint found; returns its exit status."""
    for problem in problems:
        print(problem)
    if problems:
        print(f"{name}: {len(problems)} problem{'s' if len(problems) > 1 else ''}",
              file=sys.stderr)
    return 1 if problems else 0

"""check_tree.py catches top-level names that the house does not have, and gaps."""

import unittest

from planted import LintTest

HOUSE = {path: "" for path in (
    "CMakeLists.txt", "CMakePresets.json", "README.md", "LICENSE", "CHANGELOG.md",
    ".clang-format", ".ci/run", "benchmarks/a", "compiler/a", "dialects/a", "docs/a", "passes/a",
    "runtime/a", "test/a", "tools/a")}


class CheckTree(LintTest):
    lint = "check_tree"

    def test_allows_the_house(self):
        self.assert_clean(HOUSE)

    def test_catches_new_room(self):
        self.assert_caught({**HOUSE, "scripts/a": ""}, "scripts/: not a room")

    def test_catches_new_page(self):
        self.assert_caught({**HOUSE, "NOTES.md": ""}, "NOTES.md: not a file of the top level")

    def test_catches_missing_page(self):
        tree = dict(HOUSE)
        del tree["LICENSE"]
        self.assert_caught(tree, "LICENSE: missing")

    def test_catches_missing_room(self):
        tree = dict(HOUSE)
        del tree["docs/a"]
        self.assert_caught(tree, "docs: missing")


if __name__ == "__main__":
    unittest.main()

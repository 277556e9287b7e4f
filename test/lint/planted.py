"""Small trees with planted faults, for the tests of the lints."""

import importlib
import os
import sys
import tempfile
import unittest

LINTS = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))),
                     "tools", "lint")
sys.path.insert(0, LINTS)


class LintTest(unittest.TestCase):
    """A test of the lint module `lint`; `problems` runs it over a tree."""

    lint = None

    def problems(self, tree):
        """What the lint finds in a tree of {path: text}."""
        module = importlib.import_module(self.lint)
        with tempfile.TemporaryDirectory() as root:
            for path, text in tree.items():
                full = os.path.join(root, path)
                os.makedirs(os.path.dirname(full), exist_ok=True)
                with open(full, "w", encoding="utf-8") as file:
                    file.write(text)
            return module.check(root)

    def assert_clean(self, tree):
        """The lint finds nothing in `tree`."""
        self.assertEqual(self.problems(tree), [])

    def assert_caught(self, tree, *words):
        """The lint finds exactly one problem in `tree`, and says all of `words`."""
        found = self.problems(tree)
        self.assertEqual(len(found), 1, found)
        for word in words:
            self.assertIn(word, found[0])

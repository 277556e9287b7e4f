"""check_format.py catches C++ that the pinned formatter would change."""

import unittest
from unittest import mock

import planted

STYLE = "BasedOnStyle: LLVM\nColumnLimit: 100\n"


class CheckFormat(planted.LintTest):
    lint = "check_format"

    def test_allows_formatted_source(self):
        self.assert_clean({".clang-format": STYLE, "runtime/a.cpp": "int x = 1;\n"})

    def test_catches_unformatted_source(self):
        self.assert_caught({".clang-format": STYLE, "runtime/a.cpp": "int f();\nint   x=1;\n"},
                           "runtime/a.cpp:2", "run tools/format")

    def test_ignores_other_files(self):
        self.assert_clean({".clang-format": STYLE, "docs/a.md": "int   x=1;\n"})

    def test_refuses_another_version(self):
        with mock.patch("check_format.VERSION", "14.0"):
            self.assert_caught({".clang-format": STYLE}, "must be version 14.0")


if __name__ == "__main__":
    unittest.main()

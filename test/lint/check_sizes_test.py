"""check_sizes.py catches files over their hard budget, and only those."""

import unittest

from planted import LintTest


class CheckSizes(LintTest):
    lint = "check_sizes"

    def test_allows_source_at_hard_budget(self):
        self.assert_clean({"passes/fuse/A.cpp": "x\n" * 800})

    def test_catches_source_over_hard_budget(self):
        self.assert_caught({"passes/fuse/A.cpp": "x\n" * 801}, "801 lines", "at most 800")

    def test_catches_long_header(self):
        self.assert_caught({"passes/fuse/A.h": "x\n" * 251}, "at most 250")

    def test_catches_long_td(self):
        self.assert_caught({"dialects/tf/A.td": "x\n" * 401}, "at most 400")

    def test_catches_long_main(self):
        self.assert_caught({"tools/graphc/Main.cpp": "int main(int, char **) {\n" * 46},
                           "at most 45")

    def test_allows_long_library_file_in_tools(self):
        self.assert_clean({"tools/support/Run.cpp": "x\n" * 300})

    def test_ignores_other_files(self):
        self.assert_clean({"test/models/a.pbtxt": "x\n" * 5000})


if __name__ == "__main__":
    unittest.main()

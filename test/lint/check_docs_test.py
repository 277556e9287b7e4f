"""check_docs.py catches dead links and maps of what is not there."""

import unittest

from planted import LintTest


class CheckDocs(LintTest):
    lint = "check_docs"

    def page(self, text):
        return {"docs/a.md": text + "\n", "docs/b.md": "", "passes/fuse/Fuse.cpp": ""}

    def test_allows_living_link(self):
        self.assert_clean(self.page("[b](b.md), [f](../passes/fuse), [w](https://example.org)"))

    def test_catches_dead_link(self):
        self.assert_caught(self.page("see [c](c.md)"), "docs/a.md:1", "c.md leads nowhere")

    def test_code_has_no_links(self):
        self.assert_clean(self.page("```cpp\nauto f = [](T x) {};\n```\n[b](b.md)"))

    def test_catches_dead_link_after_code(self):
        self.assert_caught(self.page("```\nx\n```\n[c](c.md)"), "docs/a.md:4", "c.md leads nowhere")

    def test_allows_existing_path(self):
        self.assert_clean(self.page("`passes/fuse/Fuse.cpp` in `passes/fuse/`"))

    def test_catches_missing_path(self):
        self.assert_caught(self.page("`passes/fuse/Gone.cpp`"), "there is no passes/fuse/Gone.cpp")

    def test_placeholders_are_no_paths(self):
        self.assert_clean(self.page("`passes/<stage>/X.cpp`, `passes/fuse/NAME.cpp`, `passes/*/a`"))

    def test_commands_are_no_paths(self):
        self.assert_clean(self.page("`passes/fuse is a folder`"))

    def test_other_words_with_slashes_are_no_paths(self):
        self.assert_clean(self.page("`dl4j/Conv3D`"))


if __name__ == "__main__":
    unittest.main()

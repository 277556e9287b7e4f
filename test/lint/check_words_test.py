"""check_words.py catches notes to oneself and paths of one machine."""

import unittest

from planted import LintTest


class CheckWords(LintTest):
    lint = "check_words"

    def test_catches_note(self):
        self.assert_caught({"runtime/a.cpp": "int x;\n// TO" "DO: later\n"}, "runtime/a.cpp:2")

    def test_catches_other_notes(self):
        for note in ("FIX" "ME", "XX" "X", "HA" "CK"):
            self.assert_caught({"runtime/a.cpp": f"// {note}\n"}, note)

    def test_note_inside_a_word_is_none(self):
        self.assert_clean({"tools/a": "mktemp /tmp/graphc.XXXXXX\n"})

    def test_catches_home_folder(self):
        self.assert_caught({"docs/a.md": "see /ho" "me/someone/model\n"}, "path of one machine")

    def test_allows_relative_path(self):
        self.assert_clean({"docs/a.md": "see ../shared/work/x and build/work/y\n"})

    def test_allows_path_in_url(self):
        self.assert_clean({"docs/a.md": "https://example.org/work/x\n"})

    def test_ignores_binary_file(self):
        self.assert_clean({"test/models/a.pb": "\0 TO" "DO\n"})


if __name__ == "__main__":
    unittest.main()

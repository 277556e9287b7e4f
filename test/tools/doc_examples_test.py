"""The runner of the examples in pages, and the reader of smaps beside it."""

import os
import stat
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "scripts"))

import check_large_model  # noqa: E402
import run_doc_examples  # noqa: E402

PAGE = """Text with `graphc nothing`.
```sh
tools/test
graphc compile a \\
  -o b     # why
graphc run b
```
```
graphc not-this
```
"""


class Examples(unittest.TestCase):
    def run_page(self, script):
        with tempfile.TemporaryDirectory() as folder:
            tool, page = os.path.join(folder, "graphc"), os.path.join(folder, "page.md")
            with open(tool, "w", encoding="utf-8") as file:
                file.write("#!/bin/sh\n" + script)
            os.chmod(tool, os.stat(tool).st_mode | stat.S_IXUSR)
            with open(page, "w", encoding="utf-8") as file:
                file.write(PAGE)
            return run_doc_examples.run(page, folder, folder)

    def test_only_commands_of_ours_in_sh_blocks(self):
        found = [command.split()[:2] for _, command in run_doc_examples.commands(PAGE)]
        self.assertEqual(found, [["graphc", "compile"], ["graphc", "run"]])

    def test_examples_share_a_folder(self):
        count, problem = self.run_page('[ "$1" = run ] && exec cat "$2"; echo x > "$4"\n')
        self.assertEqual((count, problem), (2, None))

    def test_failing_example_is_named(self):
        _, problem = self.run_page('[ "$1" = run ] && { echo no such file >&2; exit 1; }; exit 0\n')
        self.assertIn("page.md:6: 'graphc run b' ended with 1: no such file", problem)


class Smaps(unittest.TestCase):
    def test_counts_the_artifact_alone(self):
        text = ("7f00-7f10 r--p 0 08:01 5    /tmp/x/large.so\nRss:   8 kB\nPss:   4 kB\n"
                "7f10-7f20 r--p 0 08:01 6    /tmp/x/large.weights\nRss:   2 kB\nPss:   1 kB\n"
                "7f20-7f30 rw-p 0 00:00 0\nRss:   100 kB\nPss:   100 kB\n"
                "7f30-7f40 r--p 0 08:01 7    /lib/libc.so.6\nRss:   50 kB\nPss:   5 kB\n")
        self.assertEqual(check_large_model.parse_smaps(text, "large."),
                         {"Rss": 10 * 1024, "Pss": 5 * 1024})


if __name__ == "__main__":
    unittest.main()

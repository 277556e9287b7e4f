"""The demo against a mock of graphc that answers what TensorFlow answered."""

import os
import stat
import subprocess
import sys
import tempfile
import unittest

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
WORKFLOW = os.path.join(HERE, "..", "..", "tools", "workflow")
DIGITS = os.path.join(HERE, "..", "models", "digits")
sys.path.insert(0, WORKFLOW)

import draw  # noqa: E402

MOCK = """#!/bin/sh
case "$1" in
compile) echo elf > "$4"; echo svg > "$6" ;;
inspect) echo '{"weights_bytes": 2048, "arena_bytes": 640, "arena_lower_bound": 512}' ;;
run) cp "%s" "$6" ;;
bench) echo '{"median_ms": 0.0123}' ;;
esac
exit %d
"""


class Drawing(unittest.TestCase):
    def test_shades_cover_the_range(self):
        self.assertEqual(draw.image_lines(np.array([[0.0, 0.3, 0.5, 0.7, 1.0]])), ["  ░░▒▒▓▓██"])

    def test_values_out_of_range_are_clamped(self):
        self.assertEqual(draw.image_lines(np.array([[-1.0, 2.0]])), ["  ██"])

    def test_bar(self):
        self.assertEqual(draw.bar(0.5, 4), "██··")

    def test_blocks_stand_in_columns(self):
        self.assertEqual(draw.side_by_side([["a", "bcd"], ["e", "f"]], "|"), ["a  |e", "bcd|f"])


class Demo(unittest.TestCase):
    def run_demo(self, answers, status=0):
        with tempfile.TemporaryDirectory() as folder:
            mock = os.path.join(folder, "graphc")
            with open(mock, "w", encoding="utf-8") as file:
                file.write(MOCK % (answers, status))
            os.chmod(mock, os.stat(mock).st_mode | stat.S_IXUSR)
            done = subprocess.run(
                [sys.executable, os.path.join(WORKFLOW, "demo.py"), "--graphc", mock, "--out",
                 os.path.join(folder, "out")], capture_output=True, text=True, check=False,
                env=dict(os.environ, COLUMNS="80"))
            return done

    def test_shows_every_digit_and_one_last_line(self):
        done = self.run_demo(os.path.join(DIGITS, "expected.npz"))
        self.assertEqual(done.returncode, 0, done.stderr)
        for digit in range(10):
            self.assertIn(f"a {digit}, ", done.stdout)
        self.assertIn("arena 640 bytes (lower bound 512)", done.stdout)
        self.assertIn("demo: 10 of 10 digits right, 12.3 us a call", done.stdout.splitlines()[-1])
        self.assertLessEqual(max(map(len, done.stdout.splitlines()[3:-1])), 80)

    def test_wrong_answers_fail(self):
        with tempfile.TemporaryDirectory() as folder:
            wrong = dict(np.load(os.path.join(DIGITS, "expected.npz")))
            wrong["label"] = np.roll(wrong["label"], 1)
            path = os.path.join(folder, "wrong.npz")
            np.savez(path, **wrong)
            done = self.run_demo(path)
        self.assertEqual(done.returncode, 1)
        self.assertIn("only 0 of 10 digits are right", done.stderr)

    def test_failing_tool_is_reported(self):
        done = self.run_demo(os.path.join(DIGITS, "expected.npz"), status=70)
        self.assertEqual(done.returncode, 1)
        self.assertIn("graphc compile ended with 70", done.stderr)


if __name__ == "__main__":
    unittest.main()

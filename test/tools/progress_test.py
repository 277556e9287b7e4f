"""Progress lines and logs of the scripts behind tools/build and tools/test."""

import io
import os
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "tools", "workflow"))

import progress  # noqa: E402


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self):
        return True


class ProgressLine(unittest.TestCase):
    def test_terminal_shows_each_last_unit(self):
        stream = Terminal()
        line = progress.Progress("build", stream)
        line.update(7, 7, "Main.cpp")
        self.assertIn("\rbuild 7/7  Main.cpp", stream.getvalue())

    def test_terminal_is_wiped_before_the_last_line(self):
        stream = Terminal()
        line = progress.Progress("build", stream)
        line.update(7, 7, "Main.cpp")
        line.finish("done")
        self.assertTrue(stream.getvalue().endswith("\rdone\n"))

    def test_log_is_not_drowned(self):
        stream = io.StringIO()
        line = progress.Progress("build", stream)
        for unit in range(1000):
            line.update(unit, 1000)
        line.finish("done")
        self.assertEqual(stream.getvalue(), "done\n")

    def test_log_shows_life_after_a_while(self):
        stream = io.StringIO()
        line = progress.Progress("build", stream)
        line.last_said -= progress.QUIET_SECONDS
        line.update(3, 9)
        self.assertTrue(stream.getvalue().startswith("build 3/9 ("))

    def test_durations(self):
        self.assertEqual(progress.duration(4.2), "4.2 s")
        self.assertEqual(progress.duration(187), "3 min 07 s")


class LoggedRun(unittest.TestCase):
    def run_script(self, script, **kwargs):
        with tempfile.TemporaryDirectory() as folder:
            log = os.path.join(folder, "deep", "log")
            status = progress.run_logged(["/bin/sh", "-c", script], log, **kwargs)
            with open(log, encoding="utf-8") as file:
                return status, file.read(), progress.error_excerpt(log, 3)

    def test_keeps_both_streams_and_the_status(self):
        status, log, _ = self.run_script("echo out; echo err >&2; exit 3")
        self.assertEqual(status, 3)
        self.assertIn("out\n", log)
        self.assertIn("err\n", log)

    def test_moves_the_progress(self):
        stream = Terminal()
        self.run_script("echo '[4/4] x.cpp'", progress=progress.Progress("b", stream),
                        pattern=r"\[(?P<done>\d+)/(?P<total>\d+)\] (?P<what>.*)")
        self.assertIn("b 4/4  x.cpp", stream.getvalue())

    def test_excerpt_starts_at_the_first_error(self):
        _, _, excerpt = self.run_script("seq 50; echo 'a.cpp:1: error: bad'; seq 50")
        self.assertEqual(excerpt, "a.cpp:1: error: bad\n1\n2")

    def test_excerpt_without_error_is_the_end(self):
        _, _, excerpt = self.run_script("seq 50")
        self.assertEqual(excerpt, "48\n49\n50")


if __name__ == "__main__":
    unittest.main()

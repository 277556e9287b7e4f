"""How tools/test counts the verdicts of each framework."""

import json
import os
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "tools", "workflow"))

import suites  # noqa: E402

GTEST = """<testsuites><testsuite>
<testcase classname="Arena" name="empty" status="run" result="completed"/>
<testcase classname="Arena" name="full" status="run" result="completed">
<failure message="expected 3, got 4"/></testcase>
<testcase classname="Gpu" name="any" status="run" result="skipped">
<skipped message="no device"/></testcase>
</testsuite></testsuites>"""


def ctest(status, output=""):
    return (f'<testsuite><testcase name="unit/arena" status="{status}">'
            f"<system-out>{output}</system-out></testcase></testsuite>")


class Counting(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def test_gtest_counts_cases_and_keeps_reasons(self):
        tally = suites.parse_gtest(self.write("a.xml", GTEST))
        self.assertEqual(tally.line(), "1 passed, 1 failed, 1 skipped")
        self.assertEqual(tally.failures, [("Arena.full", "expected 3, got 4")])
        self.assertEqual(tally.skips, [("Gpu.any", "no device")])

    def test_torn_gtest_report_is_none(self):
        self.assertIsNone(suites.parse_gtest(self.write("a.xml", GTEST[:90])))

    def test_ctest_prefers_the_finer_report(self):
        self.write("arena.xml", GTEST)
        tally = suites.parse_ctest(self.write("c", ctest("fail")), self.folder)
        self.assertEqual(tally.line(), "1 passed, 1 failed, 1 skipped")

    def test_program_that_died_counts_as_a_failure(self):
        tally = suites.parse_ctest(self.write("c", ctest("fail", "Segmentation fault")),
                                   self.folder)
        self.assertEqual(tally.failures, [("unit/arena", "Segmentation fault")])

    def test_program_that_died_after_its_report_counts_as_a_failure(self):
        self.write("arena.xml", "<testsuites><testcase classname='A' name='b'/></testsuites>")
        tally = suites.parse_ctest(self.write("c", ctest("fail")), self.folder)
        self.assertEqual(tally.line(), "1 passed, 1 failed")

    def test_disabled_ctest_is_not_silent(self):
        tally = suites.parse_ctest(self.write("c", ctest("disabled")), self.folder)
        self.assertEqual(tally.skips, [("unit/arena", "disabled")])

    def test_python_tests_count_one_by_one(self):
        output = "FAIL: test_b (x.Y)\nwhy\nRan 5 tests in 0.1s\n\nFAILED (failures=1, skipped=1)"
        tally = suites.parse_unittest("t", output, True)
        self.assertEqual(tally.line(), "3 passed, 1 failed, 1 skipped")
        self.assertEqual(tally.failures, [("t:test_b", "(x.Y)\nwhy")])

    def test_programs_without_a_label(self):
        tests = [{"name": "unit/arena"}, {"name": "lint/words"},
                 {"name": "unit/import", "properties": [{"name": "LABELS", "value": ["mlir"]}]}]
        listing = json.dumps({"tests": tests})
        self.assertEqual(suites.test_programs(listing, ("mlir",)), ["arena"])
        self.assertEqual(suites.test_programs(listing, ()), ["arena", "import"])

    def test_lit_counts_codes(self):
        tests = [{"name": "graphc :: a.mlir", "code": "PASS"},
                 {"name": "graphc :: b.mlir", "code": "FAIL", "output": "why"},
                 {"name": "graphc :: c.mlir", "code": "UNSUPPORTED"},
                 {"name": "graphc :: d.mlir", "code": "XPASS"}]
        tally = suites.parse_lit(self.write("l.json", json.dumps({"tests": tests})))
        self.assertEqual(tally.line(), "1 passed, 2 failed, 1 skipped")
        self.assertEqual(tally.failures[0], ("b.mlir", "why"))


if __name__ == "__main__":
    unittest.main()

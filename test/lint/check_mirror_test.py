"""check_mirror.py catches passes, algorithms and lints without tests."""

import unittest

from planted import LintTest

PASS = "#define GEN_PASS_DEF_PLANARENAPASS\n"


class CheckMirror(LintTest):
    lint = "check_mirror"

    def test_catches_pass_without_test(self):
        self.assert_caught({"passes/memory/PlanArena.cpp": PASS},
                           "test/passes/memory/plan-arena.mlir")

    def test_allows_pass_with_test(self):
        self.assert_clean({"passes/memory/PlanArena.cpp": PASS,
                           "test/passes/memory/plan-arena.mlir": ""})

    def test_allows_pass_with_errors_test(self):
        self.assert_clean({"passes/memory/PlanArena.cpp": PASS,
                           "test/passes/memory/plan-arena-errors.mlir": ""})

    def test_other_pass_with_same_start_does_not_count(self):
        self.assert_caught({"passes/memory/PlanArena.cpp": PASS,
                            "test/passes/memory/plan-arenas.mlir": ""}, "plan-arena.mlir")

    def test_test_of_other_stage_does_not_count(self):
        self.assert_caught({"passes/memory/PlanArena.cpp": PASS,
                            "test/passes/lower/plan-arena.mlir": ""}, "plan-arena.mlir")

    def test_allows_helper_without_test(self):
        self.assert_clean({"passes/memory/Pipeline.cpp": "// builds the stage\n"})

    def test_catches_algorithm_without_test(self):
        self.assert_caught({"passes/algorithms/Liveness.h": ""},
                           "test/unit/passes/algorithms/LivenessTest.cpp")

    def test_allows_algorithm_with_test(self):
        self.assert_clean({"passes/algorithms/Liveness.h": "",
                           "test/unit/passes/algorithms/LivenessTest.cpp": ""})

    def test_catches_lint_without_test(self):
        self.assert_caught({"tools/lint/check_spelling.py": ""},
                           "test/lint/check_spelling_test.py")


if __name__ == "__main__":
    unittest.main()

"""The corpus runner end to end, with a mock in the place of graphc."""

import contextlib
import io
import json
import os
import sys
import tempfile
import unittest

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
TOOLS = os.path.join(HERE, "..", "..", "tools")
sys.path[:0] = [os.path.join(TOOLS, "corpus_runner"), os.path.join(TOOLS, "workflow")]

import cases  # noqa: E402
import main  # noqa: E402
import run_case  # noqa: E402
import table  # noqa: E402

MOCK = os.path.join(HERE, "Inputs", "mock_graphc.py")


class MockedCorpus(unittest.TestCase):
    """Cases in a folder of their own; `model` tells the mock what to do."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.settings = run_case.Settings(MOCK, timeout=20)

    def path(self, name):
        return os.path.join(self.folder, name)

    def tensor(self, name, value, dtype="float32", **more):
        npy = f"{len(os.listdir(self.folder))}.npy"
        np.save(self.path(npy), np.array(value, dtype))
        return {"tensor": name, "npy": npy, "dtype": dtype, **more}

    def case(self, model, **entry):
        name = f"model{len(os.listdir(self.folder))}"
        with open(self.path(name), "w", encoding="utf-8") as file:
            json.dump(model, file)
        whole = {"id": "a/" + name, "kind": "op", "model": name, "golden": "source", "inputs": [],
                 "outputs": [], **entry}
        return cases.Case(self.folder, whole)


class OneCase(MockedCorpus):
    """The verdict on a single case."""

    def verdict(self, model, **entry):
        result = run_case.run_case(self.case(model, **entry), self.settings)
        return result.verdict, result.reason

    def assert_verdict(self, verdict, words, model, **entry):
        got = self.verdict(model, **entry)
        self.assertEqual(got[0], verdict, got)
        self.assertIn(words, got[1])

    def test_equal_outputs_pass(self):
        self.assert_verdict("pass", "", {"outputs": {"y:0": [1, 2]}},
                            outputs=[self.tensor("y:0", [1, 2])])

    def test_other_value_fails(self):
        self.assert_verdict("fail-numeric", "y:0", {"outputs": {"y:0": [1, 3]}},
                            outputs=[self.tensor("y:0", [1, 2])])

    def test_tolerance_of_the_case_holds(self):
        self.assert_verdict("pass", "", {"outputs": {"y:0": [1, 3]}},
                            outputs=[self.tensor("y:0", [1, 2])],
                            tolerance={"rtol": 0.0, "atol": 1.5})

    def test_missing_output_fails(self):
        self.assert_verdict("fail-shape", "no such output", {"outputs": {"z:0": [1]}},
                            outputs=[self.tensor("y:0", [1])])

    def test_missing_file_fails(self):
        self.assert_verdict("fail-shape", "npz", {}, outputs=[self.tensor("y:0", [1])])

    def test_feeds_arrive(self):
        self.assert_verdict("pass", "", {"echo": "y:0"}, inputs=[self.tensor("x:0", [5])],
                            outputs=[self.tensor("y:0", [5])])

    def test_alternative_feeds_arrive(self):
        self.assert_verdict("pass", "", {"echo": "y:0"}, alt_inputs=[self.tensor("v:0", [6])],
                            outputs=[self.tensor("y:0", [6])])

    def test_tmp_in_strings_is_a_folder(self):
        case = self.case({}, inputs=[self.tensor("p", b"{tmp}/ckpt", "S10")])
        loaded = case.load(case.entry["inputs"][0], "/tmp/some/folder")
        self.assertEqual(loaded.item(), b"/tmp/some/folder/ckpt")
        self.assertEqual(loaded.shape, ())

    def test_signature_keys_are_used_when_all_are_known(self):
        self.assert_verdict("pass", "", {"outputs": {"score": [1]}}, signature="serve",
                            outputs=[self.tensor("y:0", [1], signature_key="score")])

    def test_crash_is_a_verdict(self):
        self.assert_verdict("crash", "SIGSEGV", {"signal": 11})

    def test_hang_is_killed(self):
        self.settings = run_case.Settings(MOCK, timeout=0.5)
        self.assert_verdict("hang", "0.5 s", {"sleep": 30})

    def test_internal_error(self):
        self.assert_verdict("internal-error", "boom", {"exit": 70, "stderr": "error: boom\n"})

    def test_user_error_gives_the_first_reason(self):
        self.assert_verdict("user-error", "bad file", {"exit": 1, "stderr": "m.pb: error: bad file\n"})

    def test_unsupported_is_told_apart(self):
        self.assert_verdict("unsupported", "op Foo",
                            {"exit": 1, "stderr": "error: unsupported op Foo\n"})

    def test_expected_error_passes(self):
        self.assert_verdict("pass", "", {"exit": 1, "stderr": "error: incompatible shapes\n"},
                            golden="error", expect_error="ncompatible")

    def test_other_error_than_expected(self):
        self.assert_verdict("wrong-error", "out of memory",
                            {"exit": 1, "stderr": "error: out of memory\n"},
                            golden="error", expect_error="ncompatible")

    def test_no_error_where_one_is_expected(self):
        self.assert_verdict("no-error", "must fail", {}, golden="error", expect_error="x")

    def test_import_only_asks_for_a_stage(self):
        self.assert_verdict("pass", "", {}, kind="import_only", golden=None)

    def test_malformed_file_must_be_refused(self):
        notes = "malformed on purpose: must be refused with an error, not a crash"
        self.assert_verdict("no-error", "accepted", {}, kind="import_only", notes=notes)
        self.assert_verdict("pass", "cycle", {"exit": 1, "stderr": "error: cycle\n"},
                            kind="import_only", notes=notes)
        self.assert_verdict("crash", "SIGABRT", {"signal": 6}, kind="import_only", notes=notes)

    def test_runs_are_calls_of_one_process(self):
        model = {"calls": [{"outputs": {"y:0": [1]}}, {"outputs": {"y:0": [2, 2]}}]}
        runs = [{"inputs": [], "outputs": [self.tensor("y:0", [2, 2])]}]
        self.assert_verdict("pass", "", model, outputs=[self.tensor("y:0", [1])], runs=runs)
        runs = [{"inputs": [], "outputs": [self.tensor("y:0", [2, 3])]}]
        self.assert_verdict("fail-numeric", "call 1: y:0", model,
                            outputs=[self.tensor("y:0", [1])], runs=runs)

    def test_call_may_fail_as_expected_and_the_next_goes_on(self):
        model = {"exit": 1, "calls": [{"error": "index 9 is out of range"},
                                      {"outputs": {"y:0": [1]}}]}
        calls = [{"signature": "f", "inputs": [], "outputs": [], "expect_error": "out of range"},
                 {"signature": "f", "inputs": [], "outputs": [self.tensor("y:0", [1])]}]
        self.assert_verdict("pass", "", model, calls=calls)

    def test_call_that_fails_unasked(self):
        model = {"exit": 1, "calls": [{"error": "error: unsupported op Foo"}, {"error": "x"}]}
        calls = [{"signature": "f", "inputs": [], "outputs": []}] * 2
        self.assert_verdict("unsupported", "call 0: unsupported op Foo", model, calls=calls)

    def test_report_without_every_call(self):
        calls = [{"signature": "f", "inputs": [], "outputs": []}] * 2
        self.assert_verdict("fail-shape", "every call", {"calls": [{}]}, calls=calls)

    def test_reference_nodes_can_be_forbidden(self):
        model = {"outputs": {"y:0": [1]}, "nodes": {"kernel": 2, "reference": 1}}
        outputs = [self.tensor("y:0", [1])]
        self.assert_verdict("pass", "", model, outputs=outputs)
        self.settings = run_case.Settings(MOCK, forbid_reference=True)
        self.assert_verdict("reference", "1 nodes", model, outputs=outputs)


class Sweep(MockedCorpus):
    """The whole program over a manifest."""

    def setUp(self):
        super().setUp()
        good = self.case({"outputs": {"y:0": [1]}}, outputs=[self.tensor("y:0", [1])])
        bad = self.case({"outputs": {"y:0": [2]}}, outputs=[self.tensor("y:0", [1])])
        self.good, self.bad = good.id, bad.id
        with open(self.path("manifest.json"), "w", encoding="utf-8") as file:
            json.dump({"cases": [good.entry, bad.entry]}, file)
        self.expected = self.path("expected.txt")

    def sweep(self, *words):
        out = io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            status = main.main(["--manifest", self.path("manifest.json"), "--graphc", MOCK, *words])
        return status, out.getvalue()

    def test_reports_without_judging(self):
        status, text = self.sweep()
        self.assertEqual(status, 0)
        self.assertTrue(text.endswith("corpus: 1 of 2 pass, 0 crash or hang\n"), text)
        self.assertIn("trusted cases (op, network, saved_model): 1 of 2 pass, 1 of them", text)

    def test_missing_corpus_is_said_and_no_fault(self):
        status, text = self.sweep("--manifest", self.path("nowhere.json"))
        self.assertEqual(status, 0)
        self.assertIn("skipped", text)

    def test_missing_tool_is_a_fault(self):
        status, text = self.sweep("--graphc", self.path("nowhere"))
        self.assertEqual(status, 1)
        self.assertIn("tools/build", text)

    def test_expected_passes_only_grow(self):
        with open(self.expected, "w", encoding="utf-8") as file:
            file.write("z/once\n")
        self.sweep("--expected", self.expected, "--update-expected")
        self.assertEqual(main.read_expected(self.expected), sorted([self.good, "z/once"]))

    def test_regression_fails(self):
        with open(self.expected, "w", encoding="utf-8") as file:
            file.write(f"# held\n{self.good}\n")
        self.assertEqual(self.sweep("--expected", self.expected)[0], 0)
        with open(self.expected, "a", encoding="utf-8") as file:
            file.write(self.bad + "\n")
        self.assertEqual(self.sweep("--expected", self.expected)[0], 1)

    def test_expected_case_that_vanished_fails(self):
        with open(self.expected, "w", encoding="utf-8") as file:
            file.write("z/gone\n")
        status, text = self.sweep("--expected", self.expected)
        self.assertEqual(status, 1)
        self.assertIn("z/gone", text)

    def test_filter_and_json(self):
        self.sweep("--filter", self.good, "--json", self.path("o.json"))
        with open(self.path("o.json"), encoding="utf-8") as file:
            results = json.load(file)["cases"]
        self.assertEqual([(r["id"], r["verdict"], r["nodes"]) for r in results],
                         [(self.good, "pass", {"kernel": 1})])

    def test_fault_of_the_runner_does_not_end_the_sweep(self):
        os.remove(self.path("0.npy"))
        status, text = self.sweep()
        self.assertEqual(status, 0)
        self.assertIn("the runner: FileNotFoundError", text)


class Tables(unittest.TestCase):
    def test_same_cause_under_other_names_and_numbers(self):
        self.assertEqual(table.cause("node 'a/b': expected rank 3, got 4"),
                         table.cause("node 'c': expected rank 2, got 1"))

    def test_node_counts_are_named(self):
        self.assertEqual(table.fates({"host": 2, "copy": 1}),
                         "kernel 0 host 2 folded 0 reference 0 copy 1")


if __name__ == "__main__":
    unittest.main()

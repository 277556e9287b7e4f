"""The suites that tools/test runs, and how each one's verdict is counted.

A suite returns a Tally: how many cases passed, failed and were skipped, with
the names of those that did not pass. A case is the smallest thing that a
framework reports: a GoogleTest case, a Python test method, a lit file, a lint.
"""

import dataclasses
import json
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as xml

from progress import Progress, duration, run_logged

LIT = "/usr/lib/llvm-19/build/utils/lit/lit.py"


@dataclasses.dataclass
class Tally:
    """Counts of one suite; `failures` and `skips` are (name, reason) pairs."""

    passed: int = 0
    failures: list = dataclasses.field(default_factory=list)
    skips: list = dataclasses.field(default_factory=list)

    def add(self, other):
        """Adds the counts of `other`."""
        self.passed += other.passed
        self.failures += other.failures
        self.skips += other.skips

    def line(self):
        """The counts as text."""
        text = f"{self.passed} passed, {len(self.failures)} failed"
        return text + (f", {len(self.skips)} skipped" if self.skips else "")


def parse_gtest(path):
    """The tally of a GoogleTest XML report; None if the file is not a whole report."""
    try:
        root = xml.parse(path).getroot()
    except (OSError, xml.ParseError):
        return None
    tally = Tally()
    for case in root.iter("testcase"):
        name = f"{case.get('classname')}.{case.get('name')}"
        failure = case.find("failure")
        skipped = case.find("skipped")
        if failure is not None:
            tally.failures.append((name, failure.get("message", "").strip()))
        elif skipped is not None or case.get("result") == "skipped":
            reason = skipped.get("message", "") if skipped is not None else ""
            tally.skips.append((name, reason.strip()))
        else:
            tally.passed += 1
    return tally


def parse_unittest(name, output, failed):
    """The tally of a Python unittest program's output; None if it is none."""
    ran = re.search(r"^Ran (\d+) tests? in", output, re.MULTILINE)
    if not ran:
        return None
    skipped = re.search(r"skipped=(\d+)", output)
    tally = Tally(skips=[(name, "see the log")] * int(skipped[1] if skipped else 0))
    tally.failures = [(f"{name}:{found[1]}", found[2].strip()) for found in
                      re.finditer(r"^(?:FAIL|ERROR): (\S+)(.*?)(?=^=====|^Ran )", output,
                                  re.MULTILINE | re.DOTALL)]
    if failed and not tally.failures:
        tally.failures.append((name, "exit status is not 0"))
    tally.passed = max(0, int(ran[1]) - len(tally.failures) - len(tally.skips))
    return tally


def parse_ctest(junit_path, gtest_folder):
    """The tally of a ctest run: finer reports where programs wrote them, else one each."""
    tally = Tally()
    for case in xml.parse(junit_path).getroot().iter("testcase"):
        name = case.get("name")
        status = case.get("status")
        output = case.findtext("system-out") or ""
        program = os.path.join(gtest_folder, name.split("/")[-1] + ".xml")
        finer = parse_gtest(program) or parse_unittest(name, output, status == "fail")
        if finer:
            if status == "fail" and not finer.failures:
                finer.failures.append((name, "the program failed after its last case"))
            tally.add(finer)
        elif status == "run":
            tally.passed += 1
        elif status == "fail":
            tally.failures.append((name, "\n".join(output.strip().splitlines()[-12:])))
        else:
            tally.skips.append((name, status or "not run"))
    return tally


def parse_lit(path):
    """The tally of a lit JSON report."""
    with open(path, encoding="utf-8") as file:
        tests = json.load(file)["tests"]
    tally = Tally()
    for test in tests:
        name = test["name"].split(" :: ", 1)[-1]
        if test["code"] in ("PASS", "XFAIL", "FLAKYPASS"):
            tally.passed += 1
        elif test["code"] in ("UNSUPPORTED", "SKIPPED", "EXCLUDED"):
            tally.skips.append((name, test["code"].lower()))
        else:
            output = test.get("output", "").strip().splitlines()
            tally.failures.append((name, "\n".join(output[-12:])))
    return tally


def test_programs(listing, exclude):
    """Targets of the unit test programs without a label of `exclude`, sorted.

    `listing` is what ctest --show-only=json-v1 prints; the test of a program
    is called unit/TARGET.
    """
    found = []
    for test in json.loads(listing)["tests"]:
        labels = next((p["value"] for p in test.get("properties", []) if p["name"] == "LABELS"), [])
        if test["name"].startswith("unit/") and not set(labels) & set(exclude):
            found.append(test["name"].removeprefix("unit/"))
    return sorted(found)


def run_ctest(folder, jobs, env, exclude=()):
    """Runs the ctests of the build in `folder` but those with a label of `exclude` and lit's.

    Lit has a suite of its own, which counts its files one by one.
    """
    results = os.path.join(folder, "test-results")
    gtest = os.path.join(results, "gtest")
    shutil.rmtree(results, ignore_errors=True)
    os.makedirs(gtest)
    junit = os.path.join(results, "ctest.xml")
    log = os.path.join(results, "ctest.log")
    labels = "|".join(f"^{label}$" for label in ("lit", *exclude))
    command = ["ctest", "--test-dir", folder, "-j", str(jobs), "-LE", labels, "--timeout", "900",
               "--output-on-failure", "--output-junit", junit,
               "--test-output-size-passed", "1000000", "--test-output-size-failed", "1000000"]
    progress = Progress("unit tests and lints")
    run_logged(command, log, progress,
               r"\s*(?P<done>\d+)/(?P<total>\d+) Test +#\d+: (?P<what>\S+)",
               env=dict(env, GTEST_OUTPUT=f"xml:{gtest}/"))
    if not os.path.exists(junit):
        tally = Tally(failures=[("ctest", f"wrote no report; log: {log}")])
    else:
        tally = parse_ctest(junit, gtest)
    progress.finish(f"unit tests and lints: {tally.line()} ({duration(progress.seconds())})")
    return tally


def run_lit(folder, jobs, env):
    """Runs the lit tests of the build in `folder`."""
    suite = os.path.join(folder, "test")
    if not os.path.exists(os.path.join(suite, "lit.site.cfg.py")):
        return Tally(failures=[("lit", f"{suite} has no lit.site.cfg.py")])
    report = os.path.join(folder, "test-results", "lit.json")
    log = os.path.join(folder, "test-results", "lit.log")
    progress = Progress("lit")
    run_logged(["/usr/bin/python3", LIT, "-v", "-j", str(jobs), "--output", report, suite], log,
               progress, r"\w+: (?P<what>.*) \((?P<done>\d+) of (?P<total>\d+)\)", env=env)
    if not os.path.exists(report):
        tally = Tally(failures=[("lit", f"wrote no report; log: {log}")])
    else:
        tally = parse_lit(report)
    progress.finish(f"lit: {tally.line()} ({duration(progress.seconds())})")
    return tally


def run_corpus(root, folder, jobs, env):
    """Runs the corpus cases that are expected to pass; skips where the models are not here."""
    report = os.path.join(folder, "test-results", "corpus.json")
    if os.path.exists(report):
        os.remove(report)
    command = [os.path.join(root, "tools", "corpus"), "--no-fold", "--jobs", str(jobs),
               "--no-reference", "--graphc", os.path.join(folder, "bin", "graphc"),
               "--json", report, "--quiet",
               "--expected", os.path.join(root, "test", "corpus", "expected_passes.txt")]
    done = subprocess.run(command, env=env, check=False)
    if not os.path.exists(report):
        if done.returncode == 0:
            return Tally(skips=[("corpus", "the model corpus is not beside the checkout")])
        return Tally(failures=[("corpus", f"exit status {done.returncode} and no report")])
    with open(report, encoding="utf-8") as file:
        cases = json.load(file)["cases"]
    tally = Tally()
    for case in cases:
        if case["verdict"] == "pass":
            tally.passed += 1
        else:
            tally.failures.append(("corpus/" + case["id"], f"{case['verdict']}: {case['reason']}"))
    return tally

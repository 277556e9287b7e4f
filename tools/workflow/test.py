"""Builds graphc and runs every test; the program behind tools/test."""

import argparse
import os
import subprocess
import sys

import suites
from build import ROOT, build, configure, default_jobs, presets
from progress import Progress, duration

# libMLIR and libLLVM are not instrumented: containers that cross the border
# look overflowed, and their static tables never get freed.
SANITIZER_ENV = {
    "ASAN_OPTIONS": "detect_container_overflow=0:detect_odr_violation=0:allocator_may_return_null=1",
    "UBSAN_OPTIONS": "print_stacktrace=1",
    "TSAN_OPTIONS": "halt_on_error=1",
}


def show(title, cases):
    """Prints the cases that failed or were skipped, each with its reason."""
    for name, reason in cases:
        lines = reason.splitlines() or ["no reason given"]
        print(f"{title} {name}: {lines[0]}")
        for line in lines[1:]:
            print(f"    {line}")


def programs(folder, exclude):
    """The test programs that a run without the labels `exclude` needs."""
    listing = subprocess.run(["ctest", "--test-dir", folder, "--show-only=json-v1"], check=True,
                             capture_output=True, text=True).stdout
    return suites.test_programs(listing, exclude)


def main():
    """Runs build, unit tests and lints, lit, corpus; the last line counts all of them."""
    parser = argparse.ArgumentParser(
        prog="tools/test", description="Installs what is missing, builds, and runs every test. "
        "The last line says how many passed and failed; the exit status is 0 if none failed.")
    parser.add_argument("--preset", default="release", choices=presets())
    parser.add_argument("-j", "--jobs", type=int, help="run so many things at once")
    args = parser.parse_args()
    jobs = args.jobs or default_jobs()
    total = Progress("tests")

    folder = os.path.join(ROOT, "build", args.preset)
    # ThreadSanitizer cannot follow a lock inside a library that it did not
    # instrument: it sees only what does not touch MLIR.
    only_ours = args.preset == "tsan"
    exclude = ("mlir", "lint", "tools", "lit") if only_ours else ()
    built = configure(args.preset)
    targets = programs(folder, exclude) if built and only_ours else ()
    if not built or not build(args.preset, targets, jobs):
        print("0 passed, 1 failed")
        return 1
    env = dict(SANITIZER_ENV)
    env.update(os.environ)
    tally = suites.run_ctest(folder, jobs, env, exclude)
    if not only_ours:
        tally.add(suites.run_lit(folder, jobs, env))
    if args.preset == "release":
        tally.add(suites.run_corpus(ROOT, folder, jobs, env))

    show("skipped", tally.skips)
    show("FAILED", tally.failures)
    print(f"logs: {os.path.join(folder, 'test-results')}; {duration(total.seconds())} in all")
    print(tally.line())
    return 1 if tally.failures else 0


if __name__ == "__main__":
    sys.exit(main())

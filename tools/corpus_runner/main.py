"""Sweeps over the corpus; the program behind tools/corpus."""

import argparse
import concurrent.futures
import dataclasses
import fnmatch
import json
import os
import sys

from cases import load_manifest
from progress import Progress, duration
from run_case import Result, Settings, run_case
from table import by_cause, by_kind, case_line, trusted_line

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
MANIFEST = os.path.join(ROOT, "..", "shared", "models", "manifest.json")
EXPECTED = os.path.join(ROOT, "test", "corpus", "expected_passes.txt")
HEADER = """# Cases of the model corpus that pass with every constant opaque (--no-fold) and
# with no node left to the reference evaluator. This list only grows:
# tools/corpus --no-fold --no-reference --update-expected adds what passes now.
"""


def parse_arguments(words):
    """The command line of tools/corpus."""
    parser = argparse.ArgumentParser(
        prog="tools/corpus", description="Runs the model corpus: imports, compiles and runs each "
        "case and compares it with its golden. The last line is the verdict.")
    parser.add_argument("--manifest", default=MANIFEST, help="default ../shared/models/manifest.json")
    parser.add_argument("--graphc", default=os.path.join(ROOT, "build", "release", "bin", "graphc"))
    parser.add_argument("--no-fold", action="store_true",
                        help="keep constants opaque: test kernels, not the constant folder")
    parser.add_argument("--no-reference", action="store_true",
                        help="a case with a node left to the reference evaluator does not pass")
    parser.add_argument("--json", metavar="OUT", help="write every result to this file")
    parser.add_argument("--filter", metavar="GLOB", action="append",
                        help="only cases whose id matches (may be repeated)")
    parser.add_argument("--kind", action="append", help="only cases of this kind (may be repeated)")
    parser.add_argument("--trusted", action="store_true", help="only cases whose golden counts")
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--timeout", type=float, default=20.0, help="seconds a case (20)")
    parser.add_argument("--memory", type=float, default=8.0, metavar="GIB",
                        help="memory a case may take; 0 is no limit, as sanitizers need (8)")
    parser.add_argument("--expected", metavar="FILE", help="run only the ids in this file and fail "
                        "if one does not pass")
    parser.add_argument("--update-expected", action="store_true",
                        help="run as usual, then add the ids that pass to the file of --expected "
                        "(test/corpus/expected_passes.txt)")
    parser.add_argument("--quiet", action="store_true", help="no line for a case that passes")
    return parser.parse_args(words)


def read_expected(path):
    """The ids in a file of expected passes; an empty list where there is none."""
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as file:
        lines = (line.split("#")[0].strip() for line in file)
        return [line for line in lines if line]


def update_expected(path, results):
    """Adds what passes to the file; returns how many ids are new. Nothing is ever removed."""
    known = set(read_expected(path))
    new = {r.id for r in results if r.verdict == "pass"} - known
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(HEADER + "".join(f"{id}\n" for id in sorted(known | new)))
    return len(new)


def select(cases, args, expected):
    """The cases that the command line asks for; `expected` is None or a list of ids."""
    if expected is not None:
        wanted = set(expected)
        cases = [case for case in cases if case.id in wanted]
    if args.filter:
        cases = [c for c in cases if any(fnmatch.fnmatchcase(c.id, g) for g in args.filter)]
    if args.kind:
        cases = [case for case in cases if case.kind in args.kind]
    if args.trusted:
        cases = [case for case in cases if case.trusted()]
    return cases


def guarded(case, settings):
    """run_case; a fault of the runner itself becomes a result, so that a sweep goes on."""
    try:
        return run_case(case, settings)
    except Exception as problem:  # pylint: disable=broad-except
        return Result(case.id, case.kind, "internal-error",
                      f"the runner: {type(problem).__name__}: {problem}", trusted=case.trusted())


def sweep(cases, settings, jobs, quiet):
    """Runs `cases`, printing as they end; returns their results in manifest order."""
    progress = Progress("corpus")
    results = {}
    with concurrent.futures.ThreadPoolExecutor(max(1, jobs)) as pool:
        running = [pool.submit(guarded, case, settings) for case in cases]
        for future in concurrent.futures.as_completed(running):
            result = future.result()
            results[result.id] = result
            if not quiet:
                print(case_line(result), flush=True)
            else:
                progress.update(len(results), len(cases), result.id)
    if quiet:
        progress.finish(f"corpus: {len(cases)} cases in {duration(progress.seconds())}")
    return [results[case.id] for case in cases]


def main(words=None):
    """Runs the sweep; returns the exit status."""
    args = parse_arguments(words)
    if not os.path.exists(args.manifest):
        print(f"corpus: skipped, there is no {os.path.normpath(args.manifest)}")
        return 0
    file = args.expected or EXPECTED
    expected = read_expected(file) if args.expected and not args.update_expected else None
    every = load_manifest(args.manifest)
    cases = select(every, args, expected)
    if cases and not os.access(args.graphc, os.X_OK):
        print(f"corpus: {args.graphc} does not exist; tools/build makes it", file=sys.stderr)
        return 1
    settings = Settings(os.path.abspath(args.graphc), args.no_fold, args.no_reference,
                        args.timeout, args.memory)
    results = sweep(cases, settings, args.jobs, args.quiet)
    unknown = sorted(set(expected or []) - {case.id for case in every})
    results += [Result(id, "unknown", "fail-shape", "expected to pass, but not in the manifest")
                for id in unknown]

    if args.quiet:
        for result in results:
            if result.verdict != "pass":
                print(case_line(result))
    print("\n".join(["", *by_kind(results)]))
    if any(r.verdict != "pass" for r in results):
        print("\n".join(["", "reasons:", *by_cause(results)]))
    print("\n" + trusted_line(results))
    if args.json:
        with open(args.json, "w", encoding="utf-8") as out:
            json.dump({"cases": [dataclasses.asdict(r) for r in results]}, out, indent=1)
    if args.update_expected:
        print(f"{update_expected(file, results)} ids added to {os.path.relpath(file)}")

    passed = sum(r.verdict == "pass" for r in results)
    broken = [r for r in results if r.verdict in ("crash", "hang")]
    failed = len(results) - passed if expected is not None else len(broken)
    print(f"corpus: {passed} of {len(results)} pass, {len(broken)} crash or hang")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

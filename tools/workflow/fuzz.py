"""Builds the libFuzzer programs and runs each for a while; behind tools/fuzz."""

import argparse
import os
import re
import sys

from build import ROOT, build, default_jobs
from progress import Progress, duration, error_excerpt, run_logged

FOLDER = os.path.join(ROOT, "build", "fuzz")


def programs():
    """Names of the fuzzers that were built."""
    folder = os.path.join(FOLDER, "bin", "fuzz")
    return sorted(os.listdir(folder)) if os.path.isdir(folder) else []


def seeds_of(name):
    """The folder of first inputs of a fuzzer; None where it has none."""
    for folder, folders, _ in os.walk(os.path.join(ROOT, "test", "fuzz")):
        if name in folders:
            return os.path.join(folder, name)
    return None


def run(name, seconds, jobs):
    """Runs one fuzzer; returns whether it found nothing."""
    inputs = os.path.join(FOLDER, "inputs", name)
    findings = os.path.join(FOLDER, "findings", name)
    log = os.path.join(FOLDER, "logs", name + ".log")
    os.makedirs(inputs, exist_ok=True)
    os.makedirs(findings, exist_ok=True)
    seeds = seeds_of(name)
    command = [os.path.join(FOLDER, "bin", "fuzz", name), inputs, *([seeds] if seeds else []),
               f"-max_total_time={seconds}", f"-fork={jobs}", "-timeout=10", "-rss_limit_mb=2048",
               "-max_len=65536", "-ignore_ooms=0", "-ignore_timeouts=0", "-ignore_crashes=0",
               f"-artifact_prefix={findings}/"]
    env = dict(os.environ)
    env.setdefault("ASAN_OPTIONS", "detect_container_overflow=0:detect_odr_violation=0")
    progress = Progress(f"fuzz {name}")
    status = run_logged(command, log, env=env)
    with open(log, encoding="utf-8", errors="replace") as file:
        covered = re.findall(r"cov: (\d+)", file.read())
    coverage = f", {covered[-1]} edges covered" if covered else ""
    took = duration(progress.seconds())
    if status == 0:
        progress.finish(f"fuzz {name}: no finding in {took}{coverage}")
        return True
    print(error_excerpt(log), file=sys.stderr)
    progress.finish(f"fuzz {name}: FINDING after {took}; input in {findings}, log {log}")
    return False


def main():
    """Parses the command line of tools/fuzz."""
    parser = argparse.ArgumentParser(
        prog="tools/fuzz", description="Builds the fuzzers of every reader and runs each; what "
        "they find lies in build/fuzz/findings.")
    parser.add_argument("program", nargs="*", help="only these (default: all)")
    parser.add_argument("--seconds", type=int, default=300, help="time for each (300)")
    parser.add_argument("-j", "--jobs", type=int, default=default_jobs())
    args = parser.parse_args()
    if not build("fuzz", args.program or ["graphc-fuzzers"], args.jobs):
        return 1
    names = args.program or programs()
    unknown = sorted(set(names) - set(programs()))
    if unknown or not names:
        print(f"fuzz: no such fuzzer: {' '.join(unknown) or 'there is none'}", file=sys.stderr)
        return 1
    results = [run(name, args.seconds, args.jobs) for name in names]
    print(f"fuzz: {len(results)} programs, {results.count(False)} with a finding")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())

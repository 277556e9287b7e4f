"""Configures and builds a preset; the program behind tools/build."""

import argparse
import json
import os
import sys

from progress import Progress, duration, error_excerpt, run_logged

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

# A translation unit that includes much of MLIR peaks near this.
GIB_PER_JOB = 1.5


def presets():
    """Names of the presets that can be built, as CMakePresets.json lists them."""
    with open(os.path.join(ROOT, "CMakePresets.json"), encoding="utf-8") as file:
        return [p["name"] for p in json.load(file)["buildPresets"]]


def default_jobs():
    """One job a usable core, fewer where memory would not hold them."""
    cores = len(os.sched_getaffinity(0))
    gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return max(1, min(cores, int(gib / GIB_PER_JOB)))


def configure(preset, extra=()):
    """Runs CMake for `preset`; returns whether it went well."""
    log = os.path.join(ROOT, "build", preset, "configure.log")
    progress = Progress("configure")
    status = run_logged(["cmake", "--preset", preset, *extra], log, cwd=ROOT)
    if status != 0:
        print(error_excerpt(log), file=sys.stderr)
        progress.finish(f"build: configuring preset {preset} failed; log: {log}")
    return status == 0


def build(preset, targets=(), jobs=None):
    """Configures and builds; prints one line at the end; returns whether it went well."""
    if not configure(preset):
        return False
    folder = os.path.join(ROOT, "build", preset)
    log = os.path.join(folder, "build.log")
    progress = Progress(f"build {preset}")
    env = dict(os.environ, NINJA_STATUS="[%f/%t] ", CLICOLOR_FORCE="0")
    status = run_logged(
        ["ninja", "-C", folder, "-j", str(jobs or default_jobs()), *targets], log, progress,
        r"\[(?P<done>\d+)/(?P<total>\d+)\] (?P<what>.*)", env=env)
    took = duration(progress.seconds())
    if status != 0:
        print(error_excerpt(log), file=sys.stderr)
        progress.finish(f"build: preset {preset} failed after {took}; log: {log}")
        return False
    progress.finish(f"build: {preset} is up to date in build/{preset} ({took})")
    return True


def main():
    """Parses the command line of tools/build."""
    parser = argparse.ArgumentParser(
        prog="tools/build", description="Configures and builds graphc; the command line tool "
        "is then build/PRESET/bin/graphc.")
    parser.add_argument("preset", nargs="?", default="release", choices=presets())
    parser.add_argument("target", nargs="*", help="build only these targets")
    parser.add_argument("-j", "--jobs", type=int, help="compile so many files at once")
    args = parser.parse_args()
    return 0 if build(args.preset, args.target, args.jobs) else 1


if __name__ == "__main__":
    sys.exit(main())

"""Runs one case with the command line tool and says how it ended.

Verdicts:
  pass            every output equals its golden, or the error is the expected one
  reference       equal, but a node was evaluated by the reference (if forbidden)
  fail-numeric    a value differs            fail-shape   a dtype or shape differs
  no-error        it ran, but must not       wrong-error  another error than expected
  unsupported     the tool names what it cannot compile
  user-error      the tool blames the model  internal-error  it blames itself (70)
  crash           it died of a signal        hang         it took over the limit
"""

import dataclasses
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time

import npz
from compare import mismatch

INTERNAL = 70
UNSUPPORTED = re.compile(r"unsupported|not supported|no kernel|unknown op\b|has no lowering",
                         re.IGNORECASE)


@dataclasses.dataclass(frozen=True)
class Settings:
    """How cases are run; one for a whole sweep."""

    graphc: str
    no_fold: bool = False
    forbid_reference: bool = False
    timeout: float = 20.0
    memory_gib: float = 8.0
    extra: tuple = ()


@dataclasses.dataclass
class Result:
    """How one case ended; `nodes` maps fate (kernel, host, folded, ...) to a count."""

    id: str
    kind: str
    verdict: str
    reason: str = ""
    seconds: float = 0.0
    nodes: dict = dataclasses.field(default_factory=dict)
    compile_ms: float | None = None
    trusted: bool = False
    command: str = ""


@dataclasses.dataclass(frozen=True)
class Ended:
    """A finished process: its status (None if it was killed for time) and its words."""

    status: int | None
    output: str
    errors: str


def _tail(path, limit=65536):
    with open(path, "rb") as file:
        file.seek(0, os.SEEK_END)
        file.seek(max(0, file.tell() - limit))
        return file.read().decode("utf-8", "replace")


def _spawn(command, settings, scratch):
    """Runs `command` in a process group of its own, within time and memory."""
    limited = list(command)
    if settings.memory_gib > 0 and shutil.which("prlimit"):
        limited = ["prlimit", f"--data={int(settings.memory_gib * 2**30)}", "--core=0", "--"] + limited
    out_path, err_path = os.path.join(scratch, "stdout"), os.path.join(scratch, "stderr")
    with open(out_path, "wb") as out, open(err_path, "wb") as err:
        child = subprocess.Popen(limited, stdin=subprocess.DEVNULL, stdout=out, stderr=err,
                                 cwd=scratch, start_new_session=True)
        try:
            status = child.wait(settings.timeout)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()
            status = None
    return Ended(status, _tail(out_path), _tail(err_path))


def first_error(text):
    """The first error line of what the tool said, without the word itself."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for line in lines:
        found = re.search(r"\b(?:internal )?error: (.*)", line)
        if found:
            return found[1]
    return lines[0] if lines else "no message"


def judge_exit(ended, limit):
    """(verdict, reason) of a process that did not end with 0."""
    if ended.status is None:
        return "hang", f"killed after {limit:g} s"
    if ended.status < 0 or ended.status > 128:
        number = -ended.status if ended.status < 0 else ended.status - 128
        try:
            name = signal.Signals(number).name
        except ValueError:
            name = f"status {ended.status}"
        return "crash", f"{name}: {first_error(ended.errors)}"
    reason = first_error(ended.errors)
    if ended.status == INTERNAL:
        return "internal-error", reason
    return ("unsupported" if UNSUPPORTED.search(reason) else "user-error"), reason


def _judge_step(case, step, out_path, error):
    """(verdict, reason) of one call that left its outputs or the text `error`."""
    if step.expect_error:
        if error is None:
            return "no-error", f"ran, but must fail with '{step.expect_error}'"
        if step.expect_error not in error:
            return "wrong-error", f"want '{step.expect_error}', got: {first_error(error)}"
        return "pass", ""
    if error is not None:
        reason = first_error(error)
        return ("unsupported" if UNSUPPORTED.search(reason) else "user-error"), reason
    try:
        outputs = npz.read(out_path)
    except ValueError as problem:
        return "fail-shape", str(problem)
    for tensor in step.outputs:
        name = case.key(tensor)
        if name not in outputs:
            return "fail-shape", f"{name}: no such output; there are {sorted(outputs)}"
        wrong = mismatch(name, outputs[name], case.load(tensor), case.rule)
        if wrong:
            return wrong
    return "pass", ""


def _read_report(path):
    """The tool's report; {} where it wrote none or a torn one."""
    try:
        with open(path, encoding="utf-8") as file:
            report = json.load(file)
    except (OSError, ValueError):
        return {}
    return report if isinstance(report, dict) else {}


def _flags(settings, scratch):
    flags = ["--report", os.path.join(scratch, "report.json")]
    return flags + (["--no-fold"] if settings.no_fold else []) + list(settings.extra)


def _names(case, step):
    """Signature and fetches of a step as command line words."""
    if step.signature:
        return ["--signature", step.signature]
    words = []
    for name in dict.fromkeys(t["tensor"] for t in step.outputs if t["tensor"]):
        words += ["--fetch", name]
    return words


def _compile_case(case, settings, scratch):
    """Imports and resolves a case that has nothing to run."""
    step = case.steps()[0]
    command = []
    for stage in ("resolve", "import"):
        command = [settings.graphc, "compile", case.model, *_names(case, step), f"--to={stage}",
                   "-o", os.path.join(scratch, "stage.mlir")]
        ended = _spawn(command, settings, scratch)
        if ended.status != 1 or case.malformed():
            break
    if case.malformed() and ended.status in (0, 1):
        if ended.status == 0:
            return "no-error", "the file is malformed on purpose, but was accepted", command
        return "pass", first_error(ended.errors), command
    if ended.status == 0:
        return "pass", "" if stage == "resolve" else "imported, not resolved", command
    return *judge_exit(ended, settings.timeout), command


def _run_single(case, settings, scratch):
    """Runs a case of one call."""
    step = case.steps()[0]
    out = os.path.join(scratch, "out.npz")
    command = [settings.graphc, "run", case.model, *_names(case, step)]
    if step.feeds:
        feeds = os.path.join(scratch, "in.npz")
        npz.write(feeds, {case.key(t): case.load(t, scratch) for t in step.feeds})
        command += ["--feeds", feeds]
    command += ["--out", out, *_flags(settings, scratch)]
    ended = _spawn(command, settings, scratch)
    if ended.status == 0:
        return *_judge_step(case, step, out, None), command
    if ended.status == 1 and step.expect_error:
        return *_judge_step(case, step, out, ended.errors), command
    return *judge_exit(ended, settings.timeout), command


def _run_calls(case, settings, scratch):
    """Runs a case of several calls on one loaded model; a failed call does not end it."""
    steps = case.steps()
    calls = []
    for number, step in enumerate(steps):
        call = {"out": os.path.join(scratch, f"out{number}.npz")}
        if step.signature:
            call["signature"] = step.signature
        else:
            call["fetch"] = [t["tensor"] for t in step.outputs]
        if step.feeds:
            call["feeds"] = os.path.join(scratch, f"in{number}.npz")
            npz.write(call["feeds"], {case.key(t): case.load(t, scratch) for t in step.feeds})
        calls.append(call)
    listing = os.path.join(scratch, "calls.json")
    with open(listing, "w", encoding="utf-8") as file:
        json.dump({"calls": calls}, file, indent=1)
    command = [settings.graphc, "run", case.model, "--calls", listing,
               *_flags(settings, scratch)]
    ended = _spawn(command, settings, scratch)
    done = _read_report(os.path.join(scratch, "report.json")).get("calls")
    if ended.status not in (0, 1) or not isinstance(done, list) or len(done) != len(steps):
        if ended.status == 0:
            return "fail-shape", "the report does not list every call", command
        return *judge_exit(ended, settings.timeout), command
    for number, (step, call, outcome) in enumerate(zip(steps, calls, done)):
        verdict, reason = _judge_step(case, step, call["out"], outcome.get("error"))
        if verdict != "pass":
            return verdict, f"call {number}: {reason}", command
    return "pass", "", command


def run_case(case, settings):
    """Runs one case; never raises for what the tool or the model does."""
    result = Result(case.id, case.kind, "pass", trusted=case.trusted())
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="graphc-corpus-") as scratch:
        run = (_compile_case if case.compile_only()
               else _run_calls if len(case.steps()) > 1 else _run_single)
        result.verdict, result.reason, command = run(case, settings, scratch)
        report = _read_report(os.path.join(scratch, "report.json"))
    result.seconds = round(time.monotonic() - started, 3)
    result.command = " ".join(command)
    nodes = report.get("nodes")
    if isinstance(nodes, dict):
        result.nodes = {k: v for k, v in nodes.items() if isinstance(v, int)}
    result.compile_ms = report.get("compile_ms")
    if result.verdict == "pass" and settings.forbid_reference and result.nodes.get("reference"):
        result.verdict = "reference"
        result.reason = f"{result.nodes['reference']} nodes ran in the reference evaluator"
    return result

"""Quiet runs of long commands: a progress line on a terminal, a log for the rest.

Used by the scripts behind tools/build, tools/test and tools/demo. Thread-hostile:
one command at a time.
"""

import os
import re
import shutil
import subprocess
import sys
import time

# Off a terminal a step says where it is this often, so that a log of a long
# build shows life without drowning the reader.
QUIET_SECONDS = 30.0


class Progress:
    """One step's progress: a line rewritten in place, or a line now and then."""

    def __init__(self, label, stream=None):
        self.label = label
        self.stream = stream or sys.stdout
        self.live = self.stream.isatty()
        self.started = time.monotonic()
        self.last_said = self.started
        self.width = 0

    def update(self, done, total, what=""):
        """Says that `done` of `total` units are finished and `what` is next."""
        now = time.monotonic()
        text = f"{self.label} {done}/{total}"
        if self.live:
            if now - self.last_said < 0.1 and done != total:
                return
            room = shutil.get_terminal_size((80, 24)).columns - 1
            line = f"{text}  {what}"[:room]
            self.stream.write("\r" + line.ljust(min(self.width, room)))
            self.width = len(line)
        elif now - self.last_said >= QUIET_SECONDS:
            self.stream.write(f"{text} ({duration(now - self.started)})\n")
        else:
            return
        self.last_said = now
        self.stream.flush()

    def finish(self, text):
        """Ends the step with the line `text`, which replaces the live one."""
        if self.live and self.width:
            self.stream.write("\r" + " " * self.width + "\r")
        self.stream.write(text + "\n")
        self.stream.flush()

    def seconds(self):
        """Seconds since the step began."""
        return time.monotonic() - self.started


def duration(seconds):
    """`seconds` as a person says it: 4.2 s, 3 min 07 s."""
    if seconds < 60:
        return f"{seconds:.1f} s"
    return f"{int(seconds) // 60} min {int(seconds) % 60:02d} s"


def run_logged(command, log_path, progress=None, pattern=None, env=None, cwd=None):
    """Runs `command` with its output in `log_path`; returns the exit status.

    A line that `pattern` matches moves `progress`: groups `done` and `total`
    are counts, group `what` (optional) is what is being done.
    """
    matcher = re.compile(pattern) if pattern else None
    os.makedirs(os.path.dirname(log_path), exist_ok=True)
    with open(log_path, "w", encoding="utf-8", errors="replace") as log:
        log.write("$ " + " ".join(command) + "\n")
        log.flush()
        with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, env=env, cwd=cwd, text=True,
                              encoding="utf-8", errors="replace") as child:
            for line in child.stdout:
                log.write(line)
                found = matcher.match(line) if matcher and progress else None
                if found:
                    groups = found.groupdict()
                    progress.update(int(groups["done"]), int(groups["total"]),
                                    groups.get("what") or "")
        return child.returncode


def error_excerpt(log_path, lines=25):
    """The part of a log that a person looks for: from the first error on, else the end."""
    with open(log_path, encoding="utf-8", errors="replace") as log:
        text = log.read().splitlines()[1:]  # The first line is the command.
    marks = [i for i, line in enumerate(text)
             if re.search(r"(^FAILED: |\berror: |^CMake Error|\bundefined symbol: )", line)]
    start = marks[0] if marks else max(0, len(text) - lines)
    # Compiler command lines say nothing that the file's name does not.
    excerpt = [line for line in text[start:] if " -o " not in line or " -c " not in line]
    return "\n".join(line[:400] for line in excerpt[:lines])

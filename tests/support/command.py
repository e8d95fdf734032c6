"""Runs the command as people do: as a process of its own."""

import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

PAGE = """\
icon homeicon searchicon menuicon close
Port strike enters third day in Varn
By Nell Ortega
18 May, 2021 18:19

The strike at the port of Varn went into its third day on Monday, and nobody expects it to end this week.

READ MORE: Who pays for the new cranes?

Ships that wait outside now number thirty. ALSO READ: Harbour master keeps a diary

Podcasts
0:00
24:55
"""
"""A page that wakes most filters."""

BODY = """\
The strike at the port of Varn went into its third day on Monday, and nobody expects it to end this week.

Ships that wait outside now number thirty.
"""
"""What the command writes for it."""

RESTORES_INTERRUPT = (
    "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from cleaner.command.main import main; sys.exit(main())"
)
"""The command for tests of Ctrl-C: a suite that runs in the background hands down that the signal is ignored."""


def run(
    *args: str | Path, stdin: bytes = b"", cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the command to its end and return exit code, output and messages."""
    command = [sys.executable, "-m", "cleaner", *map(str, args)]
    return subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, env=env, timeout=60, check=False)


def start(*args: str | Path, cwd: Path | None = None) -> subprocess.Popen[bytes]:
    """Start the command with pipes for all three streams."""
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", RESTORES_INTERRUPT, *map(str, args)]
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, cwd=cwd)


def wait_until(condition: Callable[[], bool], *, seconds: float = 20.0) -> None:
    """Wait until `condition` holds; a `TimeoutError` says that it never did."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError("the command did not get as far as the test expects")
        time.sleep(0.01)

"""The time that the commands need from call to exit."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.progress import track
from benchmarks.tables import table

TINY_TEXT = b"The ferry leaves at noon.\n"
TINY_HTML = b"<html><body><p>The ferry leaves at noon.</p></body></html>\n"


class StartUp(NamedTuple):
    """Milliseconds that each start of a command took, from call to exit."""

    command: str
    milliseconds: tuple[float, ...]

    @property
    def middle(self) -> float:
        """The median start, in milliseconds."""
        return median(self.milliseconds)


def time_starts(runs: int) -> list[StartUp]:
    """Starts `cleaner` and `trafilatura` of this virtual environment in turns on a tiny input.

    Missing commands are named and left out. Raises `RuntimeError` when a command fails.
    """
    inputs = {"cleaner": TINY_TEXT, "trafilatura": TINY_HTML}
    found = {name: script for name in inputs if (script := console_script(name))}
    for name in inputs.keys() - found.keys():
        print(f"note: no command {name!r} beside {sys.executable}; it is left out", file=sys.stderr)
    taken: dict[str, list[float]] = {name: [] for name in found}
    for turn in track(range(runs + 1), "starts", runs + 1):
        for name, script in found.items():
            elapsed = _start(script, inputs[name])
            if turn:  # the first start reads the files from disk and writes compiled ones
                taken[name].append(elapsed)
    return [StartUp(name, tuple(values)) for name, values in taken.items()]


def console_script(name: str) -> Path | None:
    """Path of a command of the virtual environment that runs this, or None."""
    for suffix in ("", ".exe"):
        path = Path(sysconfig.get_path("scripts")) / f"{name}{suffix}"
        if path.is_file():
            return path
    return None


def _start(script: Path, given: bytes) -> float:
    # Installers compile what they install; an editable package must be allowed to keep its compiled files too.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    done = subprocess.run([script], input=given, capture_output=True, check=False, env=kept)
    elapsed = (time.perf_counter() - start) * 1000
    if done.returncode:
        raise RuntimeError(f"{script.name} ended with {done.returncode}: {done.stderr.decode(errors='replace')[-500:]}")
    return elapsed


def start_ratio(starts: Sequence[StartUp]) -> float | None:
    """Quickest start of `cleaner` divided by that of `trafilatura`; None when one is missing.

    The quickest of several, because everything that disturbs a start makes it longer, and on a shared machine the
    medians of two commands are disturbed unequally.
    """
    by_name = {start.command: start for start in starts}
    if by_name.keys() < {"cleaner", "trafilatura"}:
        return None
    return min(by_name["cleaner"].milliseconds) / min(by_name["trafilatura"].milliseconds)


def print_starts(starts: Sequence[StartUp]) -> None:
    """Prints median start times and their ratio."""
    rows = [
        [start.command, f"{start.middle:.0f}", f"{min(start.milliseconds):.0f}", str(len(start.milliseconds))]
        for start in starts
    ]
    print("\nStart-up: whole process on a tiny input, commands in turns\n")
    print(table(["command", "median ms", "best ms", "runs"], rows))
    if (ratio := start_ratio(starts)) is not None:
        print(f"\ncleaner / trafilatura: {ratio:.3f}")

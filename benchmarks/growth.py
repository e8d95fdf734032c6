"""Time grows linearly with the input: doubling a text must not much more than double the time.

Run it from the root of the repository: `python -m benchmarks.growth --help`.
"""

from __future__ import annotations

import argparse
import gc
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from benchmarks.data import REPOSITORY, BenchmarkError, exit_with
from benchmarks.progress import track
from benchmarks.systems import Filter, load_body_of, load_filters
from benchmarks.tables import table

HELP = """\
Cleans texts of four sizes, each twice the one before, and compares the times.

Texts: a page repeated; the same as one single line; HTML of several kinds; and for each filter its own trigger words
repeated, as lines and as one line, so that every filter meets its worst day. A step is the time at one size divided by
the time at half that size: 2 is linear, 4 is quadratic. Each time is the best processor time of 3 runs (fewer when
they are slow), with the garbage collector off; quick runs are repeated until half a second is spent. Machines are
noisy: a step over the limit is measured again, its two sizes in turns and with 7 runs or more, up to three times; a
text that really grows too steeply does so every time.

Exit status: 0 all steps within the limit; 1 a step over it, or a text that raised or ran out of time.
"""
EXAMPLES = """\
examples:
  python -m benchmarks.growth                      up to 8 MB, all filters
  python -m benchmarks.growth --max-mb 1           quicker and noisier
  python -m benchmarks.growth --filter teaser      one filter's trigger words, nothing else
"""
DEFAULT_PAGE = REPOSITORY / "tests" / "fixtures" / "harbour-bridge" / "page.txt"
STEP_LIMIT = 2.3
DOUBLINGS = 3
RUNS = 3
RETRY_RUNS = 7
RETRIES = 3
MOST_RUNS = 40
LEAST_SECONDS = 0.5  # quick runs are noisy, so they are repeated for so long at the least
ENOUGH_SECONDS = 5.0  # no further run after so long: noise is small beside slow runs


class Case(NamedTuple):
    """A kind of text that can be made in any size."""

    name: str
    unit: str

    def text(self, size: int) -> str:
        """The unit repeated until it has `size` bytes of UTF-8, at the least."""
        return self.unit * (size // len(self.unit.encode("utf-8", "replace")) + 1)


class Limits(NamedTuple):
    """When a case has failed: a step above `step`, or a single run of more than `seconds`."""

    step: float = STEP_LIMIT
    seconds: float = 60.0


class Outcome(NamedTuple):
    """Best seconds at each size reached, the steps between them, which step was measured again, what went wrong."""

    name: str
    seconds: tuple[float, ...]
    steps: tuple[float, ...]
    retried: bool = False
    problem: str = ""

    @property
    def worst(self) -> float:
        """The largest step; infinite when a problem cut the measurement short."""
        return float("inf") if self.problem else max(self.steps)


def page_cases(page: str) -> list[Case]:
    """The page repeated, and the page as one endless line."""
    return [Case("page, lines", page.rstrip("\n") + "\n\n"), Case("page, one line", " ".join(page.split()) + " ")]


HTML_UNITS = {
    "paragraphs": "<p>It rained on <b>Monday</b>, said <a href='/ben'>Ben Ito</a>, and nobody knew why.</p>\n",
    "cells": "<table><tr><td>Monday</td><td>6:00</td><td colspan=99999>Varn</td></tr></table>\n",
    "links": "<a href='/varn'>Varn</a><a href='/quay'>Quay</a> <span>4 May</span><span>By Ana</span> \n",
    "nested": "<ul><li><div>Harbour<ul><li>Ferry</li></ul></div></li></ul>\n",
    "attributes": f"<p {' '.join(f'a{number}={number}' for number in range(99))}>It rained.</p>\n",
}


def html_cases() -> list[Case]:
    """HTML of which the reader has most to do: inline elements, tables, links, lists, attributes."""
    return [Case(f"HTML, {name}", unit) for name, unit in HTML_UNITS.items()]


def filter_cases(filters: Sequence[Filter]) -> list[Case]:
    """Two cases for each filter that names triggers; the others are named on standard error."""
    cases = []
    for item in filters:
        if not item.triggers:
            print(f"note: filter {item.name} names no triggers and has no case of its own", file=sys.stderr)
            continue
        cases.append(Case(f"{item.name}, lines", "\n".join(item.triggers) + "\n"))
        cases.append(Case(f"{item.name}, one line", " ".join(" ".join(item.triggers).split()) + " "))
    return cases


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raises `TimeoutError` inside the block after so many seconds, where the system has alarms (not on Windows)."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"not done after {seconds:.0f} s")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def best_times(clean: Callable[[str], str], texts: Sequence[str], runs: int, limit: float) -> list[float]:
    """Processor seconds of the fastest of `runs` runs or more for each text, in turns, with the garbage collector off.

    Processor time, not the clock on the wall: what other programs on the machine do must not look like growth.
    """
    best = [float("inf")] * len(texts)
    gc.collect()
    gc.disable()
    begin = time.process_time()
    try:
        for run in range(MOST_RUNS):
            spent = time.process_time() - begin
            if spent > ENOUGH_SECONDS or (run >= runs and spent > LEAST_SECONDS):
                break
            for place, text in enumerate(texts):
                with time_limit(limit):
                    start = time.process_time()
                    clean(text)
                    best[place] = min(best[place], time.process_time() - start)
    finally:
        gc.enable()
    return best


def grow(clean: Callable[[str], str], case: Case, max_mb: float, limits: Limits) -> Outcome:
    """Times a case at each size and compares neighbours.

    A step over the limit is measured again, the two sizes in turns and with more runs, until it holds or has failed
    `RETRIES` times more. The case ends there, since the next step would only take longer.
    """
    seconds: list[float] = []
    steps: list[float] = []
    retried = False
    try:
        clean(case.text(1000))  # what loads on first use must not count as the smallest size
        for size in sizes(max_mb):
            seconds += best_times(clean, [case.text(size)], RUNS, limits.seconds)
            if len(seconds) == 1:
                continue
            step = seconds[-1] / seconds[-2]
            for _ in range(RETRIES):
                if step <= limits.step:
                    break
                retried = True
                half, full = best_times(clean, [case.text(size // 2), case.text(size)], RETRY_RUNS, limits.seconds)
                seconds[-1], step = full, full / half
            steps.append(step)
            if step > limits.step:
                break
    except Exception as error:  # a text that raises is a finding of this benchmark, not its failure
        return Outcome(case.name, tuple(seconds), tuple(steps), retried, f"{type(error).__name__}: {error}")
    return Outcome(case.name, tuple(seconds), tuple(steps), retried)


def sizes(max_mb: float) -> list[int]:
    """Four sizes in bytes, each twice the one before, the last of `max_mb` MB (10^6 bytes)."""
    return [int(max_mb * 1e6 / 2**power) for power in range(DOUBLINGS, -1, -1)]


def grow_all(clean: Callable[[str], str], cases: Sequence[Case], max_mb: float, limits: Limits) -> list[Outcome]:
    """The outcome of each case, in order."""
    return [grow(clean, case, max_mb, limits) for case in track(cases, "growth", len(cases))]


def print_outcomes(outcomes: Sequence[Outcome], max_mb: float, limit: float) -> None:
    """Prints milliseconds at each size, the steps and the verdict."""
    measures = [f"{size / 1e6:g} MB, ms" for size in sizes(max_mb)]
    rows = []
    for item in outcomes:
        cells = [f"{value * 1000:.1f}" for value in item.seconds]
        cells += ["-"] * (len(measures) - len(cells))
        verdict = item.problem or ("ok" if item.worst <= limit else "TOO STEEP")
        steps = " ".join(f"{step:.2f}" for step in item.steps)
        rows.append([item.name, *cells, steps, "yes" if item.retried else "", verdict])
    print(f"\nGrowth: each step at most {limit} times the one before\n")
    print(table(["text", *measures, "steps", "retried", "verdict"], rows))


def build_parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.growth",
        description=HELP,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--max-mb", type=float, default=8.0, metavar="MB", help="largest size (default: %(default)s)")
    parser.add_argument("--filter", default="", metavar="NAME", help="only the cases of this filter")
    parser.add_argument(
        "--page",
        type=Path,
        default=DEFAULT_PAGE,
        metavar="FILE",
        help="the page that is repeated (default: a test fixture of the repository)",
    )
    parser.add_argument("--preset", default="default", help="the cleaner's preset (default: %(default)s)")
    parser.add_argument("--step-limit", type=float, default=STEP_LIMIT, metavar="X", help="default: %(default)s")
    parser.add_argument(
        "--time-limit",
        type=float,
        default=Limits().seconds,
        metavar="SECONDS",
        help="a single run that takes longer fails its case (default: %(default)s)",
    )
    return parser


def main(argv: list[str] | None = None) -> int:
    """Measures and prints. Returns the exit status."""
    args = build_parser().parse_args(argv)
    filters = load_filters(args.preset)
    if args.filter:
        cases = filter_cases([item for item in filters if item.name == args.filter])
        if not cases:
            raise BenchmarkError(
                f"preset {args.preset} has no filter {args.filter!r} with triggers; "
                f"it has {', '.join(item.name for item in filters)}"
            )
    else:
        cases = page_cases(args.page.read_text(encoding="utf-8")) + html_cases() + filter_cases(filters)
    limits = Limits(args.step_limit, args.time_limit)
    outcomes = grow_all(load_body_of(args.preset), cases, args.max_mb, limits)
    print_outcomes(outcomes, args.max_mb, limits.step)
    return 0 if all(item.worst <= limits.step for item in outcomes) else 1


if __name__ == "__main__":
    exit_with(main)

"""Work grows linearly with the input, on texts that keep a part of the cleaner busy all the time.

Run it from the root of the repository: `python -m benchmarks.growth --help`.
"""

from __future__ import annotations

import argparse
import gc
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from types import CodeType, FrameType
from typing import Any, NamedTuple

from benchmarks.data import BenchmarkError, exit_with
from benchmarks.hostile import HTML, MARKUP, Case, filter_cases, page_cases
from benchmarks.progress import track
from benchmarks.systems import load_body_of, load_filters, load_html_cleaner, load_markup_writer
from benchmarks.tables import table

HELP = """\
Cleans texts that grow, and says which of them cost more than they should.

Texts: a page repeated, as lines and as one line; for each filter its own triggers repeated, as lines and as one line,
so that every filter meets its worst day; HTML of many kinds; and HTML that is written as Markdown and HTML again.

Work: the lines of Python that each function executes on texts of three sizes, each twice the one before. The step is
the factor of the function that grows most, the smaller one of its two, so that a threshold that is passed once does not
count: 2 is linear, 4 is quadratic. The count is the same on every machine and in every run.
Time: processor time for each character of a long text beside that of a text an eighth as long: 1 is linear, 8 is
quadratic. It sees what Python's own functions do, but machines are noisy, so the limit is generous and a text over it
is measured again, up to three times.

Exit status: 0 all texts within both limits; 1 a text over one of them, or one that raised or ran out of time.
"""
EXAMPLES = """\
examples:
  python -m benchmarks.growth                      all texts
  python -m benchmarks.growth --filter teaser      one filter's triggers, nothing else
  python -m benchmarks.growth --kb 8000            times texts of 8 MB
"""
STEP_LIMIT = 2.5
WORK_SIZES = (16_000, 32_000, 64_000)
MIN_LINES = 2_000
"""Minimum lines of Python that a function executes on the largest text, to be looked at: work on pairs of 50 things has
as many. Fewer are about one for each line of the text, and follow which of its lines the network marks."""

SLOWDOWN_LIMIT = 2.0
TIME_KB = 256
TIMES = 8
RETRIES = 3
MAX_SECONDS = 60.0


class Growth(NamedTuple):
    """How a case grows: the step of the steepest function, its name, the slowdown, and what went wrong."""

    name: str
    step: float = 0.0
    function: str = ""
    slowdown: float = 0.0
    problem: str = ""

    def holds(self, step_limit: float, slowdown_limit: float) -> bool:
        """Whether the case keeps both limits."""
        return not self.problem and self.step <= step_limit and self.slowdown <= slowdown_limit


class Task(NamedTuple):
    """What is run on the texts of a case."""

    run: Callable[[str], object]
    case: Case


def count_lines(run: Callable[[], object]) -> Counter[CodeType]:
    """Return how many lines of Python each function executes during a call."""
    counts: Counter[CodeType] = Counter()

    def trace(frame: FrameType, event: str, _arg: Any) -> Any:
        if event == "line":
            counts[frame.f_code] += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        run()
    finally:
        sys.settrace(before)
    return counts


def steepest(run: Callable[[str], object], texts: Sequence[str]) -> tuple[float, str]:
    """Return the step of the function whose work grows most from text to text, and its name."""
    run(texts[-1])  # what loads on first use is no work on a text
    counts = [count_lines(lambda text=text: run(text)) for text in texts]  # type: ignore[misc]
    step, function = 0.0, ""
    for code, lines in counts[-1].items():
        if lines >= MIN_LINES:
            smaller = min(after[code] / max(before[code], 1) for before, after in pairwise(counts))
            if smaller > step:
                step, function = smaller, code.co_qualname
    return step, function


def slowdown(run: Callable[[str], object], case: Case, size: int, seconds: float) -> float:
    """Return how many times as long a character of the long text takes: the best of several measurements if need be."""
    small, large = case.text(size // TIMES), case.text(size)
    best = float("inf")
    for _ in range(RETRIES + 1):
        with time_limit(seconds):
            small_cost = min(cost(run, small), cost(run, small)) / len(small)
            best = min(best, cost(run, large) / len(large) / small_cost)
        if best <= SLOWDOWN_LIMIT:
            break
    return best


def cost(run: Callable[[str], object], text: str) -> float:
    """Return the processor seconds of a call, with the garbage collector off."""
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        run(text)
        return max(time.process_time() - start, 1e-4)
    finally:
        gc.enable()


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


def grow(task: Task, *, work: bool, kb: int = 0) -> Growth:
    """Measure a case: its work, and its time on a text of `kb` kB if that is not 0."""
    run, case = task
    step, function, slower = 0.0, "", 0.0
    try:
        if work:
            step, function = steepest(run, [case.text(size) for size in WORK_SIZES])
        if kb:
            slower = slowdown(run, case, kb * 1000, MAX_SECONDS)
    except Exception as error:  # a text that raises is a finding of this benchmark, not its failure
        return Growth(case.name, step, function, slower, f"{type(error).__name__}: {error}")
    return Growth(case.name, step, function, slower)


def all_tasks(preset: str) -> list[Task]:
    """All cases, each with what is run on it."""
    clean, clean_html, write = load_body_of(preset), load_html_cleaner(preset), load_markup_writer()
    return [
        *(Task(clean, case) for case in page_cases() + filter_cases(load_filters(preset))),
        *(Task(clean_html, case._replace(name=f"HTML, {case.name}")) for case in HTML),
        *(Task(write, case._replace(name=f"written, {case.name}")) for case in MARKUP),
    ]


def grow_all(tasks: Sequence[Task], *, work: bool, kb: int = 0) -> list[Growth]:
    """Measure each task, in order."""
    return [grow(task, work=work, kb=kb) for task in track(tasks, "growth", len(tasks))]


def print_growth(found: Iterable[Growth], step_limit: float) -> None:
    """Prints the step of the steepest function, the slowdown and the verdict of each case."""
    rows = [
        [
            item.name,
            f"{item.step:.2f}",
            item.function,
            f"{item.slowdown:.2f}",
            item.problem or ("ok" if item.holds(step_limit, SLOWDOWN_LIMIT) else "TOO STEEP"),
        ]
        for item in found
    ]
    print(
        f"\nGrowth: work at most {step_limit} times for each doubling, time at most {SLOWDOWN_LIMIT} for a character\n"
    )
    print(table(["text", "step", "steepest function", "slowdown", "verdict"], rows))


def build_parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.growth",
        description=HELP,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--filter", default="", metavar="NAME", help="only the triggers of this filter")
    parser.add_argument("--preset", default="default", help="the cleaner's preset (default: %(default)s)")
    parser.add_argument("--step-limit", type=float, default=STEP_LIMIT, metavar="X", help="default: %(default)s")
    parser.add_argument(
        "--kb", type=int, default=TIME_KB, metavar="KB", help="size of the long text; 0: no times (%(default)s)"
    )
    return parser


def main(argv: list[str] | None = None) -> int:
    """Measures and prints. Returns the exit status."""
    args = build_parser().parse_args(argv)
    tasks = all_tasks(args.preset)
    if args.filter:
        filters = load_filters(args.preset)
        cases = filter_cases([item for item in filters if item.name == args.filter])
        if not cases:
            raise BenchmarkError(
                f"preset {args.preset} has no filter {args.filter!r} with triggers; "
                f"it has {', '.join(item.name for item in filters)}"
            )
        tasks = [Task(load_body_of(args.preset), case) for case in cases]
    found = grow_all(tasks, work=True, kb=args.kb)
    print_growth(found, args.step_limit)
    return 0 if all(item.holds(args.step_limit, SLOWDOWN_LIMIT) for item in found) else 1


if __name__ == "__main__":
    exit_with(main)

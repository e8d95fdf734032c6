"""Measures what `floors.toml` promises and says which floors are missed. It never writes that file.

Run it from the root of the repository: `python -m benchmarks.check_floors --help`.
"""

from __future__ import annotations

import argparse
import math
import os
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

from benchmarks.data import DEFAULT_DATA, DataMissingError, Selection, exit_with, select
from benchmarks.flatten import add_cache_option, missing_library
from benchmarks.growth import TIME_KB, all_tasks, grow_all
from benchmarks.html import measure as measure_html
from benchmarks.measure import Plan, measure
from benchmarks.scores import no_harm
from benchmarks.speed import PEER, WARM_UP_PAGES, Timing, inputs_of, race, ratio
from benchmarks.start_up import start_ratio, time_starts
from benchmarks.systems import load_pipeline
from benchmarks.tables import table

HELP = """\
Measures each floor of benchmarks/floors.toml and compares. Under five minutes on two cores.

Exit status: 0 all measured floors hold (those that lack data or a peer are printed as skipped); 1 a floor is missed;
2 floors.toml is wrong.
"""
FLOORS = Path(__file__).with_name("floors.toml")
SPEED_PAGES = 60 + WARM_UP_PAGES
SPEED_PROCESSES = 4
F1_PAGES = 200
SPEED_FLATTENING = "html_text"
STARTS = 11


class SkippedError(Exception):
    """A floor cannot be measured here, through no fault of the project. The message says why."""


class Floor(NamedTuple):
    """One promise: a value that is good at or above (`at_least`) or at or below (`at_most`) `value`."""

    name: str
    side: str
    value: float

    def holds(self, measured: float) -> bool:
        """Whether the measured value keeps the promise. NaN never does."""
        return measured >= self.value if self.side == "at_least" else measured <= self.value


class Context(NamedTuple):
    """Where measures find what they need."""

    data: Path
    cache: Path
    preset: str
    jobs: int


class Finding(NamedTuple):
    """A measured value and what stands behind it, in words."""

    value: float
    detail: str


def measure_no_harm(_floor: Floor, where: Context) -> Finding:
    """Cleans all true article bodies of WCXB; the pooled share of words that stay."""
    return _no_harm(where, where.preset, frozenset({"article"}))


def measure_no_harm_of_rules(_floor: Floor, where: Context) -> Finding:
    """The same by the rules alone."""
    return _no_harm(where, "rules", frozenset({"article"}))


def measure_no_harm_of_all(_floor: Floor, where: Context) -> Finding:
    """The same with the bodies of all types of pages."""
    return _no_harm(where, where.preset, frozenset())


def _no_harm(where: Context, preset: str, types: frozenset[str]) -> Finding:
    pages = select(where.data, Selection(("wcxb",), types))
    plan = Plan((), ("cleaner",), preset, where.cache)
    results = list(measure(plan, pages, where.jobs))
    if failed := [result for result in results if result.failures]:
        raise RuntimeError(f"raised on {len(failed)} bodies, such as {failed[0].page_id}: {failed[0].failures[0]}")
    outcome = no_harm(result.kept for result in results if result.kept is not None)
    return Finding(
        outcome.pooled, f"{outcome.touched} of {outcome.pages} bodies lost words, page mean {outcome.mean:.5f}"
    )


def measure_f1(_floor: Floor, where: Context) -> Finding:
    """Cleans a sample of flattened pages; the mean page F1. The network has seen them: this only finds what breaks."""
    if missing := missing_library(SPEED_FLATTENING):
        raise SkippedError(f"{missing} is not installed")
    pages = select(where.data, Selection(("wcxb",), sample=F1_PAGES))
    plan = Plan((SPEED_FLATTENING,), ("cleaner",), where.preset, where.cache)
    scores = [text.score.f1 for result in measure(plan, pages, where.jobs) for text in result.texts]
    return Finding(fmean(scores), f"{len(scores)} pages")


def measure_html_f1(_floor: Floor, where: Context) -> Finding:
    """Cleans the HTML of the same sample; the mean page F1. This network has seen the pages too."""
    pages = select(where.data, Selection(("wcxb",), sample=F1_PAGES))
    found = [one for row in measure_html((f"cleaner:{where.preset}",), pages, where.jobs) for one in row]
    if failed := [one for one in found if one.problem]:
        raise RuntimeError(f"raised on {len(failed)} pages, such as {failed[0].page_id}: {failed[0].problem}")
    return Finding(fmean(one.score.f1 for one in found), f"{len(found)} pages")


def measure_mb_per_s(_floor: Floor, where: Context) -> Finding:
    """Cleans a sample of flattened pages; the rate."""
    (timing,) = _timings(where, [f"{where.preset}:text"])
    return Finding(timing.megabytes / timing.seconds, f"{timing.pages} pages, {timing.megabytes:.1f} MB")


def measure_ratio(_floor: Floor, where: Context) -> Finding:
    """Cleans flattened pages beside trafilatura, which reads their HTML; the ratio of pages a second."""
    return _ratio(where, f"{where.preset}:text")


def measure_ratio_of_rules(_floor: Floor, where: Context) -> Finding:
    """The same by the rules alone."""
    return _ratio(where, "rules:text")


def measure_html_ratio(_floor: Floor, where: Context) -> Finding:
    """Cleans the HTML of pages beside trafilatura; the ratio of pages a second."""
    return _ratio(where, f"{where.preset}:html")


def _ratio(where: Context, name: str) -> Finding:
    ours, theirs = _timings(where, [name, PEER])
    whole, first, second = ratio(ours, theirs)
    return Finding(whole, f"{ours.pages} pages, {first:.2f} and {second:.2f} by half of the processes each")


def _timings(where: Context, names: list[str]) -> list[Timing]:
    if missing := missing_library(SPEED_FLATTENING):
        raise SkippedError(f"{missing} is not installed")
    pages = list(select(where.data, Selection(("wcxb",), sample=SPEED_PAGES)))
    timings = race(inputs_of(names, pages, where.cache, SPEED_FLATTENING), SPEED_PROCESSES)
    if len(timings) < len(names):
        raise SkippedError(f"{PEER} is not installed")
    if timings[0].errors:
        raise RuntimeError(f"the cleaner raised on {timings[0].errors} of {timings[0].pages} pages")
    return timings


def measure_growth_of_work(_floor: Floor, where: Context) -> Finding:
    """The lines of Python that each function executes on texts that grow; the steepest step of a function."""
    found = grow_all(all_tasks(where.preset), work=True)
    steepest = max(found, key=lambda item: math.inf if item.problem else item.step)
    detail = f"{steepest.name}: {steepest.function} {steepest.problem}".rstrip()
    return Finding(math.inf if steepest.problem else steepest.step, f"steepest of {len(found)} texts: {detail}")


def measure_growth_of_time(_floor: Floor, where: Context) -> Finding:
    """The time for a character of long texts beside that of short ones: of any text, the largest."""
    found = grow_all(all_tasks(where.preset), work=False, kb=TIME_KB)
    slowest = max(found, key=lambda item: math.inf if item.problem else item.slowdown)
    detail = f"{slowest.name} {slowest.problem}".rstrip()
    return Finding(math.inf if slowest.problem else slowest.slowdown, f"slowest of {len(found)} texts: {detail}")


def measure_start_up(_floor: Floor, _where: Context) -> Finding:
    """Starts both commands in turns; the ratio of the quickest starts."""
    starts = time_starts(STARTS)
    ratio = start_ratio(starts)
    if ratio is None:
        raise SkippedError("it needs the commands cleaner and trafilatura in this virtual environment")
    return Finding(ratio, ", ".join(f"{start.command} {min(start.milliseconds):.0f} ms" for start in starts))


MEASURES: dict[str, Callable[[Floor, Context], Finding]] = {
    "no_harm_wcxb_articles": measure_no_harm,
    "no_harm_wcxb_articles_rules": measure_no_harm_of_rules,
    "no_harm_wcxb_all": measure_no_harm_of_all,
    "page_f1_wcxb_sample": measure_f1,
    "page_f1_html_sample": measure_html_f1,
    "mb_per_s": measure_mb_per_s,
    "pages_per_s_to_trafilatura": measure_ratio,
    "pages_per_s_to_trafilatura_rules": measure_ratio_of_rules,
    "html_pages_per_s_to_trafilatura": measure_html_ratio,
    "growth_of_work": measure_growth_of_work,
    "growth_of_time": measure_growth_of_time,
    "start_up_ratio_to_trafilatura": measure_start_up,
}


def read_floors(path: Path) -> list[Floor]:
    """Reads the floors. Raises `ValueError` when a name is unknown, a measure has no floor, or a value has no side."""
    table_of = tomllib.loads(path.read_text(encoding="utf-8"))
    if odd := table_of.keys() ^ MEASURES.keys():
        raise ValueError(f"{path.name} and the measures disagree about {', '.join(sorted(odd))}")
    floors = []
    for name, bound in table_of.items():
        if not isinstance(bound, dict) or len(bound) != 1 or not bound.keys() <= {"at_least", "at_most"}:
            raise ValueError(f"{path.name}: {name} must be {{ at_least = NUMBER }} or {{ at_most = NUMBER }}")
        side, value = next(iter(bound.items()))
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise ValueError(f"{path.name}: {name}.{side} must be a number, not {value!r}")
        floors.append(Floor(name, side, float(value)))
    return floors


def judge(floor: Floor, where: Context) -> tuple[list[str], bool]:
    """Measures one floor. Returns its row of the table, and whether the run may still pass."""
    asked = f"{floor.side.replace('_', ' ')} {floor.value:g}"
    try:
        found = MEASURES[floor.name](floor, where)
    except DataMissingError:
        return [floor.name, asked, "-", "skipped", f"evaluation data not found at {where.data}"], True
    except SkippedError as reason:
        return [floor.name, asked, "-", "skipped", str(reason)], True
    except RuntimeError as error:
        return [floor.name, asked, "-", "MISSED", str(error)], False
    good = floor.holds(found.value)
    return [floor.name, asked, f"{found.value:.4f}", "holds" if good else "MISSED", found.detail], good


def main(argv: list[str] | None = None) -> int:
    """Judges the floors and prints the table. Returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.check_floors",
        description=HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--data",
        type=Path,
        default=DEFAULT_DATA,
        metavar="FOLDER",
        help="folder of the evaluation data (default: ../shared/bench beside the repository)",
    )
    parser.add_argument("--floor", choices=list(MEASURES), action="append", help="only this floor; may be repeated")
    parser.add_argument("--preset", default="default", help="the cleaner's preset (%(default)s)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="processes (%(default)s)")
    add_cache_option(parser)
    args = parser.parse_args(argv)
    try:
        floors = read_floors(FLOORS)
    except ValueError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    load_pipeline(args.preset)  # a missing package must end the run here with a hint
    where = Context(args.data, args.cache, args.preset, args.jobs)
    verdicts = [judge(floor, where) for floor in floors if not args.floor or floor.name in args.floor]
    print(table(["floor", "asked", "measured", "verdict", "detail"], [row for row, _ in verdicts]))
    return 0 if all(good for _, good in verdicts) else 1


if __name__ == "__main__":
    exit_with(main)

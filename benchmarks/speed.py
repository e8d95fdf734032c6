"""Speed of the cleaner and its peers on the same pages, and the time that the commands need to start.

Run it from the root of the repository: `python -m benchmarks.speed --help`.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module, metadata
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from benchmarks.data import Page, add_data_options, exit_with, select, selection_from
from benchmarks.flatten import FLATTENINGS, FlattenCache, add_cache_option, chosen_flattenings
from benchmarks.progress import track
from benchmarks.start_up import print_starts, time_starts
from benchmarks.systems import load_pipeline
from benchmarks.tables import table

HELP = """\
Times the cleaner and its peers on the same pages, and the start of the commands.

Cold scheme: a fresh process takes each page once, after a few others that load what loads on first use; so nothing of
a page is known from the round before. The processes take turns. The time of a page is the least of all processes, that
of a contestant the sum over its pages. Processor time of one process with one thread.

Null control: each contestant's processes are dealt into two halves that run the same code. The halves give two ratios
to trafilatura; what lies between them is noise. The column `halves` prints both.

The cleaner reads HTML or the flattened text of the same page, as its name says; peers read the HTML. Parsing HTML is
part of the work, flattening is not.
"""
EXAMPLES = """\
examples:
  python -m benchmarks.speed                          60 pages of WCXB, 6 processes, then 15 starts of each command
  python -m benchmarks.speed --sample 200 --processes 10
  python -m benchmarks.speed --contestants rules:text,trafilatura
  PYTHONPATH=OTHER/src python -m benchmarks.speed     another version, with the same packages beside it
  python -m benchmarks.speed --only start-up --starts 31
"""
WARM_UP_PAGES = 4
WARM_UP_TEXT = "<p>1.1</p>"
"""A page in no language, so that the phrases of all languages are loaded before the first page is timed."""

PEER = "trafilatura"


def _trafilatura() -> Callable[[str], object]:
    return import_module("trafilatura").extract  # type: ignore[no-any-return]


def _readability() -> Callable[[str], object]:
    document = import_module("readability").Document
    return lambda html: document(html).summary()


def _resiliparse() -> Callable[[str], object]:
    extract = import_module("resiliparse.extract.html2text").extract_plain_text
    return lambda html: extract(html, main_content=True)


def _justext() -> Callable[[str], object]:
    package = import_module("justext")
    stop_words = package.get_stoplist("English")

    def run(html: str) -> str:
        paragraphs = package.justext(html.encode("utf-8", "replace"), stop_words, encoding="utf-8")
        return "\n".join(item.text for item in paragraphs if not item.is_boilerplate)

    return run


# Distribution -> how its extractor is made. Each one reads HTML and returns its main text.
PEERS: dict[str, Callable[[], Callable[[str], object]]] = {
    PEER: _trafilatura,
    "readability-lxml": _readability,
    "resiliparse": _resiliparse,
    "jusText": _justext,
}
CONTESTANTS = ("rules:text", "default:text", "rules:html", "default:html", PEER)


def load_contestant(name: str) -> Callable[[str], object]:
    """Make the contestant ready: `preset:text`, `preset:html` or a peer. Raises `ImportError` if a peer is missing."""
    if name in PEERS:
        return PEERS[name]()
    preset, _, kind = name.partition(":")
    clean = load_pipeline(preset).clean
    return lambda page: clean(page, kind=kind or "text")


class Timing(NamedTuple):
    """Seconds of each page in each process, the size of all pages as given in MB (10^6 bytes), and errors."""

    name: str
    processes: tuple[tuple[float, ...], ...]
    megabytes: float
    errors: int

    @property
    def pages(self) -> int:
        """How many pages were timed."""
        return len(self.processes[0])

    @property
    def seconds(self) -> float:
        """The sum over the pages of the least time of a page."""
        return coldest(self.processes)

    @property
    def halves(self) -> tuple[float, float]:
        """The same by each half of the processes alone: the null control."""
        return coldest(self.processes[::2]), coldest(self.processes[1::2] or self.processes)


def coldest(processes: Sequence[Sequence[float]]) -> float:
    """Return the sum over the pages of the least time that any process took."""
    return float(sum(min(times) for times in zip(*processes, strict=True)))


def time_pages(name: str, given: Sequence[str]) -> tuple[list[float], int]:
    """Return the processor seconds of each page, and how many raised. Runs in a process of its own."""
    run = load_contestant(name)
    run(WARM_UP_TEXT)
    seconds, errors = [], 0
    for number, page in enumerate(given):
        start = time.process_time()
        try:
            run(page)
        except Exception:  # a peer that fails on a page has spent its time, and is reported
            errors += number >= WARM_UP_PAGES
        if number >= WARM_UP_PAGES:
            seconds.append(time.process_time() - start)
    return seconds, errors


def race(inputs: dict[str, list[str]], processes: int) -> list[Timing]:
    """Times each contestant on its inputs, the first few of which only warm up, in fresh processes that take turns."""
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[variable] = "1"
    times: dict[str, list[tuple[float, ...]]] = {name: [] for name in inputs}
    errors = dict.fromkeys(inputs, 0)
    names = list(inputs)
    turns = [names[(place + number) % len(names)] for number in range(processes) for place in range(len(names))]
    for name in track(turns, "processes", len(turns)):
        with get_context("spawn").Pool(1) as pool:
            seconds, errors[name] = pool.apply(time_pages, (name, inputs[name]))
        times[name].append(tuple(seconds))
    return [Timing(name, tuple(times[name]), megabytes(inputs[name]), errors[name]) for name in names]


def megabytes(given: Sequence[str]) -> float:
    """Return the size of the pages that are timed, in MB (10^6 bytes of UTF-8)."""
    return sum(len(page.encode("utf-8", "replace")) for page in given[WARM_UP_PAGES:]) / 1e6


def inputs_of(
    names: Sequence[str], pages: Sequence[Page], cache: Path, flattening: str = "html_text"
) -> dict[str, list[str]]:
    """Return what each contestant reads: the pages' HTML or their text. Missing peers are named and left out."""
    store = FlattenCache(cache)
    inputs = {}
    for name in names:
        try:
            load_contestant(name)
        except ImportError as error:
            print(f"note: {name} is not installed and is left out ({error})", file=sys.stderr)
            continue
        is_text = name.endswith(":text")
        inputs[name] = [store.get(flattening, page.html) if is_text else page.html for page in pages]
    return inputs


def ratio(ours: Timing, theirs: Timing) -> tuple[float, float, float]:
    """Return how many times as many pages a second the first one takes, and the same by each half alone."""
    first, second = (their / our for our, their in zip(ours.halves, theirs.halves, strict=True))
    return theirs.seconds / ours.seconds, first, second


def print_race(timings: Sequence[Timing]) -> None:
    """Prints rates, ratios to trafilatura (above 1 means faster) and the spread of the null control."""
    peer = next((timing for timing in timings if timing.name == PEER), None)
    rows = []
    for timing in timings:
        first, second = timing.halves
        ratios = ["-", "-"]
        if peer:
            whole, *parts = ratio(timing, peer)
            ratios = [f"{whole:.2f}", " ".join(f"{part:.2f}" for part in parts)]
        rows.append(
            [
                f"{timing.name} {metadata.version(timing.name)}" if timing.name in PEERS else timing.name,
                f"{timing.pages / timing.seconds:.1f}",
                *ratios,
                f"{abs(first / second - 1):.1%}",
                f"{timing.megabytes / timing.seconds:.2f}",
                str(timing.errors),
            ]
        )
    print(f"\nSpeed on {timings[0].pages} pages: each once in {len(timings[0].processes)} fresh processes, best time\n")
    head = ["contestant", "pages/s", f"x {PEER}", "halves", "null control", "MB/s", "errors"]
    print(table(head, rows))


def build_parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.speed",
        description=HELP,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--only", choices=["pages", "start-up"], help="one of the two measures (default: both)")
    parser.add_argument(
        "--contestants",
        default=",".join(CONTESTANTS),
        metavar="NAME,...",
        help=f"PRESET:text, PRESET:html or one of {', '.join(PEERS)} (%(default)s)",
    )
    parser.add_argument("--processes", type=int, default=6, metavar="N", help="of each contestant (%(default)s)")
    parser.add_argument("--starts", type=int, default=15, metavar="N", help="starts of each command (%(default)s)")
    parser.add_argument(
        "--flattening",
        choices=list(FLATTENINGS),
        default="html_text",
        help="the text that the cleaner reads (%(default)s: no blanks for layout, which are fast to read)",
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all timings to this file too")
    add_cache_option(parser)
    add_data_options(parser)
    parser.set_defaults(sample=60 + WARM_UP_PAGES)
    return parser


def main(argv: list[str] | None = None) -> int:
    """Times, prints, writes the JSON. Returns the exit status."""
    args = build_parser().parse_args(argv)
    outcome: dict[str, object] = {}
    if args.only != "start-up":
        chosen_flattenings(args.flattening)
        pages = list(select(args.data, selection_from(args)))
        timings = race(inputs_of(args.contestants.split(","), pages, args.cache, args.flattening), args.processes)
        print_race(timings)
        outcome["pages"] = [timing._asdict() for timing in timings]
    if args.only != "pages":
        starts = time_starts(args.starts)
        print_starts(starts)
        outcome["start_up"] = [start._asdict() for start in starts]
    if args.json:
        args.json.write_text(json.dumps(outcome, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    exit_with(main)

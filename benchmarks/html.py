"""Quality on HTML: how much of a page's true body each system finds when it is given the page's HTML, and how fast.

Run it from the root of the repository: `python -m benchmarks.html --help`.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple

from benchmarks.data import BenchmarkError, Page, add_data_options, exit_with, select, selection_from
from benchmarks.extracted import PEERS
from benchmarks.processes import in_order
from benchmarks.progress import track
from benchmarks.scores import Score, page_score
from benchmarks.systems import load_html_pipeline
from benchmarks.tables import share, table

HELP = """\
Gives the HTML of each page to each system, and compares its text with the page's true body as bags of words. Precision,
recall and F1 are means over pages, by page type; all news pages are one type. Pages a second count processor time of
one process, parsing included.

A system is one of trafilatura, readability-lxml, resiliparse (its main content); keep-all, which is all the text that
the cleaner's reader finds; or the cleaner: `cleaner:PRESET`, `cleaner:PRESET+ENGINE`, or `cleaner:FILE.toml`.

Exit status: 0 measured; 1 the cleaner raised on some page (named on standard error; its output there counts as empty,
as a peer's does that fails); 2 the data or an option is wrong.
"""
EXAMPLES = """\
examples:
  python -m benchmarks.html                                  all of WCXB, the cleaner and three peers
  python -m benchmarks.html --set all --sample 200           a quick look
  python -m benchmarks.html --systems keep-all,cleaner:rules,cleaner:rules+readability
  python -m benchmarks.html --fold 0/5 --json fold-0.json    held out by domain, every page's score written
"""
ALL, NEWS = "all", "news"
DEFAULT_SYSTEMS = "cleaner:rules,cleaner:default,trafilatura,readability-lxml,resiliparse"
CLEANER = "cleaner"

Extractor = Callable[[str], str]


class PageScore(NamedTuple):
    """How one system did on one page; `seconds` are processor time. `problem` is what it raised, if it did."""

    set: str
    page_id: str
    type: str
    system: str
    score: Score
    seconds: float
    problem: str = ""


class Row(NamedTuple):
    """Means of one system over the pages of one type (`all` stands for every one)."""

    type: str
    system: str
    pages: int
    score: Score


def _keep_all() -> Extractor:
    read = import_module("cleaner.readers.html").read_html
    return lambda html: str(read(html).text)


def load_system(name: str) -> Extractor:
    """Make a system ready. Raises `BenchmarkError` for a name that is none, and for a library that is missing."""
    kind, _, choice = name.partition(":")
    try:
        if kind == CLEANER:
            clean = load_html_pipeline(*choice.partition("+")[::2]).clean
            return lambda html: str(clean(html, kind="html").body)
        if name == "keep-all":
            return _keep_all()
        if name in PEERS:
            return PEERS[name]()
    except ImportError as error:
        raise BenchmarkError(f"{name} is not installed ({error}); leave it out with --systems") from error
    known = ", ".join(["keep-all", *PEERS, "cleaner:PRESET", "cleaner:PRESET+ENGINE"])
    raise BenchmarkError(f"no system is called {name!r}; there are {known}")


_loaded = cache(load_system)


def measure_page(job: tuple[tuple[str, ...], Page]) -> list[PageScore]:
    """Gives one page to each system. Runs inside worker processes."""
    names, page = job
    found = []
    for name in names:
        extract, text, problem = _loaded(name), "", ""
        begin = time.process_time()
        try:
            text = extract(page.html)
        except Exception as error:  # one page must not hide the scores of all others
            problem = f"{type(error).__name__}: {error}"
        seconds = time.process_time() - begin
        page_type = NEWS if page.set == NEWS else page.type
        score = page_score(text, page.body)
        found.append(PageScore(page.set, page.id, page_type, name, score, seconds, problem))
    return found


def measure(names: tuple[str, ...], pages: Iterator[Page], jobs: int) -> Iterator[list[PageScore]]:
    """Yields the scores of each page in the order of the pages, worked out by `jobs` processes."""
    return in_order(measure_page, ((names, page) for page in pages), jobs)


def rows_of(found: Iterable[PageScore], systems: Sequence[str]) -> list[Row]:
    """Groups page scores by type and system; `all` holds the pages of WCXB, or the news where there are no others."""
    groups: dict[tuple[str, str], list[Score]] = defaultdict(list)
    found = list(found)
    only_news = all(item.type == NEWS for item in found)
    for item in found:
        groups[item.type, item.system].append(item.score)
        if item.type != NEWS and not only_news:
            groups[ALL, item.system].append(item.score)
    order = sorted(groups, key=lambda key: (key[0] == NEWS, key[0] == ALL, key[0], systems.index(key[1])))
    return [
        Row(*key, len(groups[key]), Score(*(fmean(column) for column in zip(*groups[key], strict=True))))
        for key in order
    ]


def print_rows(rows: Sequence[Row]) -> None:
    """Prints precision, recall and F1 by type, then F1 alone with a column for each type."""
    print("\nHTML mode: mean over pages\n")
    lines = [[row.type, row.system, str(row.pages), *map(share, row.score)] for row in rows]
    print(table(["type", "system", "pages", "precision", "recall", "F1"], lines))
    types = list(dict.fromkeys(row.type for row in rows))
    scores = {(row.system, row.type): share(row.score.f1) for row in rows}
    systems = list(dict.fromkeys(row.system for row in rows))
    print("\nF1\n")
    print(table(["system", *types], [[name, *(scores[name, kind] for kind in types)] for name in systems]))


def print_speed(found: Sequence[PageScore], systems: Sequence[str]) -> None:
    """Prints how long each system takes for a page."""
    lines = []
    for name in systems:
        seconds = [item.seconds for item in found if item.system == name]
        mean, middle = fmean(seconds), sorted(seconds)[len(seconds) // 2]
        failed = sum(bool(item.problem) for item in found if item.system == name)
        lines.append([name, f"{1 / mean:.1f}", f"{1000 * mean:.1f}", f"{1000 * middle:.1f}", str(failed)])
    print("\nProcessor time\n")
    print(table(["system", "pages/s", "ms a page, mean", "median", "failed"], lines))


def print_failures(found: Sequence[PageScore]) -> int:
    """Names the pages on which the cleaner raised, on standard error. Returns how many there are."""
    failed = [item for item in found if item.problem and item.system.startswith(CLEANER)]
    for item in failed:
        print(f"error: {item.set}/{item.page_id} ({item.type}), {item.system}: {item.problem}", file=sys.stderr)
    return len(failed)


def as_json(found: Sequence[PageScore], rows: Sequence[Row]) -> dict[str, Any]:
    """The whole outcome as plain values, to compare runs with."""
    pages = [{**item._asdict(), "score": item.score._asdict()} for item in found]
    return {"rows": [{**row._asdict(), "score": row.score._asdict()} for row in rows], "pages": pages}


def build_parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.html",
        description=HELP,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--systems", default=DEFAULT_SYSTEMS, metavar="NAME,...", help="default: %(default)s")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all numbers, those of each page too")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="processes (%(default)s)")
    add_data_options(parser)
    return parser


def main(argv: list[str] | None = None) -> int:
    """Measures, prints the tables, writes the JSON. Returns the exit status."""
    args = build_parser().parse_args(argv)
    systems = tuple(dict.fromkeys(part.strip() for part in args.systems.split(",") if part.strip()))
    for name in systems:
        load_system(name)  # a name that is none must end the run here, not inside a worker
    pages = select(args.data, selection_from(args))
    found = [
        item for items in track(measure(systems, pages, args.jobs), "pages", args.sample or None) for item in items
    ]
    if not found:
        raise BenchmarkError("no page matches --types, --fold and --set, or --systems names none")
    rows = rows_of(found, systems)
    print_rows(rows)
    print_speed(found, systems)
    if args.json:
        args.json.write_text(json.dumps(as_json(found, rows), ensure_ascii=False, indent=1), encoding="utf-8")
    return 1 if print_failures(found) else 0


if __name__ == "__main__":
    exit_with(main)

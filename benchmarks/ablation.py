"""What each filter earns: its removals, how many are right, the pages it touches, and the score without it.

Run it from the root of the repository: `python -m benchmarks.ablation --help`.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from benchmarks.data import Page, add_data_options, exit_with, select, selection_from
from benchmarks.flatten import FLATTENINGS, FlattenCache, add_cache_option
from benchmarks.processes import in_order
from benchmarks.progress import track
from benchmarks.scores import page_score, words
from benchmarks.tables import table
from cleaner import Pipeline
from cleaner.filters import CATALOGUE

HELP = """\
Runs a preset on flattened pages and on their true bodies, then without each filter, and without each family, on the
pages on which it removed anything (elsewhere nothing changes). Each page is flattened in one of five ways.

Columns: removals and the pages they are on; `right`: the share of the removed words that the true body lacks;
`bodies`: true bodies, cleaned as texts of their own, that it takes words from; `gain`: the mean page F1 over all pages
with it, less that without it, in points of a thousand.
"""


class Removed(NamedTuple):
    """One filter's work on one page: how many pieces, their words, and how many of these the true body has not."""

    pieces: int
    words: int
    right: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """One page: its score, what each filter removed, the score without each, and which filters touch the true body."""

    f1: float
    removed: dict[str, Removed]
    without: dict[str, float]
    touches: tuple[str, ...]


@dataclass(slots=True)
class Account:
    """What a filter or family did over all pages."""

    pieces: int = 0
    pages: int = 0
    words: int = 0
    right: int = 0
    bodies: int = 0
    gains: list[float] = field(default_factory=list)

    def row(self, name: str, pages: int) -> list[str]:
        """The row of the table; `pages` is how many were measured."""
        right = f"{self.right / self.words:.3f}" if self.words else "-"
        gain = f"{1000 * sum(self.gains) / pages:+.2f}"
        return [name, str(self.pieces), str(self.pages), right, str(self.bodies), gain]


@cache
def _pipeline(preset: str, without: tuple[str, ...]) -> Pipeline:
    full = Pipeline.preset(preset)
    return full.without(*(name for name in without if name in full.names))


@cache
def _store(folder: Path) -> FlattenCache:
    return FlattenCache(folder)


def measure(page: Page, preset: str, cache_folder: Path) -> Outcome:
    """Measures one page, in one flattening chosen by its id."""
    flattening = sorted(FLATTENINGS)[sum(map(ord, page.id)) % len(FLATTENINGS)]
    text = _store(cache_folder).get(flattening, page.html)
    result = _pipeline(preset, ()).clean(text)
    true_lines = {" ".join(words(line)) for line in page.body.splitlines()}
    true_text = " " + " ".join(words(page.body)) + " "
    removed: dict[str, Removed] = {}
    for removal in result.removed:
        piece = words(removal.text)
        joined = " ".join(piece)
        # A long piece of the true text is true wherever it stands; a short one only as a line of it.
        wrong = joined in true_lines if len(piece) < 6 else f" {joined} " in true_text
        name = removal.rule.partition("/")[0]
        before = removed.get(name, Removed(0, 0, 0))
        removed[name] = Removed(
            before.pieces + 1, before.words + len(piece), before.right + (0 if wrong else len(piece))
        )
    groups: dict[str, tuple[str, ...]] = {name: (name,) for name in removed}
    groups |= {f"[{family}]": tuple(files) for family, files in CATALOGUE.items() if removed.keys() & files.keys()}
    without = {
        name: page_score(_pipeline(preset, group).clean(text).body, page.body).f1 for name, group in groups.items()
    }
    touched = {removal.rule.partition("/")[0] for removal in _pipeline(preset, ()).clean(page.body).removed}
    return Outcome(page_score(result.body, page.body).f1, removed, without, tuple(touched))


def accounts(outcomes: Sequence[Outcome]) -> dict[str, Account]:
    """Adds the pages up, by filter and by family."""
    found: dict[str, Account] = {}
    families = {name: f"[{family}]" for family, files in CATALOGUE.items() for name in files}
    for outcome in outcomes:
        for name, removed in outcome.removed.items():
            for account in (
                found.setdefault(name, Account()),
                found.setdefault(families.get(name, "[other]"), Account()),
            ):
                account.pieces += removed.pieces
                account.words += removed.words
                account.right += removed.right
        for name, f1 in outcome.without.items():
            account = found.setdefault(name, Account())
            account.gains.append(outcome.f1 - f1)
            account.pages += 1
        for name in outcome.touches:
            found.setdefault(name, Account()).bodies += 1
        for family in {families.get(name, "[other]") for name in outcome.touches}:
            found.setdefault(family, Account()).bodies += 1
    return found


def build_parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.ablation", description=HELP, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--preset", default="rules", help="the cleaner's preset (%(default)s)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="processes (%(default)s)")
    add_cache_option(parser)
    add_data_options(parser)
    return parser


def _chosen(args: argparse.Namespace) -> Iterator[Page]:
    return (page for page in select(args.data, selection_from(args)) if page.body.strip())


def main(argv: list[str] | None = None) -> int:
    """Measures and prints the table. Returns the exit status."""
    args = build_parser().parse_args(argv)
    pages = list(_chosen(args))
    _store(args.cache)  # made once, before several processes open it
    work = partial(measure, preset=args.preset, cache_folder=args.cache)
    outcomes = list(track(in_order(work, pages, args.jobs), "pages", len(pages)))
    found = accounts(outcomes)
    rows = [found.get(name, Account()).row(name, len(pages)) for name in sorted(found)]
    f1 = sum(outcome.f1 for outcome in outcomes) / len(outcomes)
    print(f"\n{len(pages)} pages, preset {args.preset}: mean page F1 {f1:.4f}\n")
    print(table(["filter", "removals", "pages", "right", "bodies", "gain"], rows))
    return 0


if __name__ == "__main__":
    exit_with(main)

"""Quality against public truth: how much of a page's body is found, and how much of a clean text stays.

Run it from the root of the repository: `python -m benchmarks.quality --help`.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import product
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple

from benchmarks.data import BenchmarkError, add_data_options, exit_with, select, selection_from
from benchmarks.flatten import add_cache_option, chosen_flattenings
from benchmarks.measure import Loss, PageResult, Plan, measure
from benchmarks.progress import track
from benchmarks.scores import NoHarm, Score, ShingleCounts, no_harm, shingle_score
from benchmarks.systems import SYSTEMS, load_pipeline
from benchmarks.tables import share, table

HELP = """\
Measures quality in text mode and the no-harm promise.

Text mode: each page's HTML is flattened up to five ways; each system reads the flat text; its output is compared
with the page's true body as bags of words. Precision, recall and F1 are means over pages.

No harm: the true body itself is cleaned; the share of its words that stay is printed, pooled over all words and as a
mean over pages. 1 means that clean text came back whole.

Exit status: 0 measured; 1 a system raised on some page (named on standard error; its output there counts as empty);
2 the data or an option is wrong.
"""
EXAMPLES = """\
examples:
  python -m benchmarks.quality                              all of WCXB, five flattenings
  python -m benchmarks.quality --sample 100 --worst 5       a quick look, with the worst losses explained
  python -m benchmarks.quality --no-harm-only --types article
  python -m benchmarks.quality --set news --flattenings glued,html_text
  python -m benchmarks.quality --systems keep-all,c4        the baselines alone; the package is not needed
"""
ALL = "all"


class Row(NamedTuple):
    """Mean scores of one system over the pages of one type in one flattening (`all` stands for every one)."""

    flattening: str
    type: str
    system: str
    pages: int
    score: Score
    shingles: Score | None


def mean_score(scores: Sequence[Score]) -> Score:
    """Mean of each number over pages. The mean F1 is a mean of page F1s, not made from the other two means."""
    return Score(*(fmean(column) for column in zip(*scores, strict=True)))


def text_rows(results: Iterable[PageResult]) -> list[Row]:
    """Groups page scores by flattening, page type and system; adds the groups over all types and all flattenings."""
    scores: dict[tuple[str, str, str], list[Score]] = defaultdict(list)
    shingles: dict[tuple[str, str, str], list[ShingleCounts]] = defaultdict(list)
    for result in results:
        for text in result.texts:
            for flattening, page_type in product((text.flattening, ALL), (result.type, ALL)):
                key = (flattening, page_type, text.system)
                scores[key].append(text.score)
                if text.shingles is not None:
                    shingles[key].append(text.shingles)
    ways = len({key[0] for key in scores}) - 1
    return [
        Row(
            *key,
            len(group) // (ways if key[0] == ALL else 1),
            mean_score(group),
            shingle_score(shingles[key]) if key in shingles else None,
        )
        for key, group in sorted(scores.items(), key=lambda item: _order(item[0]))
    ]


def _order(key: tuple[str, str, str]) -> tuple[bool, str, bool, str, int]:
    flattening, page_type, system = key
    return flattening == ALL, flattening, page_type == ALL, page_type, list(SYSTEMS).index(system)


def no_harm_rows(results: Iterable[PageResult]) -> dict[str, NoHarm]:
    """The no-harm measure per page type, and over all."""
    kept = [(result.type, result.kept) for result in results if result.kept is not None]
    types = sorted({page_type for page_type, _ in kept})
    groups = {page_type: [pair for of, pair in kept if of == page_type] for page_type in types}
    groups[ALL] = [pair for _, pair in kept]
    return {name: no_harm(group) for name, group in groups.items() if any(pair.total for pair in group)}


def print_text(rows: Sequence[Row]) -> None:
    """Prints the table of text mode; shingle F1 has a column when it was measured."""
    with_shingles = any(row.shingles for row in rows)
    head = ["flattening", "type", "system", "pages", "precision", "recall", "F1"] + ["shingle F1"] * with_shingles
    lines = []
    for row in rows:
        cells = [row.flattening, row.type, row.system, str(row.pages), *map(share, row.score)]
        lines.append(cells + [share(row.shingles.f1)] * with_shingles if row.shingles else cells)
    print("\nText mode: mean over pages\n")
    print(table(head, lines))


def print_no_harm(rows: dict[str, NoHarm]) -> None:
    """Prints the no-harm table."""
    head = ["type", "pages", "pooled over words", "mean over pages", "pages that lost words"]
    lines = [
        [name, str(row.pages), share(row.pooled, 5), share(row.mean, 5), str(row.touched)] for name, row in rows.items()
    ]
    print("\nNo harm: share of the words of a true body that stay when it is cleaned\n")
    print(table(head, lines))


def print_worst(losses: Sequence[Loss], count: int, lines_each: int = 12) -> None:
    """Prints, for each way the text came, the pages that lost most true words, with the lines, labels and rules."""
    for source in dict.fromkeys(loss.source for loss in losses):
        worst = sorted((loss for loss in losses if loss.source == source), key=lambda loss: -loss.lost)[:count]
        print(f"\nMost true words lost, {source}\n")
        for loss in worst:
            print(f"  {loss.page_id} ({loss.page_type}): {loss.lost} of {loss.total} words lost  {loss.url}")
            lines = Counter(f"[{piece.label} / {piece.rule}] {_short(piece.text)}" for piece in loss.pieces)
            for line, times in list(lines.items())[:lines_each]:
                print(f"      {line}" + (f"  ({times} times)" if times > 1 else ""))
            if len(lines) > lines_each:
                print(f"      ... and {len(lines) - lines_each} more true lines")
            if not loss.pieces:
                print("      (no removed line stands in the truth as it is: parts of lines, or repeated words)")


def _short(text: str, width: int = 110) -> str:
    text = " ".join(text.split())
    return text if len(text) <= width else text[: width - 3] + "..."


def print_failures(results: Iterable[PageResult]) -> int:
    """Names the pages on which a system raised, on standard error. Returns how many there are."""
    failed = [result for result in results if result.failures]
    for result in failed:
        print(f"error: {result.set}/{result.page_id} ({result.type}): {'; '.join(result.failures)}", file=sys.stderr)
    return len(failed)


def as_json(rows: Sequence[Row], harm: dict[str, NoHarm], losses: Sequence[Loss]) -> dict[str, Any]:
    """The whole outcome as plain values, to compare runs with."""
    text = [
        {
            "flattening": row.flattening,
            "type": row.type,
            "system": row.system,
            "pages": row.pages,
            **row.score._asdict(),
            **({"shingle_f1": row.shingles.f1} if row.shingles else {}),
        }
        for row in rows
    ]
    lost = [{**loss._asdict(), "pieces": [piece._asdict() for piece in loss.pieces]} for loss in losses]
    return {"text": text, "no_harm": {name: row._asdict() for name, row in harm.items()}, "losses": lost}


def build_parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.quality",
        description=HELP,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--flattenings", default="", metavar="NAME,...", help="only these flattenings (default: five)")
    parser.add_argument("--systems", default=",".join(SYSTEMS), metavar="NAME,...", help="default: %(default)s")
    parser.add_argument("--preset", default="default", help="the cleaner's preset (default: %(default)s)")
    parser.add_argument("--no-harm-only", action="store_true", help="clean the true bodies only; needs no flattening")
    parser.add_argument("--shingles", action="store_true", help="also four-word shingle F1, which sees word order")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="show the N pages that lost most true words")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all numbers and losses to this file too")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="processes (%(default)s)")
    add_cache_option(parser)
    add_data_options(parser)
    return parser


def plan_from(args: argparse.Namespace) -> Plan:
    """What to measure; raises `BenchmarkError` on an unknown or contradictory choice."""
    systems = tuple(part.strip() for part in args.systems.split(",") if part.strip())
    if unknown := [name for name in systems if name not in SYSTEMS]:
        raise BenchmarkError(f"no system is called {unknown[0]!r}; there are {', '.join(SYSTEMS)}")
    if args.no_harm_only and "cleaner" not in systems:
        raise BenchmarkError("--no-harm-only measures the cleaner; leave it among --systems")
    if "cleaner" in systems:
        load_pipeline(args.preset)  # a missing package or preset must end the run here, not inside a worker
    flattenings = () if args.no_harm_only else chosen_flattenings(args.flattenings)
    return Plan(flattenings, systems, args.preset, args.cache, args.shingles)


def main(argv: list[str] | None = None) -> int:
    """Measures, prints the tables, writes the JSON. Returns the exit status."""
    args = build_parser().parse_args(argv)
    plan = plan_from(args)
    pages = select(args.data, selection_from(args))
    results = list(track(measure(plan, pages, args.jobs), "pages", args.sample or None))
    if not results:
        raise BenchmarkError("no page matches --types, --fold and --set")
    rows, harm = text_rows(results), no_harm_rows(results)
    losses = [loss for result in results for loss in result.losses]
    if rows:
        print_text(rows)
    if harm:
        print_no_harm(harm)
    if args.worst:
        print_worst(losses, args.worst)
    if args.json:
        args.json.write_text(json.dumps(as_json(rows, harm, losses), ensure_ascii=False, indent=1), encoding="utf-8")
    return 1 if print_failures(results) else 0


if __name__ == "__main__":
    exit_with(main)

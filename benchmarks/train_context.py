"""Trains the networks of the filter `context`, for flat text and for HTML, and measures them by domain.

Run it from the root of the repository: `python -m benchmarks.train_context --help`.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.data import DEFAULT_DATA, REPOSITORY, BenchmarkError, exit_with, set_file, set_names
from benchmarks.flatten import add_cache_option, chosen_flattenings, default_cache

if TYPE_CHECKING:
    from benchmarks.context.crossval import Task

HELP = """\
Makes the training texts (each page in many variants; kept in a work folder), cross-validates by domain, and with
--write fits the network that ships on all pages. Two cores: about ten minutes for the texts, once, and half an hour for
five folds and the final network. Needs PyTorch, NumPy, the libraries of the flattenings and the peers.

The same data, seed and versions of the libraries give the same weights on the same kind of processor.
"""
EXAMPLES = """\
examples:
  python -m benchmarks.train_context                     five folds, the tables
  python -m benchmarks.train_context --write             the same, then the weights
  python -m benchmarks.train_context --folds 0 --write   the weights alone
  python -m benchmarks.train_context --kind html         five folds of the network for HTML
  python -m benchmarks.train_context --fast              a small sample and few passes: does it run?
"""
FOLDER = REPOSITORY / "src" / "cleaner" / "context"
MAX_BYTES = 750_000
"""Of each of two files of weights."""

KINDS = ("text", "html")
HTML_PASSES = 6
"""Passes over the pages of HTML: there are fewer variants of them, and more passes learn the pages by heart."""

SEED, HTML_SEED = 6, 1
"""Where randomness begins. Of seeds 1 to 7 the sixth gives the network for flat text that cleans the invented pages of
the tests best (`benchmarks.invented`); on pages held out of the data, seeds are alike.
"""

FAST_PAGES, FAST_PASSES = 160, 4


def build_parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.train_context",
        description=HELP,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("--data", type=Path, default=DEFAULT_DATA, metavar="FOLDER", help="the evaluation data (../shared/bench)")
    add("--work", type=Path, default=default_cache() / "context", metavar="FOLDER", help="for the training texts")
    add("--kind", choices=[*KINDS, "all"], default="all", help="the network for flat text, for HTML, or both (all)")
    add("--folds", type=int, default=5, metavar="N", help="folds of the cross-validation; 0 for none (%(default)s)")
    add("--passes", type=int, default=0, metavar="N", help="passes over the data (default: the plan's)")
    add("--seed", type=int, metavar="N", help="where randomness begins (those of the package's weights)")
    add("--fast", action="store_true", help="few pages and passes")
    add("--write", action="store_true", help="fit on all pages and write the package's weights")
    add("--report", type=Path, metavar="FILE", help="write the tables to this file too")
    add("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="processes (%(default)s)")
    add_cache_option(parser)
    return parser


def main(argv: list[str] | None = None) -> int:
    """Trains, measures, writes. Returns the exit status."""
    args = build_parser().parse_args(argv)
    if missing := [name for name in ("torch", "numpy", "trafilatura", "readability") if find_spec(name) is None]:
        raise BenchmarkError(f"it needs {', '.join(missing)}; install the extras: pip install -e '.[bench,train]'")
    if args.fast and args.write:
        raise BenchmarkError("--fast learns too little to be written; leave one of --fast and --write out")
    for name in set_names("all"):
        set_file(args.data, name)
    chosen_flattenings("")
    began = time.perf_counter()
    reports = []
    for kind in KINDS if args.kind == "all" else (args.kind,):
        task = make_task(args, html=kind == "html")
        if args.folds:
            reports.append(tables_of(task, min(args.jobs, args.folds)))
            print(reports[-1])
        if args.write:
            write_weights(task)
    if args.report and reports:
        args.report.write_text("\n".join(reports), encoding="utf-8")
    print(f"done in {(time.perf_counter() - began) / 60:.1f} minutes", file=sys.stderr)
    return 0


def tables_of(task: Task, jobs: int) -> str:
    """Cross-validate and return the tables."""
    from benchmarks.context.crossval import cross_validate, peer_scores  # noqa: PLC0415 - needs PyTorch
    from benchmarks.context.report import html_report, report  # noqa: PLC0415

    rows = cross_validate(task, jobs)
    if task.plan.html:
        return html_report(rows, task.known, peer_scores(task.work, task.truths))
    return report(rows, task.known, task.truths)


def make_task(args: argparse.Namespace, *, html: bool) -> Task:
    """Make the training texts where they are missing, and return what is to be learned from them."""
    from benchmarks.context.crossval import BESIDE, CHANCES, HTML_CHANCES, Task  # noqa: PLC0415 - needs PyTorch
    from benchmarks.context.fit import Plan  # noqa: PLC0415
    from benchmarks.context.prepare import Work, known_pages, prepare  # noqa: PLC0415

    work = Work(args.data, args.cache, args.work, max(args.folds, 1), FAST_PAGES if args.fast else 0)
    if args.fast:
        work = replace(work, folder=args.work.with_name(f"{args.work.name}-fast"))
    prepare(work, [*HTML_CHANCES, BESIDE] if html else list(CHANCES), args.jobs)
    known, truths = known_pages(work)
    plan = Plan(seed=args.seed or (HTML_SEED if html else SEED), html=html, passes=HTML_PASSES if html else Plan.passes)
    passes = args.passes or (FAST_PASSES if args.fast else plan.passes)
    return Task(work, known, truths, replace(plan, passes=passes), fold=-1)


def write_weights(task: Task) -> None:
    """Fit on all pages and write the weights file; raises `BenchmarkError` where it would be too large or inexact."""
    import numpy as np  # noqa: PLC0415 - not needed for --help

    from benchmarks.context.characters import build_characters  # noqa: PLC0415
    from benchmarks.context.crossval import fitted  # noqa: PLC0415
    from cleaner.learned.network import EXACT, HTML_WEIGHTS, WEIGHTS, largest_sum, unpack  # noqa: PLC0415

    arrays = fitted(task).export(build_characters())
    if (largest := largest_sum(unpack(arrays))) >= EXACT:
        raise BenchmarkError(f"a sum of this network may reach {largest}, which 32-bit floats do not hold exactly")
    path = FOLDER / (HTML_WEIGHTS if task.plan.html else WEIGHTS)
    part = path.with_suffix(".part.npz")
    np.savez_compressed(part, **arrays)
    if part.stat().st_size > MAX_BYTES:
        raise BenchmarkError(f"the weights would be {part.stat().st_size} bytes, more than {MAX_BYTES}")
    part.rename(path)
    print(f"{path}: {path.stat().st_size} bytes", file=sys.stderr)


if __name__ == "__main__":
    exit_with(main)

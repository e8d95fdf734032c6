"""Fits the weights by which the headline is found, on flattened articles, and measures them by domain.

Run it from the root of the repository: `python -m benchmarks.train_headline --help`.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import ranking
from benchmarks.data import Page, add_data_options, exit_with, fold_of, read_pages
from benchmarks.flatten import FLATTENINGS, FlattenCache, add_cache_option
from benchmarks.found_html import same
from benchmarks.progress import track
from benchmarks.tables import table
from cleaner.metadata.text.credits import credit_lines
from cleaner.metadata.text.headline import compare, first_words, page_words
from cleaner.metadata.text.headline_lines import CLASSES, FLAGS, Line, lines_of
from cleaner.page.document import Document

Array = Any
"""An array of NumPy's."""

WEIGHTS = Path(__file__).parent.parent / "src" / "cleaner" / "metadata" / "text" / "headline.json"
FOLDS = 5
DESCENT = ranking.Descent(steps=400, rate=0.1, decay=1e-3)
"""More of each changed nothing."""

NAMES = (
    *(f"{name}_{k}" for name, edges in CLASSES.items() for k in range(len(edges) + 1)),
    *FLAGS, "shared", "strange", "like_first",
)  # fmt: skip


class Example(NamedTuple):
    """One flattened page: features of its lines, which of them is the headline, its set and its domain's fold."""

    features: Array
    right: Array
    source: str
    fold: int


def encode(line: Line, shared: float, like_first: float) -> dict[str, float]:
    """Return the features by name, those that are not 0; the score of the product is their weighted sum.

    >>> encode(Line(0, "Rain in Varn", "rain in varn", 3, 1, 0.95, ("words_2", "first")), 0.5, 0.0)
    {'words_2': 1.0, 'first': 1.0, 'shared': 0.5}
    """
    words = {"shared": shared, "strange": float(not shared), "like_first": like_first}
    return dict.fromkeys(line.features, 1.0) | {name: value for name, value in words.items() if value}


def examples_of(page: Page, source: str, store: FlattenCache, names: Sequence[str]) -> list[Example]:
    """Return an example for each flattening in whose text the headline is visible."""
    np = import_module("numpy")
    found = []
    for name in names:
        text = store.get(name, page.html)
        if not page.title or same(page.title) not in same(text):
            continue
        doc = Document(text)
        rows, right = [], []
        body, first = page_words(doc), first_words(doc)
        for line in lines_of(doc, credit_lines(doc, doc.main_text.start)) if doc.prose else ():
            encoded = encode(line, *compare(line, body, first))
            rows.append([encoded.get(feature, 0.0) for feature in NAMES])
            right.append(same(line.text) == same(page.title))
        features = np.array(rows, dtype=np.float64).reshape(len(rows), len(NAMES))
        found.append(Example(features, np.array(right, dtype=np.bool_), source, fold_of(page.host, FOLDS)))
    return found


def fit(examples: Sequence[Example]) -> Array:
    """Return the weights that make the right line of each page likely."""
    np = import_module("numpy")
    usable = [example for example in examples if example.right.any()]
    features = np.concatenate([example.features for example in usable])
    right = np.concatenate([example.right for example in usable])
    sizes = np.array([len(example.right) for example in usable])
    return ranking.fit(ranking.Choices(features, right, sizes, np.full(len(usable), 1 / len(usable))), DESCENT)


def hits(weights: Array, examples: Sequence[Example]) -> int:
    """Return on how many pages the line with the highest score is the right one."""
    return sum(len(e.right) > 0 and bool(e.right[(e.features @ weights).argmax()]) for e in examples)


def main(argv: list[str] | None = None) -> int:
    """Fits, measures, writes the weights. Returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.train_headline", description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    add_cache_option(parser)
    add_data_options(parser)
    args = parser.parse_args(argv)
    store, draw = FlattenCache(args.cache), random.Random(7)
    examples: list[Example] = []
    for source, count in (("wcxb", 2), ("news", len(FLATTENINGS))):
        pages = [page for page in read_pages(args.data, source) if source == "news" or page.type == "article"]
        for page in track(pages, source):
            examples.extend(examples_of(page, source, store, draw.sample(sorted(FLATTENINGS), count)))
    folds = [fit([e for e in examples if e.fold != fold]) for fold in range(FOLDS)]
    rows = []
    for source in ("wcxb", "news"):
        chosen = [e for e in examples if e.source == source]
        right = sum(hits(folds[fold], [e for e in chosen if e.fold == fold]) for fold in range(FOLDS))
        rows.append([source, str(len(chosen)), f"{right / len(chosen):.3f}"])
    print(table(["set", "texts", "headline found, held out by domain"], rows))
    if args.write:
        weights = {name: round(float(value), 2) for name, value in zip(NAMES, fit(examples), strict=True)}
        WEIGHTS.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
        print(f"wrote {WEIGHTS}")
    return 0


if __name__ == "__main__":
    exit_with(main)

"""Fits the weights by which the title of an HTML page is chosen, and measures them by domain.

Run it from the root of the repository: `python -m benchmarks.train_title --help`. With `--write` it fits on all pages
and writes `src/cleaner/metadata/choose/title.json`; the same data give the same weights, to the second decimal.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import ranking
from benchmarks.data import Page, add_data_options, exit_with, fold_of, read_pages
from benchmarks.found_html import is_alike, same
from benchmarks.progress import track
from benchmarks.tables import table
from cleaner.metadata.choose.page import by_field, setting_in
from cleaner.metadata.choose.title import features_of
from cleaner.metadata.choose.wordings import Titles
from cleaner.metadata.harvest import harvest
from cleaner.metadata.html import declared
from cleaner.page.candidates import Harvest
from cleaner.page.document import Document
from cleaner.readers.html import read_html

Array = Any
"""An array of NumPy's."""

WEIGHTS = Path(__file__).parent.parent / "src" / "cleaner" / "metadata" / "choose" / "title.json"
FOLDS = 5
DESCENT = ranking.Descent(steps=300, rate=0.1, decay=3e-3)
"""More steps changed nothing; with a third of that decay, or three times as much, fewer titles held out were right."""

NEWS = 3.0
"""How much a news page counts: they are one in fourteen, and the truth follows rules of its own there.

With 1, two titles in a hundred fewer are right on news pages; with 6, one in a hundred fewer on the others.
"""

MIN_SEEN = 8
"""Wordings of all pages that have a feature, at least, for it to have a weight."""


class Example(NamedTuple):
    """One page: the features of its wordings, which of them are right by words and alike, and where it belongs."""

    features: Sequence[Mapping[str, float]]
    right: Sequence[bool]
    alike: Sequence[bool]
    source: str
    type: str
    fold: int


def example_of(page: Page) -> Example:
    """Return what can be learned from a page whose title is known."""
    read = read_html(page.html)
    known = declared(read, page.url or None)
    found = harvest(Document(read.text, read.elements), known) if read.text else Harvest((), 0)
    fields = by_field(found, known)
    setting = setting_in(fields, page.url or None)
    rows = list(features_of(Titles(fields.get("title", []), setting.names), setting))
    texts = [wording.text for wording, _ in rows]
    return Example(
        [features for _, features in rows],
        [same(text) == same(page.title) for text in texts],
        [is_alike(text, page.title) for text in texts],
        page.set,
        page.type,
        fold_of(page.host, FOLDS),
    )


def names_in(examples: Sequence[Example]) -> list[str]:
    """Return the features that are seen often enough, in the order of their names."""
    seen = Counter(name for example in examples for features in example.features for name in features)
    return sorted(name for name, count in seen.items() if count >= MIN_SEEN)


def rows_of(features: Sequence[Mapping[str, float]], names: Sequence[str]) -> Array:
    """Return a row for each wording and a column for each feature of `names`."""
    np = import_module("numpy")
    columns = {name: number for number, name in enumerate(names)}
    rows = np.zeros((len(features), len(names)))
    for row, found in zip(rows, features, strict=True):
        for name, value in found.items():
            if name in columns:
                row[columns[name]] = value
    return rows


def fit(examples: Sequence[Example], names: Sequence[str]) -> Array:
    """Return the weights that make the right wordings of each page likely."""
    np = import_module("numpy")
    usable = [example for example in examples if any(example.right)]
    features = np.concatenate([rows_of(example.features, names) for example in usable])
    right = np.concatenate([example.right for example in usable])
    sizes = np.array([len(example.right) for example in usable])
    counts = np.array([NEWS if example.source == "news" else 1.0 for example in usable])
    return ranking.fit(ranking.Choices(features, right, sizes, counts / counts.sum()), DESCENT)


def hits(examples: Sequence[Example], fold: int) -> dict[int, tuple[bool, bool]]:
    """Return for the examples of one fold, by their number, how right the choice is that the others teach."""
    others = [example for example in examples if example.fold != fold]
    names = names_in(others)
    weights = fit(others, names)
    found = {}
    for number, example in enumerate(examples):
        if example.fold == fold:
            best = int((rows_of(example.features, names) @ weights).argmax()) if example.right else -1
            found[number] = (example.right[best], example.alike[best]) if best >= 0 else (False, False)
    return found


def report(examples: Sequence[Example]) -> str:
    """Return a table of how often the title is right on the pages of domains that were not learned from."""
    found: dict[int, tuple[bool, bool]] = {}
    for fold in track(range(FOLDS), "folds"):
        found.update(hits(examples, fold))
    groups = [("wcxb", ""), *sorted({(e.source, e.type) for e in examples if e.source == "wcxb"}), ("news", "")]
    rows = []
    for source, kind in groups:
        chosen = [n for n, e in enumerate(examples) if e.source == source and kind in ("", e.type)]
        if chosen:
            shares = [sum(found[n][which] for n in chosen) / len(chosen) for which in (0, 1)]
            known = sum(any(examples[n].right) for n in chosen) / len(chosen)
            rows.append([source, kind or "all", str(len(chosen)), *(f"{share:.3f}" for share in (*shares, known))])
    return table(["set", "type", "pages", "right", "right or alike", "among the wordings"], rows)


def main(argv: list[str] | None = None) -> int:
    """Fits, measures, writes the weights. Returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.train_title", description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    add_data_options(parser)
    args = parser.parse_args(argv)
    examples = [
        example_of(page)
        for source in ("wcxb", "news")
        for page in track(read_pages(args.data, source), source)
        if page.title
    ]
    print(report(examples))
    if args.write:
        names = names_in(examples)
        rounded = {name: round(float(value), 2) for name, value in zip(names, fit(examples, names), strict=True)}
        weights = {name: value for name, value in rounded.items() if value}
        WEIGHTS.write_text(json.dumps(weights, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"wrote {WEIGHTS}")
    return 0


if __name__ == "__main__":
    exit_with(main)

"""What cleaning does to text that extractors have taken from HTML already: it should help, and hardly ever hurt.

Run it from the root of the repository: `python -m benchmarks.extracted --help`.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from importlib import import_module
from statistics import mean
from typing import NamedTuple

from benchmarks.data import Page, add_data_options, exit_with, select, selection_from
from benchmarks.progress import track
from benchmarks.scores import page_score
from benchmarks.systems import load_body_of
from benchmarks.tables import table

Extractor = Callable[[str], str]

WORSE = 0.01
"""A page whose F1 falls by more than this was hurt."""


class Effect(NamedTuple):
    """F1 of one page before and after cleaning."""

    page: str
    before: float
    after: float


def _trafilatura() -> Extractor:
    extract = import_module("trafilatura").extract
    return lambda html: extract(html) or ""


def _readability() -> Extractor:
    document, parse = import_module("readability").Document, import_module("lxml.html").fromstring

    def run(html: str) -> str:
        tree = parse(document(html).summary())
        for element in tree.iter("p", "div", "li", "h1", "h2", "h3", "h4", "blockquote", "br", "tr"):
            element.tail = "\n" + (element.tail or "")
        return re.sub(r"\n\s*\n+", "\n\n", str(tree.text_content())).strip()

    return run


def _resiliparse() -> Extractor:
    extract = import_module("resiliparse.extract.html2text").extract_plain_text
    return lambda html: str(extract(html, main_content=True))


PEERS: dict[str, Callable[[], Extractor]] = {
    "trafilatura": _trafilatura,
    "readability-lxml": _readability,
    "resiliparse": _resiliparse,
}
"""Distribution -> how its extractor is made. Each one reads HTML and returns its main text, a line for each block."""


def effects(extract: Extractor, clean: Callable[[str], str], pages: Sequence[Page], name: str) -> list[Effect]:
    """Extracts, cleans and scores every page; a page on which the extractor fails counts as an empty text."""
    found = []
    for page in track(pages, name):
        try:
            text = extract(page.html)
        except Exception:  # a peer that fails on a page has found nothing
            text = ""
        before, after = page_score(text, page.body).f1, page_score(clean(text), page.body).f1
        found.append(Effect(f"{page.set}/{page.id}", before, after))
    return found


def main(argv: list[str] | None = None) -> int:
    """Measures and prints. Returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.extracted", description=__doc__)
    parser.add_argument("--preset", default="rules", help="the cleaner's preset (%(default)s)")
    parser.add_argument("--worst", type=int, default=5, metavar="N", help="pages to name that lost most (%(default)s)")
    add_data_options(parser)
    parser.set_defaults(set="news")
    args = parser.parse_args(argv)
    clean, pages = load_body_of(args.preset), list(select(args.data, selection_from(args)))
    rows, hurt = [], []
    for name, make in PEERS.items():
        found = effects(make(), clean, pages, name)
        worse = sorted((e for e in found if e.after < e.before - WORSE), key=lambda e: e.after - e.before)
        before, after = mean(e.before for e in found), mean(e.after for e in found)
        rows.append([name, f"{before:.4f}", f"{after:.4f}", f"{after - before:+.4f}", f"{len(worse) / len(found):.1%}"])
        hurt += [f"{name}: {e.page} {e.before:.3f} -> {e.after:.3f}" for e in worse[: args.worst]]
    print(table(["extractor", "F1", "F1 cleaned", "gain", f"pages that lost over {WORSE}"], rows))
    print("\n".join(hurt))
    return 0


if __name__ == "__main__":
    exit_with(main)

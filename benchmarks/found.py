"""How often the metadata of flattened pages is right, where the page's text shows it; with `--html`, that of HTML.

Run it from the root of the repository: `python -m benchmarks.found --help`.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable

from benchmarks import found_html
from benchmarks.data import Page, add_data_options, exit_with, read_pages, selection_from
from benchmarks.flatten import FLATTENINGS, FlattenCache, add_cache_option, chosen_flattenings
from benchmarks.found_html import names, same
from benchmarks.progress import track
from benchmarks.systems import load_pipeline
from benchmarks.tables import table
from cleaner.metadata.text.date import DATE_BLANK, find_date
from cleaner.text.normalize import normalize

MAX_CHARS = 160
"""A line that shows a date to its reader is no longer than this."""


def shows_date(text: str, date: str) -> bool:
    """Say whether a short line of the text has the day `date` (ISO 8601), in any form that can be read."""
    for line in text.splitlines():
        if len(line) > MAX_CHARS or date[2:4] not in line:
            continue
        rest = normalize(line)
        while any(char.isdigit() for char in rest) and (found := find_date(rest)):
            if date in {found.value[:10], *(reading[:10] for reading in found.readings)}:
                return True
            rest = found.rest.replace(DATE_BLANK, " ")
    return False


def judge(page: Page, text: str, metadata: object) -> Iterable[tuple[str, str]]:
    """Yield for each field whose truth the text shows the field and "right", "wrong" or "none"."""
    title, date = getattr(metadata, "title", None), getattr(metadata, "date", None)
    authors = getattr(metadata, "authors", ())
    seen = same(text)
    if page.title and same(page.title) in seen:
        yield "title", "none" if title is None else "right" if same(title) == same(page.title) else "wrong"
    if len(page.date) >= 10 and shows_date(text, page.date[:10]):
        yield "date", "none" if date is None else "right" if date[:10] == page.date[:10] else "wrong"
    if page.author and same(page.author.split(";")[0]) in seen:
        wanted = names(page.author.split(";"))
        yield "authors", "none" if not authors else "right" if names(authors) == wanted else "wrong"


def main(argv: list[str] | None = None) -> int:
    """Measures and prints. Returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.found", description=__doc__)
    parser.add_argument("--preset", default="none", help="the cleaner's preset (%(default)s: metadata needs no filter)")
    parser.add_argument("--flattenings", default="html_text,glued", help=f"of {', '.join(FLATTENINGS)} (%(default)s)")
    parser.add_argument("--html", action="store_true", help="read HTML, beside the peers that are installed")
    add_cache_option(parser)
    add_data_options(parser)
    args = parser.parse_args(argv)
    if args.html:
        print(found_html.measure(args.data, selection_from(args), args.preset))
        return 0
    pipeline, store = load_pipeline(args.preset), FlattenCache(args.cache)
    rows = []
    for source in ("wcxb", "news"):
        pages = [page for page in read_pages(args.data, source) if source == "news" or page.type == "article"]
        counts: Counter[tuple[str, str]] = Counter()
        for page in track(pages, source):
            for name in chosen_flattenings(args.flattenings):
                text = store.get(name, page.html)
                counts.update(judge(page, text, pipeline.clean(text).metadata))
        for field in ("title", "date", "authors"):
            total = sum(counts[field, verdict] for verdict in ("right", "wrong", "none"))
            shares = [f"{counts[field, verdict] / max(total, 1):.3f}" for verdict in ("right", "wrong", "none")]
            rows.append([source, field, str(total), *shares])
    print(table(["set", "field", "texts that show it", "right", "wrong", "none"], rows))
    return 0


if __name__ == "__main__":
    exit_with(main)

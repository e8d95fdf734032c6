"""Language switchers: the names of languages as they call themselves, in a row."""

from collections.abc import Iterator, Sequence

from cleaner.filters.menus.bars import is_announced
from cleaner.filters.registry import filter
from cleaner.page.document import Document, Mark
from cleaner.page.edges import Edges, find_edges
from cleaner.text.runs import runs
from cleaner.text.sentences import Ending

MIN_LANGUAGES, MIN_LANGUAGES_INSIDE, MIN_LANGUAGES_ABOVE = 3, 6, 2
"""Minimum of different languages in a row at a page's edges, between running text, and one below the other above it."""

MAX_BETWEEN, MAX_BETWEEN_CHARS = 1, 32
"""Maximum lines between two of them, and their length: a country, the language's name in the page's own, a sign."""


@filter(
    "language-switcher",
    label="navigation",
    rules={
        "run": "Languages' own names or codes on lines of their own, in a row: English, Deutsch, Français.",
        "between": "A country or a sign between two of them, or a country above the first.",
        "label-line": "A line of nothing but such names: EN | DE | FR.",
    },
    triggers=("English\nDeutsch\nFrançais\n", "EN | DE | FR\n", "English\n|\nDeutsch\n|\nFrançais\n"),
    needs_kinds=("endonym",),
)
def language_switcher(doc: Document) -> Iterator[Mark]:
    """Mark language switchers.

    An article on languages gives their names in its own language, but a course or a product may list "Deutsch" and
    "Français" too; so among running text only a long row goes, and none that a line with a colon announces.
    """
    edges = find_edges(doc)
    for i in doc.label_runs.label_lines_of("endonym"):
        if not edges.start < i < edges.end and not is_announced(doc, i):
            yield Mark(i, "label-line")
    hits = {hit.line: hit for hit in doc.phrases.whole("endonym") if not doc.lines[hit.line].endswith((".", ",", ";"))}
    countries = {hit.line for hit in doc.phrases.whole("country")}
    for run in runs(hits, lambda before, after: _are_joined(doc, before, after)):
        if _is_switcher(doc, run, edges):
            for k in range(run[0] - (run[0] - 1 in countries), run[-1] + 1):
                yield Mark(k, "run", phrase=hits[k].entry) if k in hits else Mark(k, "between")


def _is_switcher(doc: Document, run: Sequence[int], edges: Edges) -> bool:
    different = len({doc.keys[i] for i in run})
    if different < MIN_LANGUAGES_ABOVE or is_announced(doc, run[0]):
        return False
    if edges.end < 0 or edges.start < run[0] < edges.end:
        return different >= MIN_LANGUAGES_INSIDE
    if different >= MIN_LANGUAGES:
        return True
    touching = run[-1] - run[0] == len(run) - 1
    return touching and run[-1] < edges.start and not any(doc.lines[i].islower() for i in run)


def _are_joined(doc: Document, before: int, after: int) -> bool:
    """Return whether nothing but a short line stands between two names."""
    between = range(before + 1, after)
    return len(between) <= MAX_BETWEEN and all(
        len(doc.lines[i]) <= MAX_BETWEEN_CHARS and doc.endings[i] < Ending.ELLIPSIS for i in between
    )

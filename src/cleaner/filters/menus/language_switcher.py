"""Language switchers: the names of languages as they call themselves, in a row."""

from collections.abc import Iterator, Sequence

from cleaner.filters.menus.bars import is_announced
from cleaner.filters.registry import filter
from cleaner.page.document import Document, Mark
from cleaner.page.edges import Edges, find_edges
from cleaner.text.sentences import ends_sentence

LEAST_LANGUAGES = 3
"""Different languages in a row at a page's edges that are a switcher."""

LEAST_INSIDE = 6
"""The same where running text stands above and below."""

LEAST_PAIR = 2
"""The same where they are one below the other above the article: EN, DE."""

MOST_BETWEEN = 1
"""Lines between two of them: a country, the language's name in the page's language, a sign."""

MOST_CHARS = 32
"""Such a line is no longer than this."""


@filter(
    "language-switcher",
    label="navigation",
    rules={
        "run": "Languages' own names or codes on lines of their own, in a row: English, Deutsch, Français.",
        "between": "A country or a sign between two of them, or a country above the first.",
        "label-line": "A line of nothing but such names: EN | DE | FR.",
    },
    triggers=("English\nDeutsch\nFrançais\n", "EN | DE | FR\n", "English\n|\nDeutsch\n|\nFrançais\n"),
)
def language_switcher(doc: Document) -> Iterator[Mark]:
    """Mark language switchers.

    An article on languages gives their names in its own language, but a course or a product may list "Deutsch" and
    "Français" too; so among running text only a long row goes, and none that a line with a colon announces.
    """
    hits = {hit.line: hit for hit in doc.phrases.whole("endonym") if not doc.lines[hit.line].endswith((".", ",", ";"))}
    strips = doc.label_runs.label_lines_of("endonym")
    if len(hits) < LEAST_PAIR and not strips:
        return
    edges, countries = find_edges(doc), {hit.line for hit in doc.phrases.whole("country")}
    yield from (Mark(i, "label-line") for i in strips if not edges.start < i < edges.end and not is_announced(doc, i))
    run: list[int] = []
    for i in [*hits, len(doc) + MOST_BETWEEN + 2]:
        if run and not (i - run[-1] <= MOST_BETWEEN + 1 and all(_is_short(doc, k) for k in range(run[-1] + 1, i))):
            if _is_switcher(doc, run, edges):
                for k in range(run[0] - (run[0] - 1 in countries), run[-1] + 1):
                    yield Mark(k, "run", phrase=hits[k].entry) if k in hits else Mark(k, "between")
            run = []
        run.append(i)


def _is_switcher(doc: Document, run: Sequence[int], edges: Edges) -> bool:
    different = len({doc.keys[i] for i in run})
    if different < LEAST_PAIR or is_announced(doc, run[0]):
        return False
    if edges.end < 0 or edges.start < run[0] < edges.end:
        return different >= LEAST_INSIDE
    if different >= LEAST_LANGUAGES:
        return True
    touching = run[-1] - run[0] == len(run) - 1
    return touching and run[-1] < edges.start and not any(doc.lines[i].islower() for i in run)


def _is_short(doc: Document, i: int) -> bool:
    return len(doc.lines[i]) <= MOST_CHARS and not ends_sentence(doc.lines[i])

"""Text that a page has twice: a second copy of the article, a summary above it, the headline below it."""

from collections.abc import Iterator

from cleaner.filters.registry import filter
from cleaner.page.document import Document, Mark
from cleaner.page.edges import Edges, find_edges
from cleaner.page.labels import Label
from cleaner.page.subject import is_about_code, is_thread
from cleaner.text.sentences import Ending, count_words

MIN_COPY_WORDS = 8
"""Minimum words of a line of running text whose copy is removed; texts repeat shorter ones on purpose."""

MIN_COPIED_LINES, MIN_COPIED_WORDS, MIN_COPIED_CHARS = 3, 120, 100
"""Minimum lines of a passage that is printed twice, words of all of them, and characters of the longest: the slogans
and conditions that an offer repeats are fewer, and lines of verse are shorter."""

MAX_PROSE_PER_COPY = 12
"""An article counts as printed twice only if one prose line in twelve is a repeat; fewer repeats are quotations."""

MAX_STEP = 2
"""Maximum lines from one copied line to the next in a passage: a heading may stand between."""

MAX_BETWEEN = 9
"""Maximum lines of boilerplate between a line and its copy straight below it."""

MIN_WEIGHT = 6.0
"""Minimum weight of the article's running text, about three paragraphs, before copies outside of it are removed."""

MIN_TITLE_WORDS = 3
"""Minimum words of a headline whose copies are removed: "Quick start" is a heading in many places."""

_BULLETS = frozenset("-–—•·▪■●◦‣*+→►▸✓✔☑0123456789([|")
_CODE = frozenset("{}=|\\<>\t")

Passage = list[tuple[int, int]]
"""Lines in a row that are copies, each with the line before it that it is a copy of."""


@filter(
    "duplicate",
    label="duplicate",
    rules={
        "outside": "A line of the article that stands above or below it once more.",
        "again": "Three lines or more of running text that come a second time in the same order.",
        "beside": "A line, or two, straight below what it repeats.",
        "headline": "The headline once more, above or below an article with a date or an author.",
    },
    triggers=(
        "The strike at the port of Varn went into its third day on Monday, the harbour master said.\n",
        "Nobody expects the strike at the port to end this week.\nIt rained.\n",
    ),
)
def duplicate(doc: Document) -> Iterator[Mark]:
    """Mark copies of whole lines of running text, and of the headline outside the article.

    Where one copy stands in the article and the other above or below it, the article keeps its own; else the first
    stays. Refrains, lists, tables and code repeat lines on purpose, and so does a text that says one sentence in two
    places; these stay, as does everything on a page about code, and in a thread, where people quote each other.
    """
    yield from _headlines(doc)
    passages = _find_passages(doc)
    if not passages:
        return
    edges = find_edges(doc)
    marks = [mark for passage in passages for mark in _marks_of(doc, passage, edges)]
    if MAX_PROSE_PER_COPY * sum(mark.rule == "again" for mark in marks) < len(doc.prose):
        marks = [mark for mark in marks if mark.rule != "again"]
    if marks and not is_thread(doc) and not is_about_code(doc):
        yield from marks


def _headlines(doc: Document) -> Iterator[Mark]:
    """Mark the headline's copies outside the article."""
    title = next(iter(doc.headlines), -1)
    if title < 0 or count_words(doc.lines[title]) < MIN_TITLE_WORDS or doc.keys.count(doc.keys[title]) < 2:
        return
    edges = find_edges(doc)
    if edges.weight >= MIN_WEIGHT and doc.harvest.of("date", "modified", "author") and not is_thread(doc):
        copies = (i for i, key in enumerate(doc.keys) if key == doc.keys[title] and i != title)
        yield from (Mark(i, "headline") for i in copies if not _is_inside(i, edges))


def _find_passages(doc: Document) -> list[Passage]:
    """Return the copies on a page, those that stand and stood in a row together."""
    seen: dict[str, int] = {}
    passages: list[Passage] = []
    for i in doc.prose:
        first = seen.get(doc.keys[i], -1)
        seen[doc.keys[i]] = i
        is_marked = first >= 0 and {doc.labels[i], doc.labels[first]} != {Label.BODY}
        if first < 0 or is_marked or not _is_copied_text(doc, i):
            continue
        passage = passages[-1] if passages else [(-1, -1)]
        if i - passage[-1][0] <= MAX_STEP and 0 < first - passage[-1][1] <= MAX_STEP and first < passage[0][0]:
            passage.append((i, first))
        else:
            passages.append([(i, first)])
    return passages


def _is_copied_text(doc: Document, i: int) -> bool:
    """Return whether a line is running text of eight words or more, and no item of a list, row of a table or code."""
    line = doc.lines[i]
    is_statement = doc.is_statement[i] and doc.endings[i] is Ending.STOP
    return is_statement and doc.words[i] >= MIN_COPY_WORDS and line[0] not in _BULLETS and _CODE.isdisjoint(line)


def _marks_of(doc: Document, passage: Passage, edges: Edges) -> Iterator[Mark]:
    """Mark one of the two copies of a passage, or none; a copy that a colon announces is a quotation."""
    copy, first = passage[0]
    if doc.lines[copy - 1].endswith((":", "：")):
        return
    lines = [i for i, _ in passage]
    copies_article = _is_inside(copy, edges)
    if len(lines) >= MIN_COPIED_LINES and max(len(doc.lines[i]) for i in lines) >= MIN_COPIED_CHARS:
        rule = "again" if sum(doc.words[i] for i in lines) >= MIN_COPIED_WORDS else ""
    elif edges.weight >= MIN_WEIGHT and copies_article is not _is_inside(first, edges):
        rule = "outside"
    else:
        between = doc.labels[passage[-1][1] + 1 : copy]
        rule = "beside" if len(between) <= MAX_BETWEEN and Label.BODY not in between else ""
    if rule:
        removes_first = rule == "outside" and copies_article
        yield from (Mark(first if removes_first else copy, rule) for copy, first in passage)


def _is_inside(line: int, edges: Edges) -> bool:
    return edges.start <= line <= edges.end

"""Lines that a page has twice: a second copy of the article, a summary above it, the headline below it."""

from collections.abc import Iterator

from cleaner.filters.leftovers._subject import is_about_code, is_thread
from cleaner.filters.registry import filter
from cleaner.page.document import Document, Mark
from cleaner.page.edges import Edges, find_edges
from cleaner.page.labels import Label
from cleaner.text.sentences import count_words, ends_sentence, is_statement

LEAST_WORDS = 8
"""Words of the shortest line of running text whose copy goes; shorter ones are said twice in honest texts."""

LEAST_LINES, LEAST_BLOCK_WORDS = 3, 120
"""Lines of running text in a row, and their words, that stand twice in the same order where an article is printed
twice; the slogans and the conditions that an offer repeats are fewer."""

MOST_QUOTED = 12
"""Of so many lines of running text at least one is a second copy where an article is printed twice; where fewer are,
someone quotes."""

PARAGRAPH_CHARS = 100
"""One of those lines is no shorter than this; lines of verse all are."""

NEAR = 2
"""Lines from one copied line to the next, at most, in such a row: a heading may stand between."""

MOST_BETWEEN = 9
"""Lines of boilerplate between a line and its copy straight below it."""

LEAST_WEIGHT = 6.0
"""A page with less running text than some three paragraphs has no article whose copy could be told."""

LEAST_TITLE_WORDS = 3
"""Words of the shortest headline whose copies count: "Quick start" is a heading in many places."""

_BULLETS = frozenset("-–—•·▪■●◦‣*+→►▸✓✔☑0123456789([|")
_CODE = frozenset("{}=|\\<>\t")

Group = list[tuple[int, int]]
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
    prose = [doc.keys[i] for i in doc.prose]
    if len(set(prose)) == len(prose):
        return
    groups = _find_groups(doc)
    if not groups:
        return
    edges = find_edges(doc)
    marks = [mark for group in groups for mark in _marks_of(doc, group, edges)]
    again = sum(mark.rule == "again" for mark in marks)
    if MOST_QUOTED * again < len(prose):
        marks = [mark for mark in marks if mark.rule != "again"]
    if marks and not is_thread(doc, edges) and not is_about_code(doc, ()):
        yield from marks


def _headlines(doc: Document) -> Iterator[Mark]:
    titles = [c.line for c in doc.harvest.of("title")] if doc.harvest else []
    if doc.harvest is None or not titles or count_words(doc.lines[titles[0]]) < LEAST_TITLE_WORDS:
        return
    headline = doc.keys[titles[0]]
    if doc.keys.count(headline) < 2 or not doc.harvest.of("date", "modified", "author"):
        return
    edges = find_edges(doc)
    if edges.weight >= LEAST_WEIGHT and not is_thread(doc, edges):
        same = [i for i, folded in enumerate(doc.keys) if folded == headline and i != titles[0]]
        yield from (Mark(i, "headline") for i in same if not _is_inside(i, edges))


def _find_groups(doc: Document) -> list[Group]:
    """Return the copies on a page, those that stand and stood in a row together."""
    seen: dict[str, int] = {}
    copies: Group = []
    for i in doc.prose:
        folded = doc.keys[i]
        if folded in seen:
            copies.append((i, seen[folded]))
        seen[folded] = i
    groups: list[Group] = []
    for i, first in copies:
        if doc.labels[i] is not Label.BODY or doc.labels[first] is not Label.BODY or not _is_text(doc.lines[i]):
            continue
        last = groups[-1] if groups else [(-1, -1)]
        if i - last[-1][0] <= NEAR and 0 < first - last[-1][1] <= NEAR and first < last[0][0]:
            last.append((i, first))
        else:
            groups.append([(i, first)])
    return groups


def _is_text(line: str) -> bool:
    """Say whether a line is running text of eight words or more, and no item of a list, row of a table or code."""
    if line[0] in _BULLETS or not is_statement(line) or not ends_sentence(line):
        return False
    return count_words(line) >= LEAST_WORDS and _CODE.isdisjoint(line)


def _marks_of(doc: Document, group: Group, edges: Edges) -> Iterator[Mark]:
    rule = _rule_for(doc, group, edges)
    if rule == "outside" and _is_inside(group[0][0], edges):
        yield from (Mark(first, rule) for _, first in group)
    elif rule:
        yield from (Mark(copy, rule) for copy, _ in group)


def _rule_for(doc: Document, group: Group, edges: Edges) -> str:
    """Return the rule by which one of the two copies goes, or ""; a copy that a colon announces is a quotation."""
    copy, first = group[0]
    if doc.lines[copy - 1].endswith((":", "：")):
        return ""
    copied = [doc.lines[i] for i, _ in group]
    if len(group) >= LEAST_LINES and max(map(len, copied)) >= PARAGRAPH_CHARS:
        return "again" if sum(map(count_words, copied)) >= LEAST_BLOCK_WORDS else ""
    if edges.weight >= LEAST_WEIGHT and _is_inside(copy, edges) is not _is_inside(first, edges):
        return "outside"
    return "beside" if _is_beside(doc, group) else ""


def _is_beside(doc: Document, group: Group) -> bool:
    """Say whether the copies follow straight on what they repeat, boilerplate aside."""
    first, last = group[-1][1] + 1, group[0][0]
    return last - first <= MOST_BETWEEN and all(doc.labels[i] is not Label.BODY for i in range(first, last))


def _is_inside(line: int, edges: Edges) -> bool:
    return edges.start <= line <= edges.end

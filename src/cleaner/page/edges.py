"""Where the article of a page begins and ends, for filters of what stands above and below it."""

from bisect import bisect_left
from collections.abc import Container
from typing import NamedTuple

from cleaner.lexicon.phrases import UNSPACED
from cleaner.page.document import Document
from cleaner.page.labels import Label
from cleaner.page.main_text import MainText, find_main_text
from cleaner.text.lazy import pattern

MIN_REST_WEIGHT = 6.0
"""Minimum weight of the main-text span of the rest: with less a page has no text with edges."""

MIN_REST_WEIGHT_AMONG_MARKED, MANY_MARKED = 3.0, 40
"""Minimum weight on a page with this many marked lines: a short description between the parts of a shop."""

MIN_REST_SHARE = 0.5
"""Minimum share of the rest's running text in its main-text span: a list of goods or of articles has less."""

MIN_PROSE_SHARE = 0.3
"""Minimum share of running text among all characters of the rest."""

MAX_ROW_CHARS = 100
"""Maximum characters of a row, a field with its value, a line of code."""

_ROW = pattern(r"\t|:[ :/]|=|\{|\}|\[|@|\(\)|\(\"|\$ |->|import ")
"""What a row of a table, a field with its value, or code has: Cook time: 11 min; name = "digest".

Each alternative begins with a character of its own: `re` then skips all others four times as fast."""

MIN_MARKED_ABOVE, MAX_APART_CHARS = 4, 200
"""Minimum marked lines straight above a last line of running text that is apart from the text; its maximum length."""

MAX_WALL_GAP, MAX_WALL_LINE_CHARS = 3, 100
"""Maximum lines below such a line until a paywall goes on; maximum characters of a line in a wall."""


class Edges(NamedTuple):
    """The article's place on its page.

    Attributes:
        head: index of the headline, or of the first line of running text where no headline is known.
        start, end: first and last line of the main-text span; the number of lines and -1 where there is none.
        weight: how much running text the span holds: hundreds of characters, less what stands between.
    """

    head: int
    start: int
    end: int
    weight: float


def find_edges(doc: Document) -> Edges:
    """Return the main-text span together with the headline above it.

    >>> page = "Weather\\n12°\\nThe dam held through the night, said the mayor of Varn on Monday.\\nImprint"
    >>> find_edges(Document(page))[:3]
    (2, 2, 2)
    """
    start, end, best = doc.main_text[:3]
    return Edges(min([start, *doc.headlines]), start, end, best)


def edges_without(doc: Document, others: Container[int]) -> Edges:
    """Return the article's edges as if the lines `others` at its ends were no running text.

    A notice such as "All rights reserved." is a sentence too, so straight below the last paragraph it would be taken
    for the article's end.

        >>> page = Document("The dam held through the night, said the mayor.\\nNo part of it may be copied by anyone.")
        >>> edges_without(page, {1})[1:3]
        (0, 0)
    """
    edges = find_edges(doc)
    if edges.end < 0 or not (edges.start in others or edges.end in others):
        return edges
    prose = doc.prose
    first, last = bisect_left(prose, edges.start), bisect_left(prose, edges.end)
    while first <= last and prose[last] in others:
        last -= 1
    while first <= last and prose[first] in others:
        first += 1
    if first > last:
        return Edges(len(doc), len(doc), -1, 0.0)
    return Edges(min(edges.head, prose[first]), prose[first], prose[last], edges.weight)


def find_rest(doc: Document) -> MainText | None:
    """Return the main-text span as if the lines that are marked did not stand on the page.

    Posts of a forum, answers, and paragraphs around a list of links are one text once what stands between them is
    known. Rows of a table and code count neither for a text nor against it. None where the rest has no text with edges.

        >>> page = Document("The dam held through the night.\\nShare\\nIt may not hold tomorrow.")
        >>> find_rest(page) is None
        True
    """
    body, is_prose = Label.BODY, doc.is_prose
    rest = [i for i, label in enumerate(doc.labels) if label is body]
    keys, row = doc.keys, _ROW.search
    kept = [i for i in rest if is_prose[i] or len(keys[i]) > MAX_ROW_CHARS or not row(keys[i])]
    lines = [doc.lines[i] for i in kept]
    prose = [k for k, i in enumerate(kept) if is_prose[i]]
    found = find_main_text(lines, prose, unspaced=doc.language in UNSPACED)
    total = found.inside + found.outside
    least = MIN_REST_WEIGHT_AMONG_MARKED if len(doc.labels) - len(rest) >= MANY_MARKED else MIN_REST_WEIGHT
    if found.weight < least or found.inside < MIN_REST_SHARE * total or total < MIN_PROSE_SHARE * sum(map(len, lines)):
        return None
    inside = [kept[k] for k in prose if found.start <= k <= found.end]
    if len(inside) > 1 and _is_apart(doc, *inside[-2:]):
        inside.pop()
    return found._replace(start=inside[0], end=inside[-1])


def _is_apart(doc: Document, before: int, last: int) -> bool:
    """Return whether the last line of running text stands alone below several marked lines, in a footer or a wall.

    A wall is what a reader who does not pay sees: lines of it stand right above and soon below the line.
    """
    between, below = doc.labels[before + 1 : last], doc.labels[last + 1 : last + 1 + MAX_WALL_GAP]
    if len(doc.lines[last]) <= MAX_WALL_LINE_CHARS and between[-1:] == [Label.PAYWALL] and Label.PAYWALL in below:
        return Label.BODY not in below
    return len(doc.lines[last]) <= MAX_APART_CHARS and len(between) - between.count(Label.BODY) >= MIN_MARKED_ABOVE

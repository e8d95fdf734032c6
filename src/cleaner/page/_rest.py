"""Where the running text stands among the lines that no filter has marked."""

from cleaner.lexicon.phrases import UNSPACED
from cleaner.page.document import Document
from cleaner.page.labels import Label
from cleaner.page.main_text import MainText, find_main_text
from cleaner.text.lazy import pattern

LEAST_WEIGHT = 6.0
"""Hundreds of characters of text below which a page has no text with edges."""

LEAST_BESIDE, MUCH_MARKED = 3.0, 40
"""The same on a page with so many marked lines: a short description between the parts of a shop."""

LEAST_SHARE = 0.5
"""Share of the rest's running text that stands in its densest stretch: a list of goods or of articles has less."""

MOST_ROW_CHARS = 100
"""A row, a field with its value, a line of code is no longer than this."""

_ROW = pattern(r"\t|:[ :/]|=|\{|\}|\[|@|\(\)|\(\"|\$ |->|import ")
"""What a row of a table, a field with its value, or code has: Cook time: 11 min; name = "digest".

Each alternative begins with a character of its own: `re` then skips all others four times as fast."""

LEAST_MARKED, MOST_LONE_CHARS = 4, 200
"""Marked lines above a line of running text that is no part of the text, and the length of such a line."""

WALL, MOST_WALL_CHARS = 3, 100
"""Lines below such a line in which the wall goes on, and the length of a line in a wall."""

LEAST_PROSE = 0.3
"""Share of running text among all characters of the rest."""


def find_rest(doc: Document) -> MainText | None:
    """Find the densest stretch of running text as if the lines that are marked did not stand on the page.

    It is worked out once for a page, with the marks of that moment: the filters that ask run one behind the other.

    Posts of a forum, answers, and paragraphs around a list of links are one text once what stands between them is
    known. Rows of a table and code count neither for a text nor against it. None where the rest has no text with edges.

        >>> page = Document("The dam held through the night.\\nShare\\nIt may not hold tomorrow.")
        >>> find_rest(page) is None
        True
    """
    if "rest" not in doc.notes:
        doc.notes["rest"] = _find_rest(doc)
    found: MainText | None = doc.notes["rest"]
    return found


def _find_rest(doc: Document) -> MainText | None:
    body = Label.BODY
    prose = set(doc.prose)
    rest = [i for i, label in enumerate(doc.labels) if label is body]
    keys, row = doc.keys, _ROW.search
    kept = [i for i in rest if i in prose or len(keys[i]) > MOST_ROW_CHARS or not row(keys[i])]
    lines = [doc.lines[i] for i in kept]
    at = [k for k, i in enumerate(kept) if i in prose]
    found = find_main_text(lines, at, unspaced=doc.language in UNSPACED)
    total = found.inside + found.outside
    least = LEAST_BESIDE if len(doc.labels) - len(rest) >= MUCH_MARKED else LEAST_WEIGHT
    if found.weight < least or found.inside < LEAST_SHARE * total or total < LEAST_PROSE * sum(map(len, lines)):
        return None
    inside = [kept[k] for k in at if found.start <= k <= found.end]
    if len(inside) > 1 and _is_lone(doc, *inside[-2:]):
        inside.pop()
    return found._replace(start=inside[0], end=inside[-1])


def _is_lone(doc: Document, before: int, last: int) -> bool:
    """Say whether the last line of running text stands alone below several marked lines, as in a footer, or in a wall.

    A wall is what a reader who does not pay sees: lines of it stand right above and soon below the line.
    """
    between, below = doc.labels[before + 1 : last], doc.labels[last + 1 : last + 1 + WALL]
    if len(doc.lines[last]) <= MOST_WALL_CHARS and between[-1:] == [Label.PAYWALL] and Label.PAYWALL in below:
        return Label.BODY not in below
    return len(doc.lines[last]) <= MOST_LONE_CHARS and len(between) - between.count(Label.BODY) >= LEAST_MARKED

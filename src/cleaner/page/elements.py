"""What HTML says of a page's lines: the element each came from, where that stands, and the links and emphasis inside.

A `Document` that was read from HTML carries one `Elements`; filters and writers read it, and without it they do with
the text alone. Columns instead of an object per element keep a page of a million elements cheap.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from cleaner.text.lazy import pattern

LINK, STRONG, EMPHASIS, CODE, STRIKE, CELL = "link", "strong", "emphasis", "code", "strike", "cell"
"""What an `Inline` is: a link, strong or emphasised words, code, words struck out, a cell of a table's row."""

MAX_ANCESTORS = 64
"""Maximum ancestors that are looked at; pages that are not hostile nest less deep."""

_APART_NAMES = """
    article aside blockquote details dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr listing main
    nav ol p plaintext pre section table ul xmp
"""
_APART = frozenset(_APART_NAMES.split())
"""Elements with a blank line above and below."""

_BLOCKS_NAMES = """
    address body caption center dd dialog dir div dt figcaption head hgroup html legend li menu optgroup
    option search summary tbody textarea tfoot thead tr
"""
BLOCKS = _APART | frozenset(_BLOCKS_NAMES.split())
"""Elements that begin a line of their own."""

BREAK, BLANK = "\n", "\n\n"
"""What stands between two lines."""

GAPS = {tag: BLANK if tag in _APART else BREAK for tag in BLOCKS}
"""What stands above and below each block; a list within a list's item has no blank lines."""

CELLS = frozenset(["td", "th"])
LISTS = frozenset(["ul", "ol", "dl", "menu", "dir"])
CODE_BLOCKS = frozenset(["pre", "textarea", "listing", "plaintext", "xmp"])
"""Elements whose text is preformatted."""

MAX_NAME_CHARS = 300
"""Maximum characters of an element's names that are kept, for each attribute."""

MAX_STYLE_CHARS = 2000
"""Maximum characters of an element's own style that are searched."""

_NAMES = frozenset(["class", "id", "role", "itemprop", "data-testid"])
"""Attributes whose values name what an element is for."""

_SAYS = frozenset(["hidden", "open", "style"])
"""Attributes that say whether an element is shown."""

_HIDDEN = pattern(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)

_LANDMARKS = ("header", "nav", "main", "article", "aside", "footer", "form", "dialog", "search")
_ROLES = {
    "banner": "header",
    "navigation": "nav",
    "complementary": "aside",
    "contentinfo": "footer",
    **{name: name for name in ("main", "article", "form", "dialog", "search")},
}


class Inline(NamedTuple):
    """A part of one line: characters `start` to `end` of the source are a link, emphasis or a table's cell.

    `value` is a link's address as the page writes it, or the number of a cell's column, from 0; empty for all others.
    """

    start: int
    end: int
    kind: str
    value: str = ""


class Place(NamedTuple):
    """Where an element stands, as its own tag and the elements around it tell.

    Attributes:
        landmark: the innermost part of the page it is in: header, nav, main, article, aside, footer, form, dialog or
            search, by tag or role; empty where there is none.
        hidden: whether the page says that it is not shown.
        heading: 1 to 6 in a heading, else 0.
        lists: how many lists it stands in.
        quotes: how many block quotations it stands in.
        item, table, row, cell: the number of the innermost list item, table, table row and cell; -1 for none.
        code: whether its text is preformatted.
        caption: whether it is a figure's or a table's caption.
    """

    landmark: str = ""
    hidden: bool = False
    heading: int = 0
    lists: int = 0
    quotes: int = 0
    item: int = -1
    table: int = -1
    row: int = -1
    cell: int = -1
    code: bool = False
    caption: bool = False


OUTSIDE = Place()
"""Where the first element of a page stands."""


class Elements:  # noqa: PLW1641 - a reader fills the columns, so it has no hash
    """The elements of a page that hold text, in columns in the order of the page, and the one of each line.

    Lists and their items, tables and their cells, and times stand in the columns without text too.

    Attributes:
        tags: the name of each element, in small letters.
        parents: the number of each element's parent, always smaller than its own; -1 for the first.
        names: the words of each element's class, id and role, as written, blanks between them.
        places: where each element stands.
        lines: for each line of the text as it was read, the number of the element that holds all of it.
        inlines: links, emphasis and cells, in the order in which they begin; of those that begin together the outer
            ones first.
        numbers: for ordered lists that do not begin at 1, and for items that say their own number, that number.
        base: the address that the page's relative addresses begin at, as the page writes it; mostly empty.
        main: numbers of the elements in the main part as an engine chose it; None where none was asked.
    """

    __slots__ = (
        *("base", "inlines", "lines", "main", "names", "numbers", "parents", "places", "tags"),
        *("_ends", "_sizes", "_starts"),
    )

    def __init__(self) -> None:
        """Make the columns, empty; a reader fills them."""
        self.tags: list[str] = []
        self.parents: list[int] = []
        self.names: list[str] = []
        self.places: list[Place] = []
        self.lines: list[int] = []
        self.inlines: list[Inline] = []
        self.numbers: dict[int, int] = {}
        self.base = ""
        self.main: frozenset[int] | None = None
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._sizes: list[int] | None = None

    def __eq__(self, other: object) -> bool:
        """Return whether the other has the same elements and lines."""
        names = [name for name in self.__slots__ if name[0] != "_"]
        return isinstance(other, Elements) and all(getattr(self, name) == getattr(other, name) for name in names)

    def path(self, element: int, most: int = MAX_ANCESTORS) -> list[str]:
        """Return the tags from an element up, itself first, `most` at most."""
        return [self.tags[i] for i in self.above(element, most)]

    def above(self, element: int, most: int = MAX_ANCESTORS) -> Iterator[int]:
        """Yield the numbers of an element and of those around it, itself first, `most` at most."""
        for _ in range(most):
            if element < 0:
                return
            yield element
            element = self.parents[element]

    def linked(self, start: int, end: int) -> int:
        """Return how many of the source's characters from `start` up to `end` stand in links."""
        if self._sizes is None:
            links = [inline for inline in self.inlines if inline.kind == LINK]
            self._starts = [link.start for link in links]
            self._ends = [link.end for link in links]
            self._sizes = list(accumulate((link.end - link.start for link in links), initial=0))
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        if first >= last:
            return 0
        before, behind = max(start - self._starts[first], 0), max(self._ends[last - 1] - end, 0)
        return self._sizes[last] - self._sizes[first] - before - behind


def is_block(element: Any) -> bool:
    """Return whether an element with a name of its own is a block: unless text stands right beside it."""
    before = element.getprevious()
    parent = element.getparent()
    left = before.tail if before is not None else parent.text if parent is not None else ""
    return not (left or "").strip() and not (element.tail or "").strip()


_Change = Callable[[Place, int], Place]


def _with(place: Place, field: int, value: object) -> Place:
    """Return `place` with another value in a field, as `_replace` does, which takes three times as long."""
    values: list[object] = list(place)
    values[field] = value
    return Place._make(values)


_CHANGED = ("landmark", "hidden", "heading", "lists", "quotes", "item", "row", "cell", "code", "caption")
_LANDMARK, _IS_HIDDEN, _HEADING, _LISTS, _QUOTES, _ITEM, _ROW, _CELL, _CODE, _CAPTION = map(
    Place._fields.index, _CHANGED
)


def _landmark(name: str) -> _Change:
    return lambda place, _: _with(place, _LANDMARK, name)


def _heading(level: int) -> _Change:
    return lambda place, _: _with(place, _HEADING, level)


CHANGES: dict[str, _Change] = {
    **{tag: _landmark(tag) for tag in _LANDMARKS},
    **{f"h{level}": _heading(level) for level in range(1, 7)},
    **dict.fromkeys(LISTS, lambda place, _: _with(place, _LISTS, place.lists + 1)),
    **dict.fromkeys(("li", "dt", "dd"), lambda place, number: _with(place, _ITEM, number)),
    **dict.fromkeys(CELLS, lambda place, number: _with(place, _CELL, number)),
    **dict.fromkeys(CODE_BLOCKS, lambda place, _: _with(place, _CODE, True)),
    **dict.fromkeys(("figcaption", "caption"), lambda place, _: _with(place, _CAPTION, True)),
    "table": lambda place, number: place._replace(table=number, row=-1, cell=-1),
    "tr": lambda place, number: _with(place, _ROW, number),
    "blockquote": lambda place, _: _with(place, _QUOTES, place.quotes + 1),
}
"""What each tag changes for itself and all that stands in it; the element's number is given too."""


def place_of(tag: str, attributes: Sequence[tuple[str, str]], outer: Place, number: int) -> tuple[str, Place]:
    """Return the words of an element's names, and where it stands.

    Args:
        tag: the element's name in small letters.
        attributes: names and values.
        outer: where the element around it stands.
        number: the element's own number.

    >>> names, place = place_of("div", [("class", "teaser"), ("role", "navigation")], OUTSIDE, 0)
    >>> names, place.landmark
    ('teaser navigation', 'nav')
    """
    names, place = "", outer
    if len(attributes) == 1 and attributes[0][0] == "class" and tag != "dialog":  # as half of all elements are
        names = attributes[0][1][:MAX_NAME_CHARS]
    elif attributes or tag == "dialog":
        names, place = _read_attributes(tag, attributes, outer)
    if tag in CHANGES:
        place = CHANGES[tag](place, number)
    return names, place


def _read_attributes(tag: str, attributes: Sequence[tuple[str, str]], place: Place) -> tuple[str, Place]:
    names = []
    hidden, landmark = tag == "dialog", ""
    for name, value in attributes:
        if name in _NAMES:
            names.append(value[:MAX_NAME_CHARS])
            if name == "role":
                landmark = _ROLES.get(value.strip().lower(), "")
        elif name in _SAYS:
            if name == "hidden":
                hidden = value.lower() != "until-found"
            elif name == "open":
                hidden = False
            elif _HIDDEN.search(value, 0, MAX_STYLE_CHARS):
                hidden = True
    if hidden and not place.hidden:
        place = _with(place, _IS_HIDDEN, True)
    if landmark:
        place = _with(place, _LANDMARK, landmark)
    return " ".join(names) if len(names) != 1 else names[0], place

"""What HTML says of a page's lines: the element each came from, where that stands, and the links and emphasis inside.

A `Document` that was read from HTML carries one `Elements`; filters and writers read it, and without it they do with
the text alone. Columns instead of an object per element keep a page of a million elements cheap.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

LINK, STRONG, EMPHASIS, CODE, STRIKE, CELL = "link", "strong", "emphasis", "code", "strike", "cell"
"""What an `Inline` is: a link, strong or emphasised words, code, words struck out, a cell of a table's row."""

MOST_STEPS = 64
"""Elements that are looked at on the way up from one, at most; pages that are not hostile nest less deep."""


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


class Elements:
    """The elements of a page in columns, in the order of the page, and which of them each line came from.

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

    def path(self, element: int, most: int = MOST_STEPS) -> list[str]:
        """Return the tags from an element up, itself first, `most` at most."""
        return [self.tags[i] for i in self.above(element, most)]

    def above(self, element: int, most: int = MOST_STEPS) -> Iterator[int]:
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

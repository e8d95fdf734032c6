"""What the blocks of a page stand in, lists, items and quotations, found out in one pass over its elements."""

from collections import Counter
from collections.abc import Iterator, Sequence

from cleaner.page.elements import CELLS, Elements

MAX_NESTING = 18
"""Lists, items and quotations that stand in one another, at most; what nests deeper stands in the last of them. Some
readers of Markdown lose what nests deeper than twenty."""

MAX_ITEM_NUMBER = 999_999_999
"""The highest number of an item: Markdown reads nine digits."""

QUOTE, BULLETS, NUMBERS, ITEM = "quote", "bullets", "numbers", "item"
"""What a `Holder` is: a block quotation, a list without and with numbers, an item."""

_LISTS = {"ul": BULLETS, "menu": BULLETS, "dir": BULLETS, "ol": NUMBERS}


class Holder:
    """Something that blocks stand in: a quotation, a list, or an item of one.

    Attributes:
        kind: `QUOTE`, `BULLETS`, `NUMBERS` or `ITEM`.
        path: the holders from the outermost to this one.
        number: of an item in a list with numbers, its number; of such a list, that of its next item; else 0.
        last: the newest item of a list.
    """

    __slots__ = ("kind", "last", "number", "path")

    def __init__(self, kind: str, outer: "Holder | None", number: int = 0) -> None:
        """Make a holder within `outer`."""
        self.kind = kind
        self.number = number
        self.path: tuple[Holder, ...] = (*outer.path, self) if outer else (self,)
        self.last: Holder | None = None

    @property
    def outer(self) -> "Holder | None":
        """The holder around this one."""
        return self.path[-2] if len(self.path) > 1 else None


def common_length(old: Sequence[Holder], new: Sequence[Holder]) -> int:
    """Return how many holders two paths have in common, from the outermost on."""
    count = 0
    for left, right in zip(old, new, strict=False):
        if left is not right:
            break
        count += 1
    return count


class Holders:
    """For every element of a page what it stands in, and what is known of its tables.

    Attributes:
        layout: numbers of the tables that have other tables in them: those arrange a page, and hold no data.
        heads: numbers of the rows whose cells are all headers.
    """

    def __init__(self, elements: Elements) -> None:
        """Go once over all elements."""
        self._elements = elements
        self._holders: list[Holder | None] = []
        self._strays: dict[int, Holder] = {}
        self.layout: set[int] = set()
        for number, (tag, parent) in enumerate(zip(elements.tags, elements.parents, strict=True)):
            holder = self._holders[parent] if parent >= 0 else None
            if tag in _HOLDING and (holder is None or len(holder.path) < MAX_NESTING):
                holder = self._enter(tag, number, parent, holder)
            elif tag == "table" and parent >= 0:
                self.layout.add(elements.places[parent].table)
            self._holders.append(holder)
        self.heads = frozenset(_heads(elements))

    def path(self, element: int) -> tuple[Holder, ...]:
        """Return what an element's text stands in, the outermost first; a list only together with an item."""
        holder = self._holders[element]
        if holder and holder.kind in (BULLETS, NUMBERS):
            holder = holder.outer
        return holder.path if holder else ()

    def _enter(self, tag: str, number: int, parent: int, outer: Holder | None) -> Holder:
        if tag == "li":
            return self._enter_item(number, parent, outer)
        if outer and outer.kind in (BULLETS, NUMBERS):  # sites write lists right into lists; they belong to an item
            outer = outer.last or outer.outer
        if tag == "blockquote":
            return Holder(QUOTE, outer)
        return Holder(_LISTS[tag], outer, self._elements.numbers.get(number, 1) if tag == "ol" else 0)

    def _enter_item(self, number: int, parent: int, outer: Holder | None) -> Holder:
        if outer is None or outer.kind not in (BULLETS, NUMBERS):  # an item without a list
            outer = self._strays.get(parent) or Holder(BULLETS, outer)
            self._strays[parent] = outer
        said = self._elements.numbers.get(number, outer.number) if outer.kind == NUMBERS else 0
        item = outer.last = Holder(ITEM, outer, min(max(said, 0), MAX_ITEM_NUMBER))
        outer.number = said + 1
        return item


_HOLDING = frozenset([*_LISTS, "li", "blockquote"])


def _heads(elements: Elements) -> Iterator[int]:
    """Yield the numbers of the rows whose cells are all headers, or that stand in a table's head."""
    cells: Counter[int] = Counter()
    headers: Counter[int] = Counter()
    for number, tag in enumerate(elements.tags):
        if tag in CELLS:
            row = elements.places[number].row
            cells[row] += 1
            headers[row] += tag == "th"
        elif tag == "tr" and elements.tags[elements.parents[number]] == "thead":
            yield number
    yield from (row for row, count in cells.items() if headers[row] == count)

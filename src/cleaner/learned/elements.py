"""The features of the HTML elements around each line: columns as in `features`, and names as words for the network.

Names are tags and the words in classes and ids. Near ones have buckets of their own: "comment" on the line itself says
something else than "comment" on half of the page.
"""

from collections import defaultdict
from functools import lru_cache
from itertools import chain, count
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np

from cleaner.learned.units import STEPS
from cleaner.page.document import Document
from cleaner.page.elements import LINK, MAX_ANCESTORS, Elements, Place
from cleaner.text.lazy import pattern

Array = Any

LEVELS = 5
"""Containers around a line with features of their own, from the innermost up."""

MAIN = (11, 14, 16)
"""Sixteenths of the page's running text: the smallest container with so much may be the main part."""

_BLOCK_REACH = 4
"""Maximum elements from the line's own up to its block."""

_BLOCKS = ("p", "li", "div", "td", "tr", "dt", "dd", "a", "span", "button", "label", "section", "pre")
_LANDMARKS = ("header", "nav", "main", "article", "aside", "footer", "form", "dialog", "search")
_DEPTH_EDGES = (4, 6, 8, 10, 12, 15, 18, 22)
_SIZE_EDGES = (2, 4, 8, 16, 32, 64, 128)

ALIKE = (1, 3)
"""Number of elements, from the line's own up, that are alike in lines of one group."""

_NAMED_STEPS = 2
"""Number of those whose names must be alike too; further up the tags alone."""

_ALIKE_EDGES = (2, 3, 5, 9, 17, 33, 65)
_CHAR_EDGES = (10, 20, 40, 80, 160, 320)

NAME_BITS = 13
"""Bits of a name's bucket."""

NEAR = 3
"""Number of elements from the line's own up whose names are near ones; those further up are far."""

MAX_NAMES = 40
"""Maximum names of a line."""

_TOKEN = pattern(r"[a-z]{2,24}|[A-Z][a-z]{1,24}|[A-Z]{2,24}|[^\W\d_]{2,24}")

_Buckets = tuple[int, ...]


def _columns() -> tuple[tuple[str, str], ...]:
    names = [f"in a {tag}" for tag in _BLOCKS] + [f"part: {name}" for name in _LANDMARKS]
    names += ["hidden", "heading 1", "heading 2", "heading 3", "heading 4 and less", "in a list", "in a list of lists"]
    names += ["in a table", "quoted", "preformatted", "a caption"]
    names += ["share of links", "nothing but a link"]
    names += [f"{edge} elements deep" for edge in _DEPTH_EDGES]
    for level in range(1, LEVELS + 1):
        names += [f"container {level}: {what}" for what in ("share of the page", "share of its text", "links", "text")]
        names += [f"container {level}: {edge} lines and more" for edge in _SIZE_EDGES]
    names += [f"{side} line in container {level}" for side in ("last", "next") for level in range(LEVELS + 1)]
    names += [f"in the container of {share} sixteenths of the text" for share in MAIN]
    for alike in ALIKE:
        names += [f"alike {alike}: {edge} lines and more" for edge in _ALIKE_EDGES]
        names += [f"alike {alike}: {edge} characters and more on average" for edge in _CHAR_EDGES]
        names += [f"alike {alike}: {what}" for what in ("share of the page", "links", "text")]
    return tuple(("elements", name) for name in names)


ELEMENT_COLUMNS = _columns()
"""Group and name of each column."""


class ElementFacts(NamedTuple):
    """The features of the elements around each unit.

    Attributes:
        columns: units x `ELEMENT_COLUMNS` (uint8).
        buckets: the buckets of the names of all units, in order.
        names: how many names each unit has.
    """

    columns: Array
    buckets: Array
    names: Array


def element_facts(doc: Document, lines: Array) -> ElementFacts:
    """Return the features of the elements around the lines with these indexes, of a page read from HTML."""
    elements = doc.elements or Elements()
    numbers: defaultdict[tuple[str, str], int] = defaultdict(count().__next__)
    kinds = list(map(numbers.__getitem__, zip(elements.tags, elements.names, strict=True)))
    columns = _all_columns(doc, elements, kinds)
    return ElementFacts(columns.take(lines, axis=0), *names_of(elements, kinds, [doc.nodes[i] for i in lines.tolist()]))


def _all_columns(doc: Document, elements: Elements, kinds: list[int]) -> Array:
    nodes = np.array(doc.nodes, dtype=np.int64)
    sizes = np.array(list(map(len, doc.lines)), dtype=np.int64)
    linked = np.minimum(_linked(elements, np.array(doc.starts, dtype=np.int64), sizes), sizes)
    links = np.stack([linked * STEPS // np.maximum(sizes, 1), (linked >= sizes) * STEPS], axis=1).astype(np.uint8)
    tree = _tree(elements)
    depth = (tree.depths[nodes][:, None] >= np.array(_DEPTH_EDGES)) * np.uint8(STEPS)
    prose = np.zeros(len(sizes), dtype=np.int64)
    prose[doc.prose] = sizes[doc.prose]
    amounts = _Amounts(sizes, linked, prose)
    around = _containers(tree, nodes, amounts)
    repeats = _repeat_columns(elements, kinds, doc.nodes, amounts)
    return np.concatenate([_own_columns(elements, doc.nodes), links, depth, around, repeats], axis=1)


def _linked(elements: Elements, starts: Array, sizes: Array) -> Array:
    """Return how many characters of each line stand in links."""
    links = [(inline.start, inline.end) for inline in elements.inlines if inline.kind == LINK]
    if not links:
        return np.zeros_like(sizes)
    begins, ends = np.array(links, dtype=np.int64).T
    before = np.r_[0, np.cumsum(ends - begins)]

    def up_to(place: Array) -> Array:
        number = np.searchsorted(begins, place, side="right")
        inside = np.minimum(place, ends[number - 1]) - begins[number - 1]
        return np.where(number > 0, before[number - 1] + inside, 0)

    return up_to(starts + sizes) - up_to(starts)


def _own_columns(elements: Elements, nodes: list[int]) -> Array:
    """Return the columns of each line's own element."""
    kinds: dict[tuple[object, ...], int] = {}
    found: list[int] = []
    rows: list[list[bool]] = []
    for node in nodes:
        place, tag = elements.places[node], elements.tags[node]
        block = tag if tag in _BLOCKS else next((t for t in elements.path(node, _BLOCK_REACH) if t in _BLOCKS), "")
        kind = (block, *place[:5], place.table >= 0, place.code, place.caption)
        if kind not in kinds:
            kinds[kind] = len(rows)
            rows.append(_own(block, place))
        found.append(kinds[kind])
    return (np.array(rows, dtype=np.uint8) * np.uint8(STEPS)).reshape(len(rows), -1).take(found, axis=0)


def _own(block: str, place: Place) -> list[bool]:
    has = [block == tag for tag in _BLOCKS] + [place.landmark == name for name in _LANDMARKS]
    has += [place.hidden, *(place.heading == level for level in (1, 2, 3)), place.heading > 3]
    return [*has, place.lists > 0, place.lists > 1, place.table >= 0, place.quotes > 0, place.code, place.caption]


class _Amounts(NamedTuple):
    """The characters of each line: all, those in links, and those in running text."""

    sizes: Array
    linked: Array
    prose: Array


class _Tree(NamedTuple):
    """The elements as arrays: the parent of each, where those inside it end, how deep it stands."""

    parents: Array
    ends: Array
    depths: Array


def _tree(elements: Elements) -> _Tree:
    parents = elements.parents
    size = len(parents)
    sizes = [1] * size
    for i in range(size - 1, 0, -1):
        sizes[parents[i]] += sizes[i]
    depths = [0] * size
    for i in range(1, size):
        depths[i] = depths[parents[i]] + 1
    above = np.maximum(np.array(parents, dtype=np.int64), 0)
    return _Tree(above, np.arange(size) + np.array(sizes, dtype=np.int64), np.array(depths, dtype=np.int64))


def _containers(tree: _Tree, nodes: Array, amounts: _Amounts) -> Array:
    """Return the columns of the containers around each line; a container holds more lines than those inside it."""
    number = len(tree.parents)

    def totals(values: Array) -> Array:
        sums = np.zeros(number + 1, dtype=np.int64)
        np.cumsum(np.bincount(nodes, weights=values, minlength=number).astype(np.int64), out=sums[1:])
        return sums[tree.ends] - sums[:-1]

    lines, size, link, text = (totals(values) for values in (np.ones(len(nodes)), *amounts))
    inside, outside = tree.parents.copy(), lines[tree.parents] > lines
    outside[0] = True
    for _ in range(MAX_ANCESTORS):
        if outside.all():
            break
        inside, outside = np.where(outside, inside, inside[inside]), outside | outside[inside]
    shares = np.stack(
        [size * STEPS // max(size[0], 1), text * STEPS // max(text[0], 1)]
        + [part * STEPS // np.maximum(size, 1) for part in (link, text)],
        axis=1,
    ).astype(np.uint8)
    over = (lines[:, None] >= np.array(_SIZE_EDGES)) * np.uint8(STEPS)
    rows: list[Array] = []
    chain = [nodes]
    for _ in range(LEVELS):
        chain.append(inside[chain[-1]])
        rows += [shares.take(chain[-1], axis=0), over.take(chain[-1], axis=0)]
    rows += [_beside(tree, chain, nodes, 1), _beside(tree, chain, nodes, -1)]
    mains = [np.flatnonzero(text * 16 >= text[0] * share)[-1] if text[0] else 0 for share in MAIN]
    rows.append(np.stack([(nodes >= main) & (nodes < tree.ends[main]) for main in mains], axis=1) * np.uint8(STEPS))
    return np.concatenate(rows, axis=1)


def _beside(tree: _Tree, chain: list[Array], nodes: Array, step: int) -> Array:
    """Return for each container, from the line itself up, whether the line before (step 1) or after (-1) is in it."""
    other = np.roll(nodes, step)
    found = [(other >= holder) & (other < tree.ends[holder]) for holder in chain]
    result = np.stack(found, axis=1) * np.uint8(STEPS)
    result[0 if step > 0 else -1] = 0
    return result


def _repeat_columns(elements: Elements, kinds: list[int], nodes: list[int], amounts: _Amounts) -> Array:
    """Return the columns of the lines whose elements are alike; `kinds` numbers each element's tag and names."""
    whole = max(int(amounts.sizes.sum()), 1)
    parts: list[Array] = []
    for groups in _alike(elements, kinds, nodes):
        lines, size, link, text = (
            np.bincount(groups, weights=values).astype(np.int64) for values in (np.ones(len(nodes)), *amounts)
        )
        filled = np.maximum(size, 1)
        shares = np.stack([part * STEPS // all_of for part, all_of in ((size, whole), (link, filled), (text, filled))])
        over = [(lines[:, None] >= np.array(_ALIKE_EDGES)), ((size // lines)[:, None] >= np.array(_CHAR_EDGES))]
        parts.append(
            np.concatenate([*(part * STEPS for part in over), shares.T], axis=1).astype(np.uint8).take(groups, axis=0)
        )
    return np.concatenate(parts, axis=1)


def _alike(elements: Elements, kinds: list[int], nodes: list[int]) -> list[Array]:
    """Return for each of `ALIKE` the number of each line's group."""
    parents, own = np.array([*elements.parents, -1]), np.array([*kinds, -1])  # -1: above the root
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    found: list[Array] = []
    steps, groups = np.array(nodes), np.zeros(len(nodes), dtype=np.int64)
    for step in range(max(ALIKE)):
        if step < _NAMED_STEPS:
            values = own[steps]
        else:
            values = np.array([numbers[elements.tags[i]] if i >= 0 else -1 for i in steps.tolist()])
        groups = np.unique(groups * (len(kinds) + 1) + values + 1, return_inverse=True)[1]
        if step + 1 in ALIKE:
            found.append(groups)
        steps = parents[steps]
    return found


def names_of(elements: Elements, kinds: list[int], nodes: list[int]) -> tuple[Array, Array]:
    """Return the buckets of the names of all lines, in order, and how many each line has.

    Args:
        elements: the page's elements.
        kinds: a number for each element's tag and names.
        nodes: the number of each line's element.
    """
    reader = _Names(elements, kinds)
    rows = np.array([reader.of(node) for node in nodes], dtype=np.int64)
    sizes = np.array(list(map(len, reader.found)), dtype=np.int64)
    flat = np.fromiter(chain.from_iterable(reader.found), dtype=np.int64, count=int(sizes.sum()))
    counts = sizes[rows]
    starts, begins = (np.cumsum(sizes) - sizes)[rows], np.cumsum(counts) - counts
    return flat[np.repeat(starts - begins, counts) + np.arange(counts.sum())], counts


class _Names:
    """Reads names: each kind of element once, and each sequence of elements around it once.

    Attributes:
        found: the buckets of the names that lines have.
    """

    def __init__(self, elements: Elements, kinds: list[int]) -> None:
        # The element above the root is -1, the last in both lists, so that it has a kind and a parent too.
        self._elements, self._kinds, self._parents = elements, [*kinds, -1], [*elements.parents, -1]
        self.found: list[_Buckets] = []
        self._known: dict[tuple[int, ...], int] = {}
        self._own: dict[int, tuple[_Buckets, _Buckets]] = {-1: ((), ())}
        self._outer: list[_Buckets] = [()]
        self._around: dict[int, int] = {-1: 0}
        self._within: dict[tuple[int, int], int] = {}

    def of(self, node: int) -> int:
        """Return the index in `found` of the buckets of an element's names, the nearest first."""
        kinds, parents = self._kinds, self._parents
        near = []
        for _ in range(NEAR):
            near.append(node)
            node = parents[node]
        far = self._around[node] if node in self._around else self._far(node)
        alike = (far, *[kinds[i] for i in near])
        if alike not in self._known:
            names = dict.fromkeys(chain(*[self._names(i)[0] for i in near], self._outer[far]))
            self._known[alike] = len(self.found)
            self.found.append(tuple(names)[:MAX_NAMES])
        return self._known[alike]

    def _far(self, node: int) -> int:
        """Return the index in `_outer` of the names of `node` and all above it, read from the outermost down."""
        waiting: list[int] = []
        while node not in self._around and len(waiting) < MAX_ANCESTORS:
            waiting.append(node)
            node = self._parents[node]
        far = self._around.get(node, 0)
        for number in reversed(waiting):
            step = self._kinds[number], far
            if step not in self._within:
                self._within[step] = len(self._outer)
                names = dict.fromkeys(chain(self._names(number)[1], self._outer[far]))
                self._outer.append(tuple(names)[:MAX_NAMES])
            far = self._around[number] = self._within[step]
        return far

    def _names(self, node: int) -> tuple[_Buckets, _Buckets]:
        """Return the buckets of an element's own names, as near ones and as far ones."""
        kind = self._kinds[node]
        if kind not in self._own:
            found = _TOKEN.findall(self._elements.names[node])
            near, far = zip(*map(_buckets, (f"<{self._elements.tags[node]}>", *found)), strict=True)
            self._own[kind] = near, far
        return self._own[kind]


@lru_cache(maxsize=1 << 14)
def _buckets(token: str) -> tuple[int, int]:
    """Return the buckets of a name as a near and as a far one; few names make up most pages."""
    name = token.lower()
    return _bucket(name), _bucket(f"far {name}")


def _bucket(name: str) -> int:
    return crc32(name.encode("utf-8", "replace")) & ((1 << NAME_BITS) - 1)

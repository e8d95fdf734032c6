"""The names of the HTML elements around a line, as words for the network: tags, and the words in classes and ids.

Near names have buckets of their own: "comment" on the line itself says something else than "comment" on half of the
page.
"""

from functools import lru_cache
from itertools import chain
from typing import Any
from zlib import crc32

import numpy as np

from cleaner.page.elements import MAX_ANCESTORS, Elements
from cleaner.text.lazy import pattern

Array = Any

NAME_BITS = 13
"""Bits of a name's bucket."""

NEAR = 3
"""Number of elements from the line's own up whose names are near ones; those further up are far."""

MAX_NAMES = 40
"""Maximum names of a line."""

_TOKEN = pattern(r"[a-z]{2,24}|[A-Z][a-z]{1,24}|[A-Z]{2,24}|[^\W\d_]{2,24}")

_Buckets = tuple[int, ...]


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

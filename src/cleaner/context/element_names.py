"""The names of the HTML elements around a line, as words for the network: tags, and what classes and ids are made of.

Names of the line's own element and the nearest around it count apart from those further out: "comment" on the line
itself says something else than "comment" on half of the page.
"""

from functools import lru_cache
from itertools import chain
from typing import Any
from zlib import crc32

import numpy as np

from cleaner.elements import MOST_STEPS, Elements
from cleaner.pattern import pattern

Array = Any

NAME_BITS = 13
"""Bits of a name's bucket."""

NEAR = 3
"""Elements from the line's own up whose names count as its own; those further up count as its surroundings."""

MOST_NAMES = 40
"""Names of a line, at most."""

_TOKEN = pattern(r"[a-z]{2,24}|[A-Z][a-z]{1,24}|[A-Z]{2,24}|[^\W\d_]{2,24}")

_Buckets = tuple[int, ...]


def names_of(elements: Elements, kinds: list[int], nodes: list[int]) -> tuple[Array, Array]:
    """Return the buckets of the names of all lines, in order, and how many each line has.

    Args:
        elements: the page's elements.
        kinds: a number for each element, the same for those of one tag with one set of names.
        nodes: the number of each line's element.
    """
    reader = _Names(elements, kinds)
    found = [reader.of(node) for node in nodes]
    flat = np.fromiter(chain.from_iterable(found), dtype=np.int64, count=sum(map(len, found)))
    return flat, np.array(list(map(len, found)), dtype=np.int64)


class _Names:
    """Reads names, each kind of element and each container once."""

    def __init__(self, elements: Elements, kinds: list[int]) -> None:
        self._elements, self._kinds, self._parents = elements, kinds, elements.parents
        self._own: dict[int, tuple[_Buckets, _Buckets]] = {}
        self._around: dict[int, _Buckets] = {-1: ()}
        self._known: dict[tuple[int, ...], _Buckets] = {}

    def of(self, node: int) -> _Buckets:
        """Return the buckets of an element's names, the nearest first."""
        key = []
        for _ in range(NEAR):
            key.append(node)
            node = self._parents[node] if node >= 0 else -1
        alike = (*(self._kinds[i] if i >= 0 else -1 for i in key), node)
        if alike not in self._known:
            near = chain.from_iterable(self._names(i)[0] for i in key if i >= 0)
            self._known[alike] = tuple(dict.fromkeys((*near, *self._far(node))))[:MOST_NAMES]
        return self._known[alike]

    def _far(self, node: int) -> _Buckets:
        """Return the names around a line: from the outermost element that is not known yet down to the nearest."""
        waiting: list[int] = []
        while node not in self._around and len(waiting) < MOST_STEPS:
            waiting.append(node)
            node = self._parents[node]
        far = self._around.get(node, ())
        for number in reversed(waiting):
            far = self._around[number] = tuple(dict.fromkeys((*self._names(number)[1], *far)))[:MOST_NAMES]
        return far

    def _names(self, node: int) -> tuple[_Buckets, _Buckets]:
        """Return the buckets of an element's own names, as near ones and as far ones."""
        kind = self._kinds[node]
        if kind not in self._own:
            found = _TOKEN.findall(self._elements.names[node])
            buckets = [_buckets(f"<{self._elements.tags[node]}>"), *map(_buckets, found)]
            self._own[kind] = tuple([near for near, _ in buckets]), tuple([far for _, far in buckets])
        return self._own[kind]


@lru_cache(maxsize=1 << 14)
def _buckets(token: str) -> tuple[int, int]:
    """Return the buckets of a name as a near one and as a far one; the same few names come back on every page."""
    name = token.lower()
    return _bucket(name), _bucket(f"far {name}")


def _bucket(name: str) -> int:
    return crc32(name.encode("utf-8", "replace")) & ((1 << NAME_BITS) - 1)

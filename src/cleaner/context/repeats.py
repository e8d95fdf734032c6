"""How often elements like a line's come back on its page: the items of a list, the posts of a thread, a menu's links.

Elements are alike that have the same tag and the same names, and for the longer likeness the same ones above them.
"""

from typing import Any, NamedTuple

import numpy as np

from cleaner.context.steps import STEPS
from cleaner.elements import Elements

Array = Any

ALIKE = (1, 3)
"""Elements, the line's own and those above it, that must be alike; names count for the first two only."""

_NAMED = 2
_COUNT_EDGES = (2, 3, 5, 9, 17, 33, 65)
_SIZE_EDGES = (10, 20, 40, 80, 160, 320)

COLUMNS_EACH = len(_COUNT_EDGES) + len(_SIZE_EDGES) + 3


def repeat_names() -> list[str]:
    """Return what the columns say, in order."""
    names = []
    for alike in ALIKE:
        names += [f"alike {alike}: {edge} lines and more" for edge in _COUNT_EDGES]
        names += [f"alike {alike}: {edge} characters and more on average" for edge in _SIZE_EDGES]
        names += [f"alike {alike}: {what}" for what in ("share of the page", "links", "text")]
    return names


class Amounts(NamedTuple):
    """Characters of each line, those of them in links, and those in running text."""

    sizes: Array
    linked: Array
    prose: Array


def repeat_columns(elements: Elements, kinds: list[int], nodes: list[int], amounts: Amounts) -> Array:
    """Return the columns for each line.

    Args:
        elements: the page's elements.
        kinds: a number for each element, the same for those of one tag with one set of names.
        nodes: the number of each line's element.
        amounts: characters of each line.
    """
    tags: dict[str, int] = {}
    plain = [-1 - tags.setdefault(tag, len(tags)) for tag in elements.tags]
    whole = max(int(amounts.sizes.sum()), 1)
    parts: list[Array] = []
    for alike in ALIKE:
        numbers: dict[tuple[int, ...], int] = {}
        groups = [numbers.setdefault(_likeness(elements, node, alike, kinds, plain), len(numbers)) for node in nodes]
        count, size, link, text = (
            np.bincount(groups, weights=values).astype(np.int64) for values in (np.ones(len(nodes)), *amounts)
        )
        filled = np.maximum(size, 1)
        shares = np.stack([part * STEPS // all_of for part, all_of in ((size, whole), (link, filled), (text, filled))])
        over = [(count[:, None] >= np.array(_COUNT_EDGES)), ((size // count)[:, None] >= np.array(_SIZE_EDGES))]
        parts.append(np.concatenate([*(part * STEPS for part in over), shares.T], axis=1).astype(np.uint8)[groups])
    return np.concatenate(parts, axis=1)


def _likeness(elements: Elements, node: int, alike: int, kinds: list[int], plain: list[int]) -> tuple[int, ...]:
    """Return what is the same for elements that are alike: their kinds, and further up their tags alone."""
    found: list[int] = []
    for step in range(alike):
        if node < 0:
            break
        found.append(kinds[node] if step < _NAMED else plain[node])
        node = elements.parents[node]
    return tuple(found)

"""How often elements like a line's come back on its page: the items of a list, the posts of a thread, a menu's links.

Elements are alike that have the same tag and the same names, and for the longer likeness the same ones above them.
"""

from typing import Any

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


def repeat_columns(elements: Elements, nodes: list[int], sizes: Array, linked: Array, prose: Array) -> Array:
    """Return the columns for each line.

    Args:
        elements: the page's elements.
        nodes: the number of each line's element.
        sizes: characters of each line.
        linked: those of them in links.
        prose: those of them in running text.
    """
    parts = []
    for alike in ALIKE:
        numbers: dict[object, int] = {}
        groups = np.array([numbers.setdefault(_kind(elements, node, alike), len(numbers)) for node in nodes])
        count, size, link, text = (
            np.bincount(groups, weights=values).astype(np.int64)[groups]
            for values in (np.ones(len(nodes)), sizes, linked, prose)
        )
        shares = [size * STEPS // max(int(sizes.sum()), 1), link * STEPS // np.maximum(size, 1)]
        shares.append(text * STEPS // np.maximum(size, 1))
        parts.append((count[:, None] >= np.array(_COUNT_EDGES)) * STEPS)
        parts.append(((size // count)[:, None] >= np.array(_SIZE_EDGES)) * STEPS)
        parts.append(np.stack(shares, axis=1))
    return np.concatenate(parts, axis=1).astype(np.uint8)


def _kind(elements: Elements, node: int, alike: int) -> object:
    kind = []
    for step, number in enumerate(elements.above(node)):
        if step >= alike:
            break
        kind.append((elements.tags[number], elements.names[number] if step < _NAMED else ""))
    return tuple(kind)

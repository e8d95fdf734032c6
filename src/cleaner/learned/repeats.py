"""How often elements like a line's come back on its page: the items of a list, the posts of a thread, a menu's links.

Elements are alike that have the same tag and the same names, and for the longer likeness the same ones above them.
"""

from collections import defaultdict
from itertools import count
from typing import Any, NamedTuple

import numpy as np

from cleaner.learned.steps import STEPS
from cleaner.page.elements import Elements

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
    whole = max(int(amounts.sizes.sum()), 1)
    parts: list[Array] = []
    for groups in _alike(elements, kinds, nodes):
        lines, size, link, text = (
            np.bincount(groups, weights=values).astype(np.int64) for values in (np.ones(len(nodes)), *amounts)
        )
        filled = np.maximum(size, 1)
        shares = np.stack([part * STEPS // all_of for part, all_of in ((size, whole), (link, filled), (text, filled))])
        over = [(lines[:, None] >= np.array(_COUNT_EDGES)), ((size // lines)[:, None] >= np.array(_SIZE_EDGES))]
        parts.append(
            np.concatenate([*(part * STEPS for part in over), shares.T], axis=1).astype(np.uint8).take(groups, axis=0)
        )
    return np.concatenate(parts, axis=1)


def _alike(elements: Elements, kinds: list[int], nodes: list[int]) -> list[Array]:
    """Return for each of `ALIKE` the number of the group of each line; lines of one group have elements alike.

    What must be alike are the kinds of elements, and further up their tags alone.
    """
    parents, own = np.array([*elements.parents, -1]), np.array([*kinds, -1])  # number -1 stands for no element
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    found: list[Array] = []
    steps, groups = np.array(nodes), np.zeros(len(nodes), dtype=np.int64)
    for step in range(max(ALIKE)):
        if step < _NAMED:
            values = own[steps]
        else:
            values = np.array([numbers[elements.tags[i]] if i >= 0 else -1 for i in steps.tolist()])
        groups = np.unique(groups * (len(kinds) + 1) + values + 1, return_inverse=True)[1]
        if step + 1 in ALIKE:
            found.append(groups)
        steps = parents[steps]
    return found

"""What is counted about the HTML elements around each line, in columns of small whole numbers, and their names.

As in `cleaner.context.features`, every value is a whole number of at most `STEPS`, found by counting, comparing and
dividing alone. What class names and tags mean the network has to learn: they are given as words.
"""

from typing import Any, NamedTuple
from zlib import crc32

import numpy as np

from cleaner.document import Document
from cleaner.elements import MOST_STEPS, Elements
from cleaner.pattern import pattern

Array = Any

STEPS = 16
NAME_BITS = 13
"""Bits of a name's bucket."""

NEAR = 3
"""Elements from the line's own up whose names count as its own; those further up count as its surroundings."""

MOST_UP = 24
"""Elements whose names are read for a line, at most."""

MOST_NAMES = 40
"""Names of a line, at most."""

LEVELS = 5
"""Containers around a line that are looked at, from the innermost up."""

MAIN = (11, 14, 16)
"""Sixteenths of the page's running text that a container holds, the smallest of which holds the line."""

_BLOCKS = ("p", "li", "div", "td", "tr", "dt", "dd", "a", "span", "button", "label", "section", "pre")
_LANDMARKS = ("header", "nav", "main", "article", "aside", "footer", "form", "dialog", "search")
_DEPTH_EDGES = (4, 6, 8, 10, 12, 15, 18, 22)
_SIZE_EDGES = (2, 4, 8, 16, 32, 64, 128)
_TOKEN = pattern(r"[a-z]{2,24}|[A-Z][a-z]{1,24}|[A-Z]{2,24}|[^\W\d_]{2,24}")


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
    return tuple(("elements", name) for name in names)


ELEMENT_COLUMNS = _columns()
"""Group and name of each column."""


class ElementFacts(NamedTuple):
    """What HTML says of each line.

    Attributes:
        columns: lines x `ELEMENT_COLUMNS` (uint8).
        buckets: the buckets of the names of all lines, in order.
        names: how many names each line has.
    """

    columns: Array
    buckets: Array
    names: Array


def element_facts(doc: Document) -> ElementFacts:
    """Return what HTML says of each line of a page that was read from it."""
    elements = doc.elements
    assert elements is not None
    nodes = np.array(doc.nodes, dtype=np.int64)
    buckets = [_names_of(elements, node) for node in doc.nodes]
    counts = np.array([len(names) for names in buckets], dtype=np.int64)
    flat = np.fromiter((bucket for names in buckets for bucket in names), dtype=np.int64, count=int(counts.sum()))
    return ElementFacts(_all_columns(doc, elements, nodes), flat, counts)


def _all_columns(doc: Document, elements: Elements, nodes: Array) -> Array:
    sizes = np.array([len(line) for line in doc.lines], dtype=np.int64)
    linked = np.array(
        [elements.linked(start, start + len(line)) for start, line in zip(doc.starts, doc.lines, strict=True)]
    )
    linked = np.minimum(linked, sizes)
    links = np.stack([linked * STEPS // np.maximum(sizes, 1), (linked >= sizes) * STEPS], axis=1).astype(np.uint8)
    tree = _tree(elements)
    own = [_own_columns(elements, node) for node in doc.nodes]
    depth = (tree.depths[nodes][:, None] >= np.array(_DEPTH_EDGES)) * np.uint8(STEPS)
    prose = np.zeros(len(sizes), dtype=np.int64)
    prose[doc.prose] = sizes[doc.prose]
    around = _containers(tree, nodes, sizes, linked, prose)
    return np.concatenate([np.array(own, dtype=np.uint8).reshape(len(own), -1), links, depth, around], axis=1)


def _own_columns(elements: Elements, node: int) -> list[int]:
    place = elements.places[node]
    block = next((tag for tag in elements.path(node)[:4] if tag in _BLOCKS), "")
    has = [block == tag for tag in _BLOCKS] + [place.landmark == name for name in _LANDMARKS]
    has += [place.hidden, *(place.heading == level for level in (1, 2, 3)), place.heading > 3]
    has += [place.lists > 0, place.lists > 1, place.table >= 0, place.quotes > 0, place.code, place.caption]
    return [STEPS * int(value) for value in has]


class _Tree(NamedTuple):
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
    found = np.maximum(np.array(parents, dtype=np.int64), 0)
    return _Tree(found, np.arange(size) + np.array(sizes, dtype=np.int64), np.array(depths, dtype=np.int64))


def _containers(tree: _Tree, nodes: Array, sizes: Array, linked: Array, prose: Array) -> Array:
    """Return the columns of the containers around each line; a container holds more lines than those inside it."""
    count = len(tree.parents)

    def totals(values: Array) -> Array:
        sums = np.r_[0, np.cumsum(np.bincount(nodes, weights=values, minlength=count)).astype(np.int64)]
        return sums[tree.ends] - sums[np.arange(count)]

    lines, size, link, text = (totals(values) for values in (np.ones(len(nodes)), sizes, linked, prose))
    inside, outside = tree.parents.copy(), lines[tree.parents] > lines
    outside[0] = True
    for _ in range(MOST_STEPS):
        if outside.all():
            break
        inside, outside = np.where(outside, inside, inside[inside]), outside | outside[inside]
    rows: list[Array] = []
    here, chain = nodes, [nodes]
    for _ in range(LEVELS):
        here = inside[here]
        chain.append(here)
        shares = [(size, size[0]), (text, text[0]), (link, size), (text, size)]
        values = [
            part[here] * STEPS // np.maximum(whole if np.ndim(whole) == 0 else whole[here], 1) for part, whole in shares
        ]
        rows += [np.stack(values, axis=1), (lines[here][:, None] >= np.array(_SIZE_EDGES)) * STEPS]
    rows += [_beside(tree, chain, nodes, 1), _beside(tree, chain, nodes, -1)]
    total = text[0]
    mains = [np.flatnonzero(text * 16 >= total * share)[-1] if total else 0 for share in MAIN]
    rows.append(np.stack([(nodes >= main) & (nodes < tree.ends[main]) for main in mains], axis=1) * STEPS)
    return np.concatenate(rows, axis=1).astype(np.uint8)


def _beside(tree: _Tree, chain: list[Array], nodes: Array, step: int) -> Array:
    """Return for each container, from the line itself up, whether the line before (step 1) or after is in it too."""
    other = np.roll(nodes, step)
    found = [(other >= holder) & (other < tree.ends[holder]) for holder in chain]
    result = np.stack(found, axis=1) * STEPS
    result[0 if step > 0 else -1] = 0
    return result


def _names_of(elements: Elements, node: int) -> list[int]:
    """Return the buckets of the tags and names of an element and those around it, near ones and far ones apart."""
    found: dict[int, None] = {}
    for step, number in enumerate(elements.above(node)):
        if step >= MOST_UP or len(found) >= MOST_NAMES:
            break
        far = step >= NEAR
        found[_bucket(f"<{elements.tags[number]}>", far)] = None
        if elements.names[number]:
            for token in _TOKEN.findall(elements.names[number]):
                found[_bucket(token.lower(), far)] = None
    return list(found)[:MOST_NAMES]


def _bucket(name: str, far: bool) -> int:
    return crc32(("far " + name if far else name).encode()) & ((1 << NAME_BITS) - 1)

"""What the network says of a page: how likely each unit is part of the text, and whether its marks may be trusted."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

from cleaner.context.features import Features, features_of
from cleaner.context.network import LOGIT_STEPS, REACH, forward, load
from cleaner.context.units import Units, units_of
from cleaner.document import Document
from cleaner.labels import Label

Array = Any

WINDOW = 3000
"""Units that are judged at once; a longer page is judged in windows of so many, so that memory stays bounded."""

HALO = REACH
"""Units that windows share at either end, so that every unit has its neighbours."""

WINDOW_CHARS = 400_000
"""Characters that are judged at once, at most, but for one unit."""

MOST_PROSE_GONE = 0.6
"""Share of the words in running text that may be marked; if it is more, something is wrong, and nothing is."""

LEAST_PROSE_WORDS = 60
"""Words of running text from which on that share says something."""

NOTE = "context"
"""The key of `Document.notes` under which the verdict stands."""

ABSTAINED = "the context filter would have taken {:.0%} of the running text, so it took nothing"
"""The warning of a page of which the filter kept off."""


class Verdict(NamedTuple):
    """What the network says of a page.

    Attributes:
        units: the units in order.
        logits: how much speaks for keeping each, in steps of 1 / `LOGIT_STEPS`.
        windows: first and last unit of each window with the features from which it was judged.
        gone: share of the words in running text that are marked at the threshold asked for.
        abstained: whether that is too much.
    """

    units: Units
    logits: Array
    windows: tuple[tuple[int, int, Features], ...]
    gone: float
    abstained: bool


def judge(doc: Document, threshold: float) -> Verdict:
    """Judge all units of a page that has at least one line.

    Args:
        doc: the page, after all other filters.
        threshold: units that are less likely than this to be text are to go.
    """
    network = load()
    units = units_of(doc.lines)
    logits = np.zeros(len(units.texts), dtype=np.int64)
    windows: list[tuple[int, int, Features]] = []
    for low, high in _windows(units):
        features = features_of(doc, units, network.characters)
        logits[low:high] = forward(network, features)
        windows.append((low, high, features))
    gone = _prose_gone(doc, units, logits < limit_of(threshold))
    return Verdict(units, logits, tuple(windows), gone, gone > MOST_PROSE_GONE)


def limit_of(threshold: float) -> int:
    """Return the logit, in steps, of a probability.

    >>> limit_of(0.5)
    0
    """
    from math import log  # noqa: PLC0415 - beside its one use

    return round(LOGIT_STEPS * log(threshold / (1 - threshold)))


def _windows(units: Units) -> Iterator[tuple[int, int]]:
    yield 0, len(units.texts)


def _prose_gone(doc: Document, units: Units, marked: Array) -> float:
    """Return the share of the words of unmarked running text that would be marked."""
    body, labels, prose = Label.BODY, doc.labels, set(doc.prose)
    total = gone = 0
    for line, text, mark in zip(units.lines, units.texts, marked.tolist(), strict=True):
        if line in prose and labels[line] is body:
            size = len(text)
            total += size
            gone += size * mark
    return gone / total if total >= LEAST_PROSE_WORDS * 6 else 0.0

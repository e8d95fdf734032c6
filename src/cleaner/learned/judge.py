"""Judge a page with the network: which units are boilerplate, and whether that may be trusted."""

from collections.abc import Callable, Iterator, Sequence
from math import log
from typing import Any, NamedTuple

import numpy as np

from cleaner.learned.elements import ELEMENT_COLUMNS
from cleaner.learned.features import COLUMNS, Features, facts_of, features_of, rest_of
from cleaner.learned.network import LOGIT_STEPS, REACH, Network, forward, load
from cleaner.learned.units import Units, is_text
from cleaner.page.document import Document
from cleaner.page.labels import Label

Array = Any

WINDOW = 3000
"""Maximum units judged at once; a longer page is judged in windows, so that memory stays bounded."""

WINDOW_CHARS = 400_000
"""Maximum characters judged at once; a single longer unit is judged by itself."""

HALO = 2 * REACH
"""Units by which a window overlaps the next at either end, so that every unit has its neighbours."""

CLEAN = 0.08
"""If the network's probability that a page is pure text exceeds this, nothing is removed.

Whole pages rarely reach even this, and texts nearly always do.
"""

MIN_LINK_LINES, MIN_LINK_LINES_SHARE = 3, 0.1
"""Minimum number and share of link lines in a page of HTML that holds more than text.

Pages of documentation with little around them need it. On held-out pages F1 is 0.0002 higher with it; on their text
alone, cut out of the HTML, 0.0016 lower.
"""

CLEAN_REST = 0.6
"""If the rest that other filters leave, judged as a page of its own, exceeds this probability, nothing is removed.

So a seventh of the held-out pages comes back as the rules clean it, with page F1 within 0.001.
"""

MAX_REST_SHARE = 0.8
"""Maximum share of the rest that the network marks; of more than that the rest is never pure text."""

MAX_REST_MARKS = 40
"""Maximum units of the rest that the network marks, likewise."""

MAX_GAP_UNITS = 5
"""Maximum units of a gap between two kept ones, in which a unit is removed only with `GAP_MARGIN`."""

GAP_MARGIN = 100
"""Logit steps by which the limit is lower inside such a gap."""

LANGUAGE_MARGIN = 100
"""Logit steps by which the limit is higher in languages other than English.

Nearly all pages of the training are English, and in other languages the network keeps too much. On news pages held out
by domain, F1 is best at thresholds of 0.8 to 0.9 in nearly every other language, 0.01 above F1 at English's threshold.
"""

MAX_PROSE_REMOVED = 0.9
"""Maximum share of the words in running text that may be removed; beyond that the filter abstains."""

MIN_PROSE_WORDS = 80
"""Minimum words of running text on a page where that share is counted."""

NEVER = -(1 << 24)
"""Logit of "nothing but text" for a page that surely holds more."""

ABSTAINED = "the context filter would have taken {:.0%} of the running text, so it took nothing"
"""The warning on a page where the filter abstains."""

MIN_SENTENCE_WORDS = 11
"""Minimum words of a unit that ends like a sentence and counts as running text."""

_NAMES = [name for _, name in (*COLUMNS, *ELEMENT_COLUMNS)]
_ONLY_LINK = _NAMES.index("nothing but a link")
_FRAME = [_NAMES.index("part: nav"), _NAMES.index("part: footer")]
_ENDS = [number for number, (_, name) in enumerate(COLUMNS) if name in {"ends with stop", "ends with shout"}]


class Decision(NamedTuple):
    """Which units are removed, and how far that may be trusted.

    Attributes:
        marked: whether each unit is removed.
        gone: share of the words in running text that the network would remove, from 0 to 1.
        abstained: whether that share is too large, so that nothing is removed.
    """

    marked: Array
    gone: float
    abstained: bool


class Verdict(NamedTuple):
    """The network's judgement of a page.

    Attributes:
        units: the units in order.
        logits: the logit for keeping each, in steps of 1 / `LOGIT_STEPS`.
        offsets: where each unit begins in the source.
        windows: first and last unit of each window with the features from which it was judged.
        decision: which units are removed.
    """

    units: Units
    logits: Array
    offsets: list[int]
    windows: tuple[tuple[int, int, Features], ...]
    decision: Decision

    def moved(self, place: Callable[[int], int]) -> "Verdict":
        """Return the verdict with `place` of each offset; see `Document.verdict`."""
        return self._replace(offsets=list(map(place, self.offsets)))


def judge(doc: Document, units: Units, threshold: float) -> Verdict:
    """Return the network's judgement of a page.

    Args:
        doc: the page, after all other filters.
        units: its units, at least one.
        threshold: minimum probability of text for a unit to be kept.
    """
    body, size = Label.BODY, len(units.texts)
    free = np.array([doc.labels[line] is body for line in units.lines])
    offsets = [doc.starts[line] + start for line, start in zip(units.lines, units.starts, strict=True)]
    html = doc.elements is not None
    network, facts = load(html=html), facts_of(doc, units)
    logits, prose = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64)
    windows: list[tuple[int, int, Features]] = []
    clean: list[int] = []
    for low, high in _windows(units.texts):
        start, end = max(low - HALO, 0), min(high + HALO, size)
        features = features_of(facts, units, network.characters, start, end)
        found, whole = forward(network, features)
        inner = slice(low - start, high - start)
        logits[low:high] = found[inner]
        prose[low:high] = prose_of(features)[inner]
        clean.append(NEVER if html and has_frame(features) else whole)
        windows.append((start, end, features))
    limit = limit_for(threshold, doc.language)
    decision = decide(logits, min(clean), prose, free, limit, cut=units.cut, html=html)
    if len(windows) == 1 and not html and is_clean_rest(network, windows[0][2], free, decision.marked, cut=units.cut):
        decision = _nothing(size)
    return Verdict(units, logits, offsets, tuple(windows), decision)


def has_frame(features: Features) -> bool:
    """Return whether a page's elements show more than text: a menu, a footer, lists of links."""
    links = int(np.count_nonzero(features.columns[:, _ONLY_LINK]))
    is_listed = links >= max(MIN_LINK_LINES, MIN_LINK_LINES_SHARE * len(features.words))
    return is_listed or bool(features.columns[:, _FRAME].any())


def prose_of(features: Features) -> Array:
    """Return the number of words of each unit of running text, 0 for others."""
    is_prose = (features.words >= MIN_SENTENCE_WORDS) & features.columns[:, _ENDS].any(axis=1)
    return np.where(is_prose, features.words, 0)


def is_clean_rest(network: Network, features: Features, free: Array, marked: Array, *, cut: bool) -> bool:
    """Return whether the rest that other filters leave is nothing but text.

    Args:
        network: the weights.
        features: of all units of the page.
        free: whether each unit was left by all other filters.
        marked: whether the network, judging the whole page, would remove each unit.
        cut: whether lines were cut into sentences, which other filters cannot mark.
    """
    if cut or not 0 < int(marked.sum()) <= min(MAX_REST_SHARE * int(free.sum()), MAX_REST_MARKS):
        return False
    _, clean = forward(network, rest_of(features, free))
    return clean > limit_of(CLEAN_REST)


def decide(
    logits: Array, clean: int, prose: Array, free: Array, limit: int, *, cut: bool, html: bool = False
) -> Decision:
    """Return which units to remove; all logits are in steps of 1 / `LOGIT_STEPS`.

    Args:
        logits: the logit for keeping each unit.
        clean: the logit of the page being nothing but text.
        prose: words of each unit of running text, 0 for others.
        free: whether each unit was left by all other filters.
        limit: minimum logit of a kept unit.
        cut: whether lines were cut into sentences, which other filters cannot mark.
        html: whether the page was read from HTML; its elements say enough to judge each unit by itself.
    """
    if is_text(len(free), int((~free).sum()), cut=cut, html=html) or clean > limit_of(CLEAN):
        return _nothing(len(logits))
    marked = free & (logits < (limit if html else _limits(logits, limit)))
    total = int((prose * free).sum())
    gone = int((prose * marked).sum()) / total if total >= MIN_PROSE_WORDS else 0.0
    if gone > MAX_PROSE_REMOVED:
        return _nothing(len(logits))._replace(gone=gone, abstained=True)
    return Decision(marked, gone, abstained=False)


def _nothing(size: int) -> Decision:
    return Decision(np.zeros(size, dtype=np.bool_), 0.0, abstained=False)


def _limits(logits: Array, limit: int) -> Array:
    """Return the limit for each unit: lower in short gaps between kept units."""
    kept = np.flatnonzero(logits >= limit)
    apart = np.diff(kept)
    limits = np.full(len(logits), limit)
    for at in np.flatnonzero((apart > 1) & (apart <= MAX_GAP_UNITS + 1)).tolist():
        limits[kept[at] + 1 : kept[at + 1]] -= GAP_MARGIN
    return limits


def limit_for(threshold: float, language: str | None) -> int:
    """Return the minimum logit, in steps, of a kept unit on a page in `language` (None: unknown)."""
    return limit_of(threshold) + (0 if language == "en" else LANGUAGE_MARGIN)


def limit_of(threshold: float) -> int:
    """Return the logit of a probability, in steps.

    >>> limit_of(0.5)
    0
    """
    return round(LOGIT_STEPS * log(threshold / (1 - threshold)))


def _windows(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the first and last unit of each window."""
    if len(texts) <= WINDOW and sum(map(len, texts)) <= WINDOW_CHARS:
        yield 0, len(texts)
        return
    sizes = np.cumsum([len(text) for text in texts])
    low = 0
    while low < len(texts):
        before = int(sizes[low - 1]) if low else 0
        fitting = int(np.searchsorted(sizes, before + WINDOW_CHARS, side="right"))
        high = min(max(fitting, low + 1), low + WINDOW, len(texts))
        yield low, high
        low = high

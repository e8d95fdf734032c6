"""What the network says of a page: how likely each unit is part of the text, and whether its marks may be trusted."""

from collections.abc import Callable, Iterator, Sequence
from math import log
from typing import Any, NamedTuple

import numpy as np

from cleaner.learned.element_features import ELEMENT_COLUMNS
from cleaner.learned.features import COLUMNS, Features, facts_of, features_of, rest_of
from cleaner.learned.network import LOGIT_STEPS, REACH, Network, forward, load
from cleaner.learned.units import Units, is_text
from cleaner.page.document import Document
from cleaner.page.labels import Label

Array = Any

WINDOW = 3000
"""Units that are judged at once; a longer page is judged in windows of so many, so that memory stays bounded."""

WINDOW_CHARS = 400_000
"""Characters that are judged at once, at most, but for one unit."""

HALO = 2 * REACH
"""Units that windows share at either end, so that every unit has its neighbours."""

CLEAN = 0.08
"""How likely the network must find it that a page is nothing but text, for all of it to stay.

That is little, but whole pages are rarely found so likely, and texts nearly always.
"""

LEAST_LINKS, LEAST_LINKS_SHARE = 3, 0.1
"""Lines of nothing but links, and their share, from which on a page of HTML is more than text; so is one with a menu.

Measured on held-out pages, and on what is left of them when all but their text is cut out of their HTML: F1 of the
whole ones 0.0002 higher, of the others 0.0016 lower. Pages of documentation with little around them need it.
"""

CLEAN_REST = 0.6
"""The same for what other filters leave, looked at as if it were the whole page.

Measured on held-out pages in one flattening: a seventh of them is left alone so, and page F1 is the same within 0.001,
while pages that the rules clean wholly come back as the rules leave them.
"""

MOST_OF_REST = 0.8
"""Share of what other filters leave that is to go, above which it need not be looked at: it is more than text."""

MOST_DOUBTED = 40
"""Units that are to go, above which it need not be looked at either: so many short lines are no text of one page."""

MOST_BETWEEN = 5
"""Units between two that stay, at most, that go only if the network is sure."""

SURE = 100
"""How much must speak against a unit between two that stay, in steps of 1 / `LOGIT_STEPS` below the limit."""

OTHER_LANGUAGES = 100
"""How much more must speak for a unit in another language than English, in steps of 1 / `LOGIT_STEPS`.

Nearly all pages that the network learned from are English, and in others it finds too much likely. Measured on news
pages held out by domain: of thresholds from 0.3 to 0.95, F1 is best at 0.8 to 0.9 in nearly every language but English,
and 0.01 higher than at the threshold for English.
"""

MOST_PROSE_GONE = 0.9
"""Share of the words in running text that may be marked; if it is more, something is wrong, and nothing is."""

LEAST_PROSE = 80
"""Words of running text from which on that share says something."""

NEVER = -(1 << 24)
"""What speaks for a page being nothing but text that surely is more, in steps of 1 / `LOGIT_STEPS`."""

ABSTAINED = "the context filter would have taken {:.0%} of the running text, so it took nothing"
"""The warning of a page of which the filter kept off."""

LEAST_SENTENCE = 11
"""Words of a unit that ends like a sentence and counts as running text."""

_NAMES = [name for _, name in (*COLUMNS, *ELEMENT_COLUMNS)]
_ONLY_LINK = _NAMES.index("nothing but a link")
_FRAME = [_NAMES.index("part: nav"), _NAMES.index("part: footer")]
_ENDS = [number for number, (_, name) in enumerate(COLUMNS) if name in {"ends with stop", "ends with shout"}]


class Decision(NamedTuple):
    """Which units are to go, and what speaks against trusting that.

    Attributes:
        marked: whether each unit is to go.
        gone: share of the words in running text that would go, from 0 to 1.
        abstained: whether that is too much, so that none is to go.
    """

    marked: Array
    gone: float
    abstained: bool


class Verdict(NamedTuple):
    """What the network says of a page.

    Attributes:
        units: the units in order.
        logits: how much speaks for keeping each, in steps of 1 / `LOGIT_STEPS`.
        offsets: where each unit begins in the source.
        windows: first and last unit of each window with the features from which it was judged.
        decision: what follows for the units.
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
    """Judge all units of a page.

    Args:
        doc: the page, after all other filters.
        units: its units, one at least.
        threshold: units that are less likely than this to be text are to go.
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
    """Say whether the elements show that a page of HTML holds more than text: a menu, a footer, lists of links."""
    links = int(np.count_nonzero(features.columns[:, _ONLY_LINK]))
    is_listed = links >= max(LEAST_LINKS, LEAST_LINKS_SHARE * len(features.words))
    return is_listed or bool(features.columns[:, _FRAME].any())


def prose_of(features: Features) -> Array:
    """Return the words of each unit that is running text, 0 for all others."""
    is_prose = (features.words >= LEAST_SENTENCE) & features.columns[:, _ENDS].any(axis=1)
    return np.where(is_prose, features.words, 0)


def is_clean_rest(network: Network, features: Features, free: Array, marked: Array, *, cut: bool) -> bool:
    """Say whether what other filters left of a page is nothing but text, so that no unit is to go.

    Args:
        network: the weights.
        features: of all units of the page.
        free: whether each unit was left by all other filters.
        marked: whether each unit is to go, from a look at the whole page.
        cut: whether lines were cut into sentences; then other filters, which know lines, have little to say.
    """
    if cut or not 0 < int(marked.sum()) <= min(MOST_OF_REST * int(free.sum()), MOST_DOUBTED):
        return False
    _, clean = forward(network, rest_of(features, free))
    return clean > limit_of(CLEAN_REST)


def decide(
    logits: Array, clean: int, prose: Array, free: Array, limit: int, *, cut: bool, html: bool = False
) -> Decision:
    """Say which units are to go.

    Args:
        logits: how much speaks for keeping each unit, in steps of 1 / `LOGIT_STEPS`.
        clean: how much speaks for the page being nothing but text, in the same steps.
        prose: words of each unit, if it is running text, else 0.
        free: whether each unit was left by all other filters.
        limit: units for which less than this speaks, in the same steps, are to go.
        cut: whether lines were cut into sentences; then other filters, which know lines, have little to say.
        html: whether the page was read from HTML; then each unit is judged by itself, as its elements say enough.
    """
    if is_text(len(free), int((~free).sum()), cut=cut, html=html) or clean > limit_of(CLEAN):
        return _nothing(len(logits))
    marked = free & (logits < (limit if html else _limits(logits, limit)))
    total = int((prose * free).sum())
    gone = int((prose * marked).sum()) / total if total >= LEAST_PROSE else 0.0
    if gone > MOST_PROSE_GONE:
        return _nothing(len(logits))._replace(gone=gone, abstained=True)
    return Decision(marked, gone, abstained=False)


def _nothing(size: int) -> Decision:
    return Decision(np.zeros(size, dtype=np.bool_), 0.0, abstained=False)


def _limits(logits: Array, limit: int) -> Array:
    """Return the limit for each unit: lower for the few units between two that stay."""
    stays = np.flatnonzero(logits >= limit)
    apart = np.diff(stays)
    limits = np.full(len(logits), limit)
    for at in np.flatnonzero((apart > 1) & (apart <= MOST_BETWEEN + 1)).tolist():
        limits[stays[at] + 1 : stays[at + 1]] -= SURE
    return limits


def limit_for(threshold: float, language: str | None) -> int:
    """Return the logit, in steps, under which units of a page in `language` are to go; None is an unknown one."""
    return limit_of(threshold) + (0 if language == "en" else OTHER_LANGUAGES)


def limit_of(threshold: float) -> int:
    """Return the logit of a probability, in steps.

    >>> limit_of(0.5)
    0
    """
    return round(LOGIT_STEPS * log(threshold / (1 - threshold)))


def _windows(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where the units begin and end that are judged at once."""
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

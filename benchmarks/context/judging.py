"""Measures a network on held-out pages as the package runs it: page F1 of what it keeps, and of clean texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from cleaner.learned.features import COLUMNS, Features
from cleaner.learned.judge import NEVER, decide, has_frame, is_clean_rest, limit_for, prose_of
from cleaner.learned.network import Network, forward

if TYPE_CHECKING:
    from benchmarks.context.dataset import Texts

Array = Any


_CUT = COLUMNS.index(("shape", "sentence of a long line"))


class Truth(NamedTuple):
    """The words of a true body, each with how often it stands there."""

    ids: Array
    counts: Array
    total: int


def truth_of(ids: Array) -> Truth:
    """Count the words of a body."""
    return Truth(*np.unique(ids, return_counts=True), len(ids))


class Outcome(NamedTuple):
    """How one page came out: precision, recall and F1 of what stays; share of running text gone; whether all stayed."""

    precision: float
    recall: float
    f1: float
    gone: float
    abstained: bool


class Scorer:
    """Scores the pages of one variant; where each page's words stand is worked out once."""

    def __init__(self, texts: Texts, truths: Sequence[Truth]) -> None:
        """Prepare `texts`, whose pages are in the order of `truths`."""
        self._texts, self._truths = texts, truths
        self._words = np.r_[0, np.cumsum(texts.words)]
        self._names = np.r_[0, np.cumsum(texts.names)]
        self._ids = np.r_[0, np.cumsum(texts.size)]

    def judge(self, network: Network, page: int, thresholds: Sequence[float], language: str) -> list[Outcome]:
        """Return how a page in `language` comes out at each threshold, decided as the filter decides."""
        texts = self._texts
        low, high = texts.units[page], texts.units[page + 1]
        if low == high:
            score = self.score(page, np.zeros(0, dtype=np.bool_))
            return [Outcome(*score, 0.0, abstained=False)] * len(thresholds)
        buckets = texts.buckets[self._words[low] : self._words[high]]
        names = texts.name_buckets[self._names[low] : self._names[high]]
        features = Features(texts.columns[low:high], buckets, texts.words[low:high], names, texts.names[low:high])
        logits, clean = forward(network, features)
        html = network.names is not None
        clean = NEVER if html and has_frame(features) else clean
        prose, cut = prose_of(features), bool(features.columns[:, _CUT].any())
        free = texts.free[low:high]
        outcomes = []
        for threshold in thresholds:
            decision = decide(logits, clean, prose, free, limit_for(threshold, language), cut=cut, html=html)
            clean_rest = not html and is_clean_rest(network, features, free, decision.marked, cut=cut)
            score = self.score(page, ~decision.marked | clean_rest)
            outcomes.append(Outcome(*score, decision.gone, decision.abstained))
        return outcomes

    def score(self, page: int, kept: Array, *, raw: bool = False) -> tuple[float, float, float]:
        """Return precision, recall and F1 of a page of which these units are kept.

        What the rules took is gone all the same, unless `raw`.
        """
        texts, truth = self._texts, self._truths[page]
        low, high = texts.units[page], texts.units[page + 1]
        stays = np.repeat(kept & (raw | texts.free[low:high]), texts.size[low:high])
        ids = texts.ids[self._ids[low] : self._ids[high]][stays]
        if not len(ids) or not truth.total:
            same = float(not len(ids) and not truth.total)
            return same, same, same
        found, counts = np.unique(ids, return_counts=True)
        places = np.minimum(np.searchsorted(truth.ids, found), len(truth.ids) - 1)
        hits = int(np.minimum(counts, truth.counts[places])[truth.ids[places] == found].sum())
        return hits / len(ids), hits / truth.total, 2 * hits / (len(ids) + truth.total)

    def all_of(self, page: int, *, raw: bool = False) -> tuple[float, float, float]:
        """Return the scores of a page of which the network takes nothing; with `raw` the rules take nothing either."""
        size = self._texts.units[page + 1] - self._texts.units[page]
        return self.score(page, np.ones(size, dtype=np.bool_), raw=raw)

"""Scores of an output against the truth, as the data's authors compute them, and two baselines.

All scores count words: lower-cased runs of letters, digits and underscores. A run of Chinese or Japanese without
blanks is one word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

_WORD = re.compile(r"\w+")

SHINGLE_WORDS = 4

# C4's line rule (Raffel et al. 2020, "Exploring the Limits of Transfer Learning with a Unified Text-to-Text
# Transformer", section 2.2). Its rules for whole pages (sentence counts, a brace, placeholder text) and its list of
# policy phrases are left out: they judge pages, or repeat what the length already decides.
C4_END_MARKS = (".", "?", "!", '"')
C4_MIN_WORDS = 5
C4_DROP_WORD = "javascript"


class Score(NamedTuple):
    """Precision, recall and their harmonic mean, each from 0 to 1."""

    precision: float
    recall: float
    f1: float


def words(text: str) -> list[str]:
    """The lower-cased words of a text, in order."""
    return _WORD.findall(text.lower())


def shared(left: Iterable[Hashable], right: Iterable[Hashable]) -> int:
    """How many items two bags have in common, counting repeats."""
    return (Counter(left) & Counter(right)).total()


def page_score(output: str, truth: str) -> Score:
    """Bag-of-words score of one page. Both empty is a perfect page; one of the two empty scores nothing."""
    got, wanted = words(output), words(truth)
    if not got and not wanted:
        return Score(1.0, 1.0, 1.0)
    hits = shared(got, wanted)
    if not hits:
        return Score(0.0, 0.0, 0.0)
    return Score(hits / len(got), hits / len(wanted), 2 * hits / (len(got) + len(wanted)))


class ShingleCounts(NamedTuple):
    """One page's true positives, false positives and false negatives, divided by their sum: each page weighs 1."""

    hits: float
    extra: float
    missed: float


def _shingles(text: str) -> list[tuple[str, ...]]:
    """Runs of four words; a shorter text is one shingle, an empty one none."""
    found = words(text)
    if len(found) <= SHINGLE_WORDS:
        return [tuple(found)] if found else []
    return list(zip(*(found[start:] for start in range(SHINGLE_WORDS)), strict=False))


def shingle_counts(output: str, truth: str) -> ShingleCounts:
    """Compares the multisets of four-word shingles of one page: word order counts, unlike in `page_score`."""
    got, wanted = _shingles(output), _shingles(truth)
    hits = shared(got, wanted)
    total = len(got) + len(wanted) - hits
    if not total:
        return ShingleCounts(1.0, 0.0, 0.0)
    return ShingleCounts(hits / total, (len(got) - hits) / total, (len(wanted) - hits) / total)


def shingle_score(pages: Sequence[ShingleCounts]) -> Score:
    """Adds the pages' counts up and scores the sums."""
    hits, extra, missed = (sum(column) for column in zip(*pages, strict=True)) if pages else (0.0, 0.0, 0.0)
    if not hits:
        return Score(0.0, 0.0, 0.0)
    return Score(hits / (hits + extra), hits / (hits + missed), 2 * hits / (2 * hits + extra + missed))


class Kept(NamedTuple):
    """Words of a true body, and how many of them stay when the body itself is cleaned."""

    stayed: int
    total: int


def kept_words(body: str, cleaned: str) -> Kept:
    """No harm on one page: a true body goes in, and all of its words should come out."""
    before = words(body)
    return Kept(shared(before, words(cleaned)), len(before))


class NoHarm(NamedTuple):
    """Share of words that stay, from 0 to 1: over all words, as mean over pages; and how many pages lost any."""

    pooled: float
    mean: float
    pages: int
    touched: int


def no_harm(pages: Iterable[Kept]) -> NoHarm:
    """Sums pages up. Pages with no words in their body say nothing and are left out.

    With no such page the shares are NaN, which no floor accepts.
    """
    counted = [page for page in pages if page.total]
    if not counted:
        return NoHarm(float("nan"), float("nan"), 0, 0)
    stayed, total = sum(page.stayed for page in counted), sum(page.total for page in counted)
    mean = sum(page.stayed / page.total for page in counted) / len(counted)
    return NoHarm(stayed / total, mean, len(counted), sum(page.stayed < page.total for page in counted))


def keep_all(text: str) -> str:
    """The baseline that removes nothing."""
    return text


def c4_lines(text: str) -> str:
    """The baseline of C4: keeps lines that end like a sentence, are long enough, and do not speak of JavaScript."""
    return "\n".join(line for line in text.split("\n") if _c4_keeps(line))


def _c4_keeps(line: str) -> bool:
    line = line.strip()
    return line.endswith(C4_END_MARKS) and len(line.split()) >= C4_MIN_WORDS and C4_DROP_WORD not in line.lower()

"""How much a line looks like the headline of its page: what is counted, and what each count is worth.

The weights in `headline.json` were fitted by `benchmarks/train_headline.py` (a softmax over the lines of a page) on
flattened articles; measured by cross-validation over domains, they find the headline in 78% of WCXB's articles and
70% of news pages in 17 languages, where the words shared with the body alone find it in 52%.
"""

import json
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import compress
from typing import NamedTuple

from cleaner.text.lazy import read_text

WORDS = (1, 2, 4, 14, 20)
"""Edges of the classes of a line's length in words: up to 1, 2, 4, 14, 20, and more."""

BELOW = (1, 3, 8, 16)
"""Edges of the classes of how many lines below the next running text stands."""

CREDIT = (0, 1, 3, 6)
"""Edges of the classes of how many lines away the nearest date or byline stands."""

AFTER = (0.5, 0.7, 0.9)
"""Edges of the classes of which share of the page's running text follows."""

FLAGS = ("first", "site", "in_first", "bullet", "small", "blank_before", "blank_after", "separator")
"""What holds for a line or not: it is the page's first; it is the first less the site's name; it stands in the first
as a part; it begins with a bullet, or a small letter; a blank line stands before, or after it;
it has a bar or a dash between spaces."""


class Features(NamedTuple):
    """What is counted about a line; see the constants of this module."""

    words: int
    below: int
    credit: int
    after: float
    flags: tuple[bool, ...]
    shared: float = 0.0
    """The share of its words that stand in the running text."""
    like_first: float = 0.0
    """Words that it has in common with the page's first line, among those of both; 0 for that line itself."""


class Weights(NamedTuple):
    """What each class, flag and share is worth."""

    words: tuple[float, ...]
    below: tuple[float, ...]
    credit: tuple[float, ...]
    after: tuple[float, ...]
    flags: tuple[float, ...]
    shared: float
    strange: float
    like_first: float


@cache
def load_weights() -> Weights:
    """Read the weights that ship with the package, once."""
    return to_weights(json.loads(read_text("metadata/text/headline.json")))


def to_weights(values: Mapping[str, float]) -> Weights:
    """Arrange weights by name: those of a class by the name of what is counted and the number of the class."""

    def classes(name: str, edges: Sequence[float]) -> tuple[float, ...]:
        return tuple(values[f"{name}_{k}"] for k in range(len(edges) + 1))

    return Weights(
        classes("words", WORDS),
        classes("below", BELOW),
        classes("credit", CREDIT),
        classes("after", AFTER),
        tuple(values[name] for name in FLAGS),
        values["shared"],
        values["strange"],
        values["like_first"],
    )


def place_score(weights: Weights, features: Features) -> float:
    """Return a line's score without its words."""
    score = (
        weights.words[bisect_left(WORDS, features.words)]
        + weights.below[bisect_left(BELOW, features.below)]
        + weights.credit[bisect_left(CREDIT, features.credit)]
        + weights.after[bisect_left(AFTER, features.after)]
    )
    return score + sum(compress(weights.flags, features.flags))


def word_score(weights: Weights, shared: float, like_first: float) -> float:
    """Return a line's score for its words; `most_word_score` is the most it can be."""
    return weights.shared * shared + weights.like_first * like_first + (0.0 if shared else weights.strange)


def most_word_score(weights: Weights) -> float:
    """Return what `word_score` cannot exceed, whatever the words."""
    return max(weights.shared, weights.strange, 0.0) + max(weights.like_first, 0.0)

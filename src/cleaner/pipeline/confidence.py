"""How far a result can be trusted."""

from collections.abc import Sequence

from cleaner.text.sentences import count_words

MIN_WORDS = 25
"""Minimum words of an article's body; news in brief has more."""

MAX_COUNTED_CHARS = 500
"""Maximum characters of a body whose words are counted."""

SHORT_FACTOR, WARNING_FACTOR = 0.5, 0.6
"""Factors of confidence for a body of fewer words, and for each warning."""


def confidence(body: str, warnings: Sequence[str]) -> float:
    """Return a score from 0 to 1 by which results can be ordered; it is not calibrated as a probability.

    >>> confidence("It rained.", ()), confidence("It rained.", ["the text seems to be cut off"]), confidence("", ())
    (0.5, 0.3, 0.0)
    """
    if not body.strip():
        return 0.0
    is_short = len(body) < MAX_COUNTED_CHARS and count_words(body) < MIN_WORDS
    return round((SHORT_FACTOR if is_short else 1.0) * WARNING_FACTOR ** len(warnings), 3)

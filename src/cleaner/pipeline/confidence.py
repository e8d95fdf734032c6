"""How far a result can be trusted, as far as cleaning itself notices."""

from collections.abc import Sequence

from cleaner.text.sentences import count_words

MIN_WORDS = 25
"""Words of the shortest body of an article; news in brief has more."""

MAX_SHORT_CHARS = 500
"""Characters of the longest body whose words are counted."""

SHORT_FACTOR = 0.5
"""What confidence is multiplied by for a body of fewer words."""

WARNING_FACTOR = 0.6
"""The same for each warning: a notice in place of the page, a text cut off, a trained filter that abstained."""


def confidence(body: str, warnings: Sequence[str]) -> float:
    """Return from 0 to 1 how little speaks against a result; it orders results and is no measured probability.

    >>> confidence("It rained.", ()), confidence("It rained.", ["the text seems to be cut off"]), confidence("", ())
    (0.5, 0.3, 0.0)
    """
    if not body.strip():
        return 0.0
    is_short = len(body) < MAX_SHORT_CHARS and count_words(body) < MIN_WORDS
    return round((SHORT_FACTOR if is_short else 1.0) * WARNING_FACTOR ** len(warnings), 3)

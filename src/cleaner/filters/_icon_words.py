"""Look-ups for icon labels: the words for icon, the names of icons, and the words that no label has."""

import re
from functools import cache, lru_cache

from cleaner.lexicon import load


@cache
def icon_stems() -> tuple[str, ...]:
    """Return the words for icon, without those that hold a shorter one (icons, icono)."""
    words = sorted(load().phrases("icon_word"), key=len)
    return tuple(w for k, w in enumerate(words) if not any(short in w for short in words[:k]))


@lru_cache(maxsize=64)
def icon_words(stems: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for the words for icon that hold one of `stems`, the longest first."""
    words = [word for word in load().phrases("icon_word") if any(stem in word for stem in stems)]
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))


@cache
def names() -> frozenset[str]:
    """Return every single word that stands in an icon's name."""
    return frozenset(w for name in load().phrases("icon_name") for w in re.split(r"[\s_-]", name))


@cache
def no_label() -> frozenset[str]:
    """Return the stop words that make a label prose; two letters may be a language's or a network's code."""
    return frozenset(word for word in load().phrases("stop_words") if len(word) > 2) - names()


def block(text: str) -> int:
    """Return the block of characters that the first one of `text` is in, as a number.

    It tells scripts apart well enough to look only for words of scripts in which some line of a page begins; all of
    Chinese, Japanese and Korean is one.

    >>> block("icon") == block("home"), block("icon") == block("иконка")
    (True, False)
    """
    code = ord(text[0]) if text else 0
    return min(code >> 8, 0x30)

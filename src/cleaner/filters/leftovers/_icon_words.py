"""Look-ups for icon labels: the words for icon, the names of icons, and the words that no label has."""

import re
from functools import cache, lru_cache
from os.path import commonprefix

from cleaner.lexicon.phrases import load

LEAST_STEM = 4
"""Letters that words must share to be looked for by one stem; with fewer, too many other words would have it."""


@cache
def icon_stems() -> tuple[str, ...]:
    """Return the fewest strings of which one stands in every word for icon: words, or what several begin with."""
    groups: dict[str, list[str]] = {}
    for word in load().phrases("icon_word"):
        groups.setdefault(word[:LEAST_STEM], []).append(word)
    stems = sorted((commonprefix(group) for group in groups.values()), key=len)  # noqa: RUF071 - letters, not paths
    return tuple(stem for k, stem in enumerate(stems) if not any(short in stem for short in stems[:k]))


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


@cache
def stems_of(language: str | None) -> tuple[str, ...]:
    """Return the stems of a language's words for icon and of the English ones; of all where it is unknown.

    >>> stems_of("ru")
    ('икон', 'icon', 'значок', 'пиктограмма')
    """
    if language is None:
        return icon_stems()
    words = [word for code in ("en", language) for word in load().of(code, "icon_word")]
    return tuple(stem for stem in icon_stems() if any(stem in word for word in words))

"""Look-ups for icon labels: the words for icon, the names of icons, and the words that no label has."""

import re
from functools import cache, lru_cache
from os.path import commonprefix

from cleaner.lexicon import load

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


def stems_of(firsts: str) -> list[str]:
    """Return the stems in the scripts that `firsts`, the first characters of a page's lines, are in.

    >>> "icon" in stems_of("abc"), "икон" in stems_of("abc"), "икон" in stems_of("aбв")
    (True, False, True)
    """
    by_script = _stems_by_script()
    if firsts.isascii():
        return by_script[_script("a")]
    scripts = {_script(char) for char in set(firsts)} | {_script("a")}
    return [stem for script in sorted(scripts) for stem in by_script.get(script, ())]


@cache
def _stems_by_script() -> dict[int, list[str]]:
    stems: dict[int, list[str]] = {}
    for stem in icon_stems():
        stems.setdefault(_script(stem[0]), []).append(stem)
    return stems


def _script(char: str) -> int:
    """Return the block of 128 characters that one is in, as a number; all of Chinese, Japanese and Korean is one.

    That tells scripts apart well enough to look only for words of those in which some line of a page begins.
    """
    return min(ord(char) >> 7, 0x60)

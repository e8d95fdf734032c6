"""What a line looks like: how many words, whether it ends a sentence, whether it could be a headline.

Everything here looks at one string, in any script, in time linear in its length.
"""

import re
from collections.abc import Sequence
from enum import IntEnum

_CLOSERS = " \t\xa0\u202f\u3000\"'”’“»«›)]}」』】〉》*_ \u200e\u200f"
_STOPS = ".!?…。！？．؟۔।॥"
_UNSPACED = "[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
"""Scripts written without spaces between words: Thai, kana, Han."""

_INNER_STOP = r"(?:[^\W\d_]{4}[.!?]|[.!?][\"”’'»)])[\"”’'»)]{0,2}\s+[\"“„«'(]{0,2}(\w)|[。！؟۔।]\s{0,2}(\w)"

PROSE_CHARS = 120
"""Minimum length of a line that is prose without a full stop; nearly all headlines and labels are shorter."""

PROSE_CHARS_UNSPACED = 50
"""Minimum in scripts without spaces, where a character is worth about half a word."""


class Ending(IntEnum):
    """How a line ends, closing quotes and brackets aside; from `ELLIPSIS` on it ends a sentence."""

    NONE = 0
    COMMA = 1
    COLON = 2
    ELLIPSIS = 3
    QUESTION = 4
    STOP = 5


_ENDINGS: dict[str, Ending | None] = {
    **dict.fromkeys(",，;；", Ending.COMMA),
    **dict.fromkeys(":：", Ending.COLON),
    **dict.fromkeys(("…", ""), Ending.ELLIPSIS),
    **dict.fromkeys("?!？！", Ending.QUESTION),
    **dict.fromkeys(".。．؟۔।॥", Ending.STOP),
    **dict.fromkeys(_CLOSERS, None),
}
"""Last character to ending; None where the one before it decides, "" where none is left."""


def endings_of(lines: Sequence[str]) -> list[Ending]:
    """Return how each line ends; no line is empty.

    >>> [ending.name for ending in endings_of(["It rained.", "Read more:", "(Why?)", "Varn"])]
    ['STOP', 'COLON', 'QUESTION', 'NONE']
    """
    ending, none = _ENDINGS.get, Ending.NONE
    found = [ending(line[-1], none) for line in lines]
    return [ending(lines[i].rstrip(_CLOSERS)[-1:]) or none if end is None else end for i, end in enumerate(found)]


def is_unspaced(text: str) -> bool:
    """Return whether `text` holds characters of a script written without spaces.

    >>> is_unspaced("東京で発表"), is_unspaced("plain")
    (True, False)
    """
    return not text.isascii() and re.search(_UNSPACED, text) is not None


def count_words(text: str) -> int:
    """Count words: by white space, and for scripts without spaces two characters a word.

    >>> count_words("two words"), count_words("東京で発表")
    (2, 3)
    """
    words = len(text.split())
    if text.isascii():
        return words
    return words + len(re.findall(_UNSPACED, text)) // 2


def words_of(lines: Sequence[str], *, unspaced: bool) -> list[int]:
    """Return `count_words` of each line; `unspaced` where some may be in scripts without spaces."""
    return list(map(count_words, lines)) if unspaced else [len(line.split()) for line in lines]


def ends_sentence(text: str) -> bool:
    """Return whether `text` ends with a sentence's last mark, closing quotes and brackets aside.

    >>> ends_sentence('"Yes," he said.'), ends_sentence("No stop")
    (True, False)
    """
    last = text[-1:]
    if last.isalnum():
        return False
    return bool(last) and text.rstrip(_CLOSERS)[-1:] in _STOPS


def is_sentence(text: str) -> bool:
    """Return whether a line reads as running text: it ends a sentence and has four words or more, or is very long.

    >>> is_sentence("He declined to comment."), is_sentence("Read more.")
    (True, False)
    """
    if len(text) >= PROSE_CHARS:
        return True
    if not ends_sentence(text):
        return len(text) >= PROSE_CHARS_UNSPACED and is_unspaced(text)
    return len(text.split(None, 4)) >= 4 or (is_unspaced(text) and count_words(text) >= 4)


def are_sentences(lines: Sequence[str], endings: Sequence[Ending]) -> list[bool]:
    """Return `is_sentence` of each line, from its ending."""
    ends, long, found = Ending.ELLIPSIS, PROSE_CHARS_UNSPACED, [False] * len(lines)
    for i in [i for i, line in enumerate(lines) if endings[i] >= ends or len(line) >= long]:
        found[i] = is_sentence(lines[i])
    return found


def are_statements(sentences: Sequence[bool], endings: Sequence[Ending]) -> list[bool]:
    """Return `is_statement` of each line, from `is_sentence` and its ending."""
    others = (Ending.ELLIPSIS, Ending.QUESTION)
    return [sentence and ending not in others for sentence, ending in zip(sentences, endings, strict=True)]


def is_statement(text: str) -> bool:
    """Return whether a line is running text that ends with a full stop, unlike headlines.

    >>> is_statement("The bridge is open again."), is_statement("Who owns the wind at night?")
    (True, False)
    """
    return is_sentence(text) and text.rstrip(_CLOSERS)[-1:] not in "?!…？！"


def has_inner_stop(text: str) -> bool:
    """Return whether a sentence ends inside `text` and another begins; abbreviations like "U.S." do not count.

    >>> has_inner_stop("He left early. She stayed"), has_inner_stop("U.S. Sen. Ito resigns")
    (True, False)
    """
    for match in re.finditer(_INNER_STOP, text):
        first = match[1] or match[2]
        if first.isupper() or first.lower() == first.upper():
            return True
    return False


def is_headline(text: str, *, least: int = 2, most: int = 20, whole: bool = True) -> bool:
    """Return whether `text` has a headline's shape: some words, no full stop at its end, one sentence at most.

    A question or exclamation mark, or an ellipsis, may end it; lengths are in words (see `count_words`). With
    `whole` off, two sentences may stand in it, as in "He left. She stayed".

        >>> is_headline("Port strike enters third day"), is_headline("The council has since replied.")
        (True, False)
    """
    if not text or len(text) > 12 * most:
        return False
    bare = text.rstrip(_CLOSERS)
    if bare[-1:] in ".。．۔।॥:：,，;；" and bare[-3:] != "...":
        return False
    return least <= count_words(text) <= most and not (whole and has_inner_stop(text))

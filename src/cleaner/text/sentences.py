"""What a line looks like: how many words, whether it ends a sentence, whether it could be a headline.

Everything here looks at one string, in any script, in time linear in its length.
"""

import re

_CLOSERS = " \t\xa0\u202f\u3000\"'”’“»«›)]}」』】〉》*_ \u200e\u200f"
_STOPS = ".!?…。！？．؟۔।॥"
_UNSPACED = "[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
"""Scripts written without spaces between words: Thai, kana, Han."""

_INNER_STOP = r"(?:[^\W\d_]{4}[.!?]|[.!?][\"”’'»)])[\"”’'»)]{0,2}\s+[\"“„«'(]{0,2}(\w)|[。！؟۔।]\s{0,2}(\w)"

PROSE_CHARS = 120
"""From this length on a line counts as prose without a full stop: longer than nearly every headline or label."""

PROSE_CHARS_UNSPACED = 50
"""The same for scripts without spaces, where a character carries about as much as half a word."""


def is_unspaced(text: str) -> bool:
    """Say whether `text` holds characters of a script written without spaces.

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


def ends_sentence(text: str) -> bool:
    """Say whether `text` ends with a sentence's last mark, closing quotes and brackets aside.

    >>> ends_sentence('"Yes," he said.'), ends_sentence("No stop")
    (True, False)
    """
    last = text[-1:]
    if last.isalnum():
        return False
    return bool(last) and text.rstrip(_CLOSERS)[-1:] in _STOPS


def is_sentence(text: str) -> bool:
    """Say whether a line reads as running text: it ends a sentence and has four words or more, or is very long.

    >>> is_sentence("He declined to comment."), is_sentence("Read more.")
    (True, False)
    """
    if len(text) >= PROSE_CHARS:
        return True
    if not ends_sentence(text):
        return len(text) >= PROSE_CHARS_UNSPACED and is_unspaced(text)
    return len(text.split(None, 4)) >= 4 or (is_unspaced(text) and count_words(text) >= 4)


def is_statement(text: str) -> bool:
    """Say whether a line is running text that ends with a full stop, so no headline and no title.

    >>> is_statement("The bridge is open again."), is_statement("Who owns the wind at night?")
    (True, False)
    """
    return is_sentence(text) and text.rstrip(_CLOSERS)[-1:] not in "?!…？！"


def has_inner_stop(text: str) -> bool:
    """Say whether a sentence ends inside `text` and another begins; abbreviations like "U.S." do not count.

    >>> has_inner_stop("He left early. She stayed"), has_inner_stop("U.S. Sen. Ito resigns")
    (True, False)
    """
    for match in re.finditer(_INNER_STOP, text):
        first = match[1] or match[2]
        if first.isupper() or first.lower() == first.upper():
            return True
    return False


def is_headline(text: str, *, least: int = 2, most: int = 20, whole: bool = True) -> bool:
    """Say whether `text` has a headline's shape: some words, no full stop at its end, one sentence at most.

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


def in_capitals(text: str) -> bool:
    """Say whether `text` is written in capitals throughout; scripts without case never are.

    >>> in_capitals("READ MORE"), in_capitals("阅读")
    (True, False)
    """
    return text.isupper()

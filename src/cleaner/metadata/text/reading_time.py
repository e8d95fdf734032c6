"""The reading time that a page gives itself, in minutes."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from cleaner.lexicon.phrases import load
from cleaner.metadata.text.names import split_parts
from cleaner.page.candidates import Candidate
from cleaner.page.document import Document
from cleaner.text.normalize import normalize, trim

ABOVE, BELOW = 5, 14
"""Lines around the headline in which it stands."""

MAX_TIME_CHARS = 120
"""Maximum length of a line with a reading time."""

MAX_READING_MINUTES = 180
"""Maximum reading time of a page."""

_COMMAS = {ord(","): "|", ord("，"): "|"}
_NUMBER = r"\d{1,3}(?![\d:.,])"
_BETWEEN = r"^[\s:：(~≈]*(?:[^\W\d]{1,6}\.?\s{0,2})?"
_SECONDS = r"\s?(?:sec|sek|seg|сек|秒|초|ثان|से)"


def find_reading_time(doc: Document, near: Sequence[int], title: int) -> Iterator[Candidate]:
    """Yield the reading time beside the headline: at most one.

    Args:
        doc: the page.
        near: the lines that may be credits, in order.
        title: index of the headline.
    """
    first, last = title - ABOVE, title + BELOW
    leading = {hit.line: len(hit.phrase) for hit in doc.phrases.leading("reading_time") if first <= hit.line <= last}
    numbered = doc.phrases.numbered
    lines = {*numbered[bisect_left(numbered, first) : bisect_right(numbered, last)], *leading}
    lines.update(near[bisect_left(near, first) : bisect_right(near, last)])
    for i in sorted(lines):
        if len(doc.lines[i]) > MAX_TIME_CHARS:
            continue
        minutes = _behind(doc.keys[i], leading[i]) if i in leading else 0
        minutes = minutes or _before(doc.lines[i])
        if 0 < minutes <= MAX_READING_MINUTES:
            yield Candidate("reading_time", str(minutes), i, doc.starts[i], doc.end(i), 0.8, "minutes", whole=False)
            return


def _behind(key: str, size: int) -> int:
    """Return the number behind the phrase of `size` characters that the line begins with, or 0."""
    rest = re.sub(_BETWEEN, "", key[size:], count=1)
    number = re.match(_NUMBER, rest)
    return int(number[0]) if number and not re.match(_SECONDS, rest[number.end() :]) else 0


@cache
def _last_words() -> frozenset[str]:
    """Return the last words of what follows the number; a line without one of them need not be taken apart."""
    return frozenset(phrase.rpartition(" ")[2] for phrase in load().phrases("reading_time"))


def _before(line: str) -> int:
    """Return the number in the part of a line that is nothing but a reading time, or 0.

    >>> _before("By Ana Roth | 4 min read"), _before("4 min read this week")
    (4, 0)
    """
    if _last_words().isdisjoint(line.lower().replace(".", " ").split()) and line.isascii():
        return 0
    phrases = load().phrases("reading_time")
    for part in split_parts(line.translate(_COMMAS)):
        number = re.search(_NUMBER, part)
        if number is None:
            continue
        words = normalize(part[: number.start()] + " " + part[number.end() :]).replace("-", " ")
        if trim(" ".join(words.split())) in phrases:
            return int(number[0])
    return 0

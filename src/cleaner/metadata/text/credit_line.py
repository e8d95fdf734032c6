"""Credit lines: the short lines around a headline that say who wrote the page and when.

One reading serves both fields: "By Ana Roth | 3 March 2021 | 4 min read" is taken apart once.
"""

import re
from collections.abc import Collection
from typing import NamedTuple

from cleaner.lexicon.phrases import load
from cleaner.metadata.text.credit_parts import byline_prefix, is_noise, is_placed, read_parts
from cleaner.metadata.text.date import DATE_BLANK, find_date
from cleaner.metadata.text.names import is_full_name, is_name, split_names
from cleaner.text.normalize import normalize

__all__ = ["Credit", "CreditDate", "byline_prefix", "is_full_name", "is_name", "is_noise", "read_credit", "split_names"]

MOST_CHARS = 120
"""A credit line is no longer than this."""

MOST_DATES = 2

_GLUED_WORD = r"(?<=[^\W\d_A-Z])(?=[A-Z][a-z]{2,10}\.? [^\W_]{1,9}\b)(?=[^\n]{3,14}\d)|(?<=\bBy|\bby)(?=[A-Z])"
"""Where a date, or a label before one, is written onto a name: Ana RothMar 5, 2025, and a name onto By."""

_GLUED_NUMBER = r"(?<=[ ,]20\d\d)(?=\d{1,2} [^\W\d])"
"""Where a number of minutes is written onto a year: March 5, 20254 min read."""

_HIJRI = r"\d{1,2}\s[^\W\d]{2,8}(?:\s[^\W\d]{2,7})?\s1[34]\d\d\s?ه\b"
"""The same day in the years of the Hijra, beside a date."""


class CreditDate(NamedTuple):
    """A date in a credit: its value and readings, whether a label names it, and whether as the date of a change."""

    value: str
    readings: tuple[str, ...]
    labelled: bool
    modified: bool


class Credit(NamedTuple):
    """What a credit line holds.

    Attributes:
        dates: the dates, two at most.
        authors: names as written.
        named: whether a byline's prefix (By, Von, Автор) names them.
        whole: whether nothing else stands in the line.
        placed: whether nothing else does but what may be a place before a date: Varn - 3 March 2021.
    """

    dates: tuple[CreditDate, ...]
    authors: tuple[str, ...]
    named: bool
    whole: bool
    placed: bool = False


def read_credit(line: str, known: Collection[str] = ()) -> Credit | None:
    """Read a line as a credit; None if it holds neither a date nor a byline, or a span of dates.

    Args:
        line: the line as written.
        known: folded names of authors that need not look like a person's; see `agencies`.

    >>> read_credit("By Ana Roth | 3 March 2021 | 4 min read").authors
    ('Ana Roth',)
    >>> read_credit("By Tuesday the river had fallen.") is None
    True
    """
    if len(line) > MOST_CHARS:
        return None
    line = re.sub(_GLUED_NUMBER, " ", re.sub(_GLUED_WORD, " ", line.replace("\xa0", " ")))
    folded = normalize(line)
    dates, rest = _read_dates(folded)
    if not dates and not byline_prefix(line, folded):
        return None
    span = len(dates) == MOST_DATES and not any(date.labelled for date in dates) and dates[0].value != dates[1].value
    visible = rest
    if len(line) == len(folded):
        visible = "".join(c if same == left else left for c, same, left in zip(line, folded, rest, strict=True))
    names, named, whole = read_parts(visible, known, timed=any("T" in date.value for date in dates))
    placed = bool(dates) and not (names or whole) and is_placed(visible)
    if named or (dates and not span) or (names and not dates):
        return Credit(dates, names, named, whole, placed)
    return None


def _read_dates(folded: str) -> tuple[tuple[CreditDate, ...], str]:
    """Return the dates of a line and the line with them blanked out."""
    dates: list[CreditDate] = []
    rest, behind = folded, 0
    while len(dates) < MOST_DATES and re.search(r"\d", rest):
        found = find_date(rest)
        if found is None:
            break
        label = rest[behind : found.start] if found.start > behind else rest[: found.start]
        modified = _has_label(label, "updated")
        dates.append(CreditDate(found.value, found.readings, modified or _has_label(label, "published"), modified))
        rest, behind = found.rest, found.start
    if dates and "ه" in rest:
        rest = re.sub(_HIJRI, lambda match: " " * len(match[0]), rest)
    return tuple(dates), rest


def _has_label(text: str, kind: str) -> bool:
    """Say whether a label of `kind` ("published", "updated") stands in the text before a date."""
    labels = load().phrases(kind)
    words = [word for word in re.split(r"[\s.:：,|()]+", text.replace(DATE_BLANK, " ")) if word]
    sizes = range(1, min(5, len(words)) + 1)
    return any(" ".join(words[k : k + size]) in labels for size in sizes for k in range(len(words) - size + 1))

"""Credit lines: the short lines around a headline that say who wrote the page and when.

One reading serves both fields: "By Ana Roth | 3 March 2021 | 4 min read" is taken apart once.
"""

import re
from collections.abc import Collection, Sequence
from functools import cache
from typing import NamedTuple

from cleaner.lexicon.phrases import load
from cleaner.metadata.text.date import DATE_BLANK, find_date
from cleaner.metadata.text.names import (
    is_degree,
    is_full_name,
    is_name,
    is_of_calendar,
    is_particle,
    is_role,
    is_team,
    split_names,
    split_parts,
)
from cleaner.metadata.text.words import words
from cleaner.text.normalize import lookup_key, normalize, trim

MAX_CREDIT_CHARS = 120
"""Maximum length of a credit line."""

MAX_DATES = 2
"""Maximum dates of a credit: published and changed."""

MAX_LABEL_WORDS = 3
"""Maximum words of a label between a name and a date: Last updated on."""

MAX_PICTURE_WORDS, MAX_PLACE_WORDS = 8, 2
"""Maximum words of a part that names who took the pictures, and of one that is the place of the author."""

_GLUED_WORD = r"(?<=[^\W\d_A-Z])(?=[A-Z][a-z]{2,10}\.? [^\W_]{1,9}\b)(?=[^\n]{3,14}\d)|(?<=\bBy|\bby)(?=[A-Z])"
"""Where a date, or a label before one, is written onto a name: Ana RothMar 5, 2025, and a name onto By."""

_GLUED_NUMBER = r"(?<=[ ,]20\d\d)(?=\d{1,2} [^\W\d])"
"""Where a number of minutes is written onto a year: March 5, 20254 min read."""

_GLUED_LABEL = r"(?<=[^\W\d_A-Z])(?=[A-Z])"
_HIJRI = r"\d{1,2}\s[^\W\d]{2,8}(?:\s[^\W\d]{2,7})?\s1[34]\d\d\s?ه\b"
"""A day in the years of the Hijra, beside its date."""

_AFTER_PREFIX = r"\s{0,3}[:：/／｜=＝]\s{0,3}|\s{1,3}"
_BEHIND_NAME = r"\s{2,}|\s[(\[]?(?=\d)|(?<=[^\W\d_]{3})\.(?:\s+|$)"
"""Where what follows a name stands apart or begins with a number, or the name ends like a sentence."""

_COUNT = r"\d[\d.,]*\+?(?:\s[^\W\d_]+){1,2}[)\]]?"
"""How often a page was commented on, or the like."""

_HANDLE = r"[^\W\d_]\w{2,23}"


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


class _Part(NamedTuple):
    """The names in a part of a credit, whether a prefix names them, and the other pieces of it, dates left out."""

    names: tuple[str, ...]
    prefixed: bool
    rest: Sequence[str]


def read_credit(line: str, known: Collection[str] = ()) -> Credit | None:
    """Read a line as a credit; None if it holds neither a date nor a byline, or a span of dates.

    Args:
        line: the line as written.
        known: lookup keys of authors that need not look like a person's; see `agencies`.

    >>> read_credit("By Ana Roth | 3 March 2021 | 4 min read").authors
    ('Ana Roth',)
    >>> read_credit("By Tuesday the river had fallen.") is None
    True
    """
    if len(line) > MAX_CREDIT_CHARS:
        return None
    line = re.sub(_GLUED_NUMBER, " ", re.sub(_GLUED_WORD, " ", line.replace("\xa0", " ")))
    small = normalize(line)
    dates, rest = _read_dates(small)
    if not dates and not byline_prefix(line, small):
        return None
    span = len(dates) == MAX_DATES and not any(date.labelled for date in dates) and dates[0].value != dates[1].value
    visible = rest
    if len(line) == len(small):
        visible = "".join(c if same == left else left for c, same, left in zip(line, small, rest, strict=True))
    names, named, whole = _read_parts(visible, known, timed=any("T" in date.value for date in dates))
    placed = bool(dates) and not (names or whole) and _is_placed(visible)
    if named or (dates and not span) or (names and not dates):
        return Credit(dates, names, named, whole, placed)
    return None


def _read_dates(small: str) -> tuple[tuple[CreditDate, ...], str]:
    """Return the dates of a normalized line and the line with them blanked out."""
    dates: list[CreditDate] = []
    rest, behind = small, 0
    while len(dates) < MAX_DATES and re.search(r"\d", rest):
        date = find_date(rest)
        if date is None:
            break
        label = rest[behind : date.start] if date.start > behind else rest[: date.start]
        modified = _has_label(label, "updated")
        dates.append(CreditDate(date.value, date.readings, modified or _has_label(label, "published"), modified))
        rest, behind = date.rest, date.start
    if dates and "ه" in rest:
        rest = re.sub(_HIJRI, lambda match: " " * len(match[0]), rest)
    return tuple(dates), rest


def _has_label(text: str, kind: str) -> bool:
    """Return whether a label of `kind` ("published", "updated") stands in the text before a date."""
    labels = load().phrases(kind)
    parts = [word for word in re.split(r"[\s.:：,|()]+", text.replace(DATE_BLANK, " ")) if word]
    sizes = range(1, min(5, len(parts)) + 1)
    return any(" ".join(parts[k : k + size]) in labels for size in sizes for k in range(len(parts) - size + 1))


def _read_parts(text: str, known: Collection[str], *, timed: bool) -> tuple[tuple[str, ...], bool, bool]:
    """Return the names in a credit's parts, whether a prefix names them, and whether every part belongs to a credit.

    Args:
        text: the line with its dates blanked out.
        known: see `read_credit`.
        timed: whether one of the dates has a time, which no letter's has.
    """
    names: list[str] = []
    named, whole, label = False, True, False
    with_date = DATE_BLANK in text
    for part in split_parts(text):
        if lookup_key(part) in load().phrases("byline"):
            label = True
            continue
        if named and (_is_of_picture(part) or _is_place(part)):
            continue
        read = _read_part(part, known, with_date=with_date, timed=timed and with_date, label=label)
        label = False
        if read.names and (read.prefixed or not (named or (names and is_role(part)))):
            names, named = [*names, *read.names], named or read.prefixed
            whole = whole and all(map(is_noise, read.rest))
        elif not is_noise(_without_labels(part.replace(DATE_BLANK, " "))) and not (names and is_role(part)):
            whole = False
    return tuple(dict.fromkeys(names)), named, whole


def _read_part(part: str, known: Collection[str], *, with_date: bool, timed: bool, label: bool) -> _Part:
    """Read one part of a credit.

    A name without a prefix counts only where nothing but a date follows it or stands glued before it, or in a part of
    its own: "Varn, 3 March 2021" begins a letter.
    """
    first, *others = pieces = re.split(f"{DATE_BLANK}+", part)
    if label and (names := split_names(_without_labels(first.strip(" ,;")), known)):
        return _Part(names, True, others)
    if prefixed := _read_prefixed(pieces, known, with_date=with_date):
        return prefixed
    if timed:
        pieces[-1] = _without_noise(pieces[-1])
        first = pieces[0]
    if with_date and (bare := _without_labels(first.strip(" ,;"))):
        letter = first.rstrip().endswith(",") and not timed
        if not others or (bare[-1].isalpha() and first.startswith(bare) and not letter):
            names = split_names(bare, known, named=False) or split_names(bare.partition(" in ")[0], known, named=False)
            return _Part(names if all(map(is_full_name, names)) else (), False, others)
    elif others and all(map(is_full_name, names := split_names(pieces[-1]))):
        return _Part(names, False, pieces[:-1])
    return _Part((), False, ())


def _read_prefixed(pieces: Sequence[str], known: Collection[str], *, with_date: bool) -> _Part | None:
    """Return what `_read_part` does, if a byline's prefix begins the first or the last piece; None if not."""
    for piece in dict.fromkeys((pieces[0], pieces[-1])):
        bare = _without_labels(piece.strip(" ,;"))
        prefix = byline_prefix(bare, normalize(bare))
        if not prefix:
            continue
        text, others = bare[len(prefix) :], [other for other in pieces if other is not piece]
        if (names := split_names(text, known)) and not any("  " in name for name in names):
            return _Part(names, True, others)
        if cut := _before_tail(text, known):
            return _Part(cut[0], True, [cut[1], *others])
        if with_date and re.fullmatch(_HANDLE, text):
            return _Part((text,), True, others)
    return None


def _before_tail(text: str, known: Collection[str]) -> tuple[tuple[str, ...], str] | None:
    """Return the names before a number or the end of a sentence, and what follows them; None where it is not a list's.

    By Chapter 3 and Par Toutatis. name nobody: it takes a first and a last name, or a team.
    """
    match = re.search(_BEHIND_NAME, text)
    names = split_names(text[: match.start()], known) if match else ()
    if not match or not names or not all(map(_is_sure, names)):
        return None
    tail = text[match.end() :]
    if match[0][0] == "." and tail and not (is_noise(tail) or byline_prefix(tail, normalize(tail))):
        return None
    return names, "" if re.fullmatch(_COUNT, tail) else tail


def _is_sure(name: str) -> bool:
    """Return whether a first and a last name, and no month's, or a team stands before a number."""
    return is_team(name) or (is_full_name(name) and not is_of_calendar(name.rpartition(" ")[2]))


def _without_noise(piece: str) -> str:
    """Return what stands behind a time without the words that belong to it: the place in 09:30 Uhr Varn."""
    parts = piece.split()
    while parts and is_noise(parts[0]) and not is_particle(normalize(parts[0])):
        del parts[0]
    return " ".join(parts)


def _is_of_picture(part: str) -> bool:
    """Return whether a part behind a byline names who took the pictures: photos by Ben Ito, foto di Ben Ito."""
    parts = part.replace(":", " ", 1).split()
    return 1 < len(parts) <= MAX_PICTURE_WORDS and normalize(parts[0]) in words("pictures") and is_name(parts[-1])


def _is_place(part: str) -> bool:
    """Return whether a part behind a byline may be the place where its bearer writes: one or two names' words."""
    parts = part.split()
    return 0 < len(parts) <= MAX_PLACE_WORDS and DATE_BLANK not in part and is_name(part) and parts[0][0].isupper()


def _is_placed(text: str) -> bool:
    """Return whether the first part of a line may be a place, and every other one belongs to its date."""
    place, *parts = split_parts(text)
    return bool(parts) and _is_place(place) and all(is_noise(part.replace(DATE_BLANK, " ")) for part in parts)


def _without_labels(part: str) -> str:
    """Return a part without the words behind a name that only lead to a date: Ana Roth Published, Ana RothUpdated."""
    parts = part.split()
    labels = _date_labels()
    while size := _label_size(parts):
        del parts[-size:]
    if parts and (glued := re.search(_GLUED_LABEL, parts[-1])) and lookup_key(parts[-1][glued.start() :]) in labels:
        parts[-1] = parts[-1][: glued.start()]
    return part if parts == part.split() else " ".join(parts)


def _label_size(parts: Sequence[str]) -> int:
    """Return how many of the last words are a label, never all: 2 for Ana Roth Last Updated."""
    labels = _date_labels()
    if not parts or lookup_key(parts[-1]) not in _last_label_words():
        return 0
    if len(parts) > 1 and parts[-2].endswith(",") and is_degree(parts[-1]):
        return 0
    sizes = range(min(MAX_LABEL_WORDS, len(parts) - 1), 0, -1)
    return next((size for size in sizes if lookup_key(" ".join(parts[-size:])) in labels), 0)


@cache
def _date_labels() -> frozenset[str]:
    return frozenset(load().phrases("published", "updated", "date_words"))


@cache
def _last_label_words() -> frozenset[str]:
    return frozenset(label.rpartition(" ")[2] for label in _date_labels())


def byline_prefix(part: str, small: str) -> str:
    """Return the byline's prefix at the start of `part`, as written and with what follows it, or "".

    `small` is the normalized part; it may lack what was trimmed at its end, but not at its start.

        >>> byline_prefix("By Ana Roth", "by ana roth")
        'By '
    """
    prefixes = load().phrases("byline")
    if not prefixes.may_begin(small):
        return ""
    size = 0
    for match in re.finditer(_AFTER_PREFIX, small[: prefixes.longest + 2]):
        if small[: match.start()] in prefixes and match.end() < len(part):
            size = match.end()
    return part[:size]


def is_noise(part: str) -> bool:
    """Return whether a part is a label, a weekday, a reading time or nothing: part of a credit, but no name.

    >>> is_noise("4 min read"), is_noise("Ana Roth")
    (True, False)
    """
    key = lookup_key(part)
    if all(word in _small_words() for word in re.split(r"[\s.,،:：()]+", key) if word):
        return True
    bare = trim(re.sub(r"\d+", " ", key))
    return bare != key and (bare in load().phrases("reading_time") or all(w in _small_words() for w in bare.split()))


@cache
def _small_words() -> frozenset[str]:
    """Return every word that can stand in a date's line without saying anything of its own."""
    kinds = ("weekdays", "date_words", "published", "updated", "am", "pm", "reading_time")
    return frozenset(w for phrase in load().phrases(*kinds) for w in (phrase, *phrase.replace(".", " ").split()))

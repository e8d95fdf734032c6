"""Credit lines: the short lines around a headline that say who wrote the page and when.

One reading serves both fields: "By Ana Roth | 3 March 2021 | 4 min read" is taken apart once.
"""

import re
from collections.abc import Collection, Sequence
from functools import cache
from typing import NamedTuple

from cleaner.fold import fold, key
from cleaner.lexicon import load
from cleaner.metadata.date import DATE_BLANK, find_date
from cleaner.metadata.names import has_role, is_full_name, is_name, split_names

__all__ = ["Credit", "CreditDate", "byline_prefix", "is_full_name", "is_name", "is_noise", "read_credit", "split_names"]

MOST_CHARS = 120
"""A credit line is no longer than this."""

MOST_LABEL_WORDS = 3
"""Words of a label between a name and a date that are looked at: Last updated on."""

MOST_DATES = 2
MOST_ROLE_WORDS = 5
MOST_PICTURE_WORDS, MOST_PLACE_WORDS = 8, 2

SEPARATORS = r"\s*[|•·⋅∙●‧►»–—]\s*|\s+[-/]\s+|\t+| {3,}|\u3000+(?=\S{1,6}[／/:：])"
"""What stands between the parts of a credit."""

_AFTER_PREFIX = r"\s{0,3}[:：/／｜=＝]\s{0,3}|\s{1,3}"
_GLUED_WORD = r"(?<=[^\W\d_A-Z])(?=[A-Z][a-z]{2,10}\.? [^\W_]{1,9}\b)(?=[^\n]{3,14}\d)|(?<=\bBy|\bby)(?=[A-Z])"
"""Where a date, or a label before one, is written onto a name: Ana RothMar 5, 2025, and a name onto By."""

_HANDLE = r"[^\W\d_]\w{2,23}"
_HIJRI = r"\d{1,2}\s[^\W\d]{2,8}(?:\s[^\W\d]{2,7})?\s1[34]\d\d\s?ه\b"
"""The same day in the years of the Hijra, beside a date."""
_GLUED = r"(?<=[^\W\d_A-Z])(?=[A-Z])"
_PICTURES = frozenset(("photo", "photos", "photographs", "photography", "pictures", "images", "foto", "fotos"))
_PICTURES |= frozenset(("fotografie", "fotografien", "bilder", "fotografía", "fotografías", "imágenes", "fotografia"))
_PICTURES |= frozenset(
    ("fotografias", "imagens", "immagini", "photographies", "beelden", "foto's", "zdjęcia", "fotoğraf")
)
_PICTURES |= frozenset(("fotoğraflar", "фото", "фотографии", "світлини", "фотографії", "تصوير", "صور", "illustrations"))


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
    line = re.sub(_GLUED_WORD, " ", line.replace("\xa0", " "))
    folded = fold(line)
    dates, rest = _read_dates(folded)
    if not dates and not byline_prefix(line, folded):
        return None
    span = len(dates) == MOST_DATES and not any(date.labelled for date in dates) and dates[0].value != dates[1].value
    visible = rest
    if len(line) == len(folded):
        visible = "".join(c if same == left else left for c, same, left in zip(line, folded, rest, strict=True))
    names, named, whole = _read_parts(visible, known)
    placed = bool(dates) and not (names or whole) and _is_placed(visible)
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


def _read_parts(text: str, known: Collection[str]) -> tuple[tuple[str, ...], bool, bool]:
    """Return the names in a credit's parts, whether a prefix names them, and whether every part belongs to a credit.

    Args:
        text: the line with its dates blanked out.
        known: see `read_credit`.
    """
    names: list[str] = []
    named, whole, label = False, True, False
    with_date = DATE_BLANK in text
    for part in re.split(SEPARATORS, text):
        if key(fold(part)) in load().phrases("byline"):
            label = True
            continue
        if named and (_is_of_picture(part) or _is_place(part)):
            continue
        found, prefixed, rest = _read_part(part, known, with_date=with_date, label=label)
        label = False
        if found and (prefixed or not (named or (names and _is_role(part)))):
            names, named = [*names, *found], named or prefixed
            whole = whole and all(map(is_noise, rest))
        elif not is_noise(_without_labels(part.replace(DATE_BLANK, " "))) and not (names and _is_role(part)):
            whole = False
    return tuple(dict.fromkeys(names)), named, whole


def _read_part(
    part: str, known: Collection[str], *, with_date: bool, label: bool
) -> tuple[tuple[str, ...], bool, list[str]]:
    """Return the names in a part, whether a prefix names them, and the other pieces of it, dates left out.

    A name without a prefix counts only where nothing but a date follows it or stands glued before it, or in a part of
    its own: "Varn, 3 March 2021" begins a letter.
    """
    first, *others = pieces = re.split(f"{DATE_BLANK}+", part)
    if label and (found := split_names(_without_labels(first.strip(" ,;")), known)):
        return found, True, others
    for piece in (first, pieces[-1]):
        bare = _without_labels(piece.strip(" ,;"))
        prefix = byline_prefix(bare, fold(bare))
        if prefix and (found := split_names(bare[len(prefix) :], known)):
            return found, True, [other for other in pieces if other is not piece]
        if prefix and others and re.fullmatch(_HANDLE, bare[len(prefix) :]):
            return (bare[len(prefix) :],), True, [other for other in pieces if other is not piece]
    if with_date and (bare := _without_labels(first.strip(" ,;"))):
        if not others or (bare[-1].isalpha() and first.startswith(bare) and not first.rstrip().endswith(",")):
            found = split_names(bare, known, named=False) or split_names(bare.partition(" in ")[0], known, named=False)
            return (found if all(map(is_full_name, found)) else ()), False, others
    elif others and part.endswith(f"{DATE_BLANK}{pieces[-1]}") and all(map(is_full_name, split_names(pieces[-1]))):
        return split_names(pieces[-1]), False, pieces[:-1]
    return (), False, []


def _is_of_picture(part: str) -> bool:
    """Say whether a part behind a byline names who took the pictures: photos by Ben Ito, foto di Ben Ito."""
    words = part.replace(":", " ", 1).split()
    return 1 < len(words) <= MOST_PICTURE_WORDS and fold(words[0]) in _PICTURES and is_name(words[-1])


def _is_place(part: str) -> bool:
    """Say whether a part behind a byline may be the place where its bearer writes: one or two names' words."""
    words = part.split()
    return 0 < len(words) <= MOST_PLACE_WORDS and DATE_BLANK not in part and is_name(part) and words[0][0].isupper()


def _is_placed(text: str) -> bool:
    """Say whether the first part of a line may be a place, and every other one belongs to its date."""
    place, *parts = re.split(SEPARATORS, text)
    return bool(parts) and _is_place(place) and all(is_noise(part.replace(DATE_BLANK, " ")) for part in parts)


def _is_role(part: str) -> bool:
    return len(part.split()) <= MOST_ROLE_WORDS and has_role(part)


def _without_labels(part: str) -> str:
    """Return a part without the words behind a name that only lead to a date: Ana Roth Published, Ana RothUpdated."""
    words = part.split()
    labels = _date_labels()
    while size := _label_size(words):
        del words[-size:]
    if words and (glued := re.search(_GLUED, words[-1])) and key(fold(words[-1][glued.start() :])) in labels:
        words[-1] = words[-1][: glued.start()]
    return part if words == part.split() else " ".join(words)


def _label_size(words: Sequence[str]) -> int:
    """Return how many of the last words are a label, never all: 2 for Ana Roth Last Updated."""
    labels = _date_labels()
    sizes = range(min(MOST_LABEL_WORDS, len(words) - 1), 0, -1)
    return next((size for size in sizes if key(fold(" ".join(words[-size:]))) in labels), 0)


@cache
def _date_labels() -> frozenset[str]:
    return frozenset(load().phrases("published", "updated", "date_words"))


def byline_prefix(part: str, folded: str) -> str:
    """Return the byline's prefix at the start of `part`, as written and with what follows it, or "".

    `folded` is the part's folded spelling; it may lack what was trimmed at its end, but not at its start.

        >>> byline_prefix("By Ana Roth", "by ana roth")
        'By '
    """
    prefixes = load().phrases("byline")
    if not prefixes.may_begin(folded):
        return ""
    found = 0
    for match in re.finditer(_AFTER_PREFIX, folded[: prefixes.longest + 2]):
        if folded[: match.start()] in prefixes and match.end() < len(part):
            found = match.end()
    return part[:found]


def is_noise(part: str) -> bool:
    """Say whether a part is a label, a weekday, a reading time or nothing: part of a credit, but no name.

    >>> is_noise("4 min read"), is_noise("Ana Roth")
    (True, False)
    """
    folded = key(fold(part))
    if not folded:
        return True
    words = [word for word in re.split(r"[\s.,،:：()]+", folded) if word]
    if all(word in _small_words() for word in words):
        return True
    bare = key(re.sub(r"\d+", " ", folded))
    return bare != folded and (bare in load().phrases("reading_time") or all(w in _small_words() for w in bare.split()))


@cache
def _small_words() -> frozenset[str]:
    """Return every word that can stand in a date's line without saying anything of its own."""
    kinds = ("weekdays", "date_words", "published", "updated", "am", "pm", "reading_time")
    return frozenset(w for phrase in load().phrases(*kinds) for w in (phrase, *phrase.replace(".", " ").split()))

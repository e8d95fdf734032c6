"""Credit lines: the short lines around a headline that say who wrote the page and when.

One reading serves both fields: "By Ana Roth | 3 March 2021 | 4 min read" is taken apart once.
"""

import re
from functools import cache
from typing import NamedTuple

from cleaner.fold import fold, key
from cleaner.lexicon import load
from cleaner.metadata.date import DATE_BLANK, find_date
from cleaner.shape import is_unspaced

MOST_CHARS = 120
"""A credit line is no longer than this."""

MOST_DATES = 2
MOST_NAME_WORDS = 5
MOST_ROLE_WORDS = 6
MOST_NAME_CHARS_UNSPACED = 8

_SEPARATORS = r"\s*[|•·–—]\s*|\s+[-/]\s+|\t+| {3,}"
_NAME_WORD = r"[^\W\d_][^\s\d,;:!?()|/]*\Z"
_PARTICLES = frozenset(("al", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el"))
_PARTICLES |= frozenset(("ibn", "la", "le", "los", "ter", "und", "van", "vom", "von", "y", "zu"))
_AFTER_PREFIX = r"\s{0,3}[:：/／｜=＝]\s{0,3}|\s{1,3}"
_CONTROL = r"[\d@#%€$£=<>{}\[\]]"


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
    """

    dates: tuple[CreditDate, ...]
    authors: tuple[str, ...]
    named: bool
    whole: bool


def read_credit(line: str) -> Credit | None:
    """Read a line as a credit; None if it holds neither a date nor a byline, or a span of dates.

    >>> read_credit("By Ana Roth | 3 March 2021 | 4 min read").authors
    ('Ana Roth',)
    >>> read_credit("By Tuesday the river had fallen.") is None
    True
    """
    if len(line) > MOST_CHARS:
        return None
    folded = fold(line)
    dates, rest = _read_dates(folded)
    if not dates and not byline_prefix(line, folded):
        return None
    if len(dates) == MOST_DATES and not any(date.labelled for date in dates):
        return None
    visible = rest
    if len(line) == len(folded):
        visible = "".join(c if same == left else left for c, same, left in zip(line, folded, rest, strict=True))
    names, named, whole = _read_parts(visible, with_date=bool(dates))
    return Credit(dates, names, named, whole) if dates or names else None


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
    return tuple(dates), rest


def _has_label(text: str, kind: str) -> bool:
    """Say whether a label of `kind` ("published", "updated") stands in the text before a date."""
    labels = load().phrases(kind)
    words = [word for word in re.split(r"[\s.:：,|()]+", text.replace(DATE_BLANK, " ")) if word]
    sizes = range(1, min(5, len(words)) + 1)
    return any(" ".join(words[k : k + size]) in labels for size in sizes for k in range(len(words) - size + 1))


def _read_parts(text: str, *, with_date: bool) -> tuple[tuple[str, ...], bool, bool]:
    """Return the names in a credit's parts, whether a prefix names them, and whether every part belongs to a credit.

    A name without a prefix counts only in a part of its own: "Varn, 3 March 2021" begins a letter.
    """
    names: list[str] = []
    named, whole = False, True
    for part in re.split(_SEPARATORS, text):
        bare = part.replace(DATE_BLANK, " ").strip()
        prefix = byline_prefix(bare, fold(bare))
        found = split_names(bare[len(prefix) :]) if prefix or (with_date and bare == part.strip()) else ()
        if prefix and found:
            names, named = [*names, *found], True
        elif is_noise(bare):
            continue
        elif found and not named and all(map(_is_full_name, found)):
            names.extend(found)
        else:
            whole = False
    return tuple(dict.fromkeys(names)), named, whole


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


def split_names(text: str) -> tuple[str, ...]:
    """Split "Ana Roth, Science Reporter" or "Ana Roth and Ben Ito" into names; () if it is no such list.

    >>> split_names("Ana Roth and Ben Ito")
    ('Ana Roth', 'Ben Ito')
    >>> split_names("the river had fallen.")
    ()
    """
    text = text.strip(" \t\xa0,;:|")
    if not text or re.search(_CONTROL, text):
        return ()
    groups = [g.strip() for g in re.split(r"\s*[,;&、，]\s*", _and_to_comma(text)) if g.strip()]
    names = [g for g in groups if is_name(g) and not _has_role(g)]
    if not groups or not names or names[0] != groups[0]:
        return ()
    others = [g for g in groups if g not in names]
    if any(len(g.split()) > MOST_ROLE_WORDS or g.endswith((".", "!", "?")) for g in others):
        return ()
    full = [n for n in names if n == names[0] or _is_full_name(n)]
    return tuple(full if not others else full[:1])


def _has_role(text: str) -> bool:
    roles = load().phrases("role")
    return any(word in roles for word in fold(text).split())


def _and_to_comma(text: str) -> str:
    words = text.split()
    joiners = load().phrases("and")
    return " ".join("," if 0 < k < len(words) - 1 and fold(w) in joiners else w for k, w in enumerate(words))


def is_name(text: str) -> bool:
    """Say whether `text` has the shape of one person's name, in any script.

    >>> is_name("Ana van der Roth"), is_name("Tuesday"), is_name("the river")
    (True, False, False)
    """
    if is_unspaced(text):
        return len(text) <= MOST_NAME_CHARS_UNSPACED and text.replace("・", "").replace(" ", "").isalpha()
    words = text.split()
    if not words or len(words) > MOST_NAME_WORDS or (text.endswith(".") and len(words[-1]) > 3):
        return False
    if all(fold(w) in _calendar() or w.lower() in _PARTICLES for w in words):
        return False
    return all(
        re.match(_NAME_WORD, w) is not None and (not w[0].islower() or w in _PARTICLES or "'" in w[:3]) for w in words
    )


def _is_full_name(text: str) -> bool:
    return is_name(text) and (is_unspaced(text) or 2 <= len(text.split()) <= MOST_NAME_WORDS)


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


@cache
def _calendar() -> frozenset[str]:
    return frozenset(load().phrases("weekdays")) | frozenset(load().months())

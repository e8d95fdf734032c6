"""The parts of a credit line between dates and signs: names, what leads to them, and what belongs to neither."""

import re
from collections.abc import Collection, Sequence
from functools import cache

from cleaner.lexicon.phrases import load
from cleaner.metadata.text.date import DATE_BLANK
from cleaner.metadata.text.names import (
    PARTICLES,
    has_role,
    is_degree,
    is_full_name,
    is_name,
    is_of_calendar,
    is_team,
    split_names,
)
from cleaner.text.normalize import lookup_key, normalize, trim

MOST_LABEL_WORDS = 3
"""Words of a label between a name and a date that are looked at: Last updated on."""

MOST_ROLE_WORDS = 5
MOST_PICTURE_WORDS, MOST_PLACE_WORDS = 8, 2

SEPARATORS = r"\s*[|•·⋅∙●‧►»–—]\s*|\s+[-/]\s+|\t+| {3,}|\u3000+(?=\S{1,6}[／/:：])"
"""What stands between the parts of a credit."""

_AFTER_PREFIX = r"\s{0,3}[:：/／｜=＝]\s{0,3}|\s{1,3}"
_BEHIND_NAME = r"\s{2,}|\s[(\[]?(?=\d)|(?<=[^\W\d_]{3})\.(?:\s+|$)"
"""Where what follows a name stands apart or begins with a number, or the name ends like a sentence."""

_COUNT = r"\d[\d.,]*\+?(?:\s[^\W\d_]+){1,2}[)\]]?"
"""How often a page was commented on, or the like."""

_HANDLE = r"[^\W\d_]\w{2,23}"
_GLUED = r"(?<=[^\W\d_A-Z])(?=[A-Z])"
_PICTURES = frozenset(("photo", "photos", "photographs", "photography", "pictures", "images", "foto", "fotos"))
_PICTURES |= frozenset(("fotografie", "fotografien", "bilder", "fotografía", "fotografías", "imágenes", "fotografia"))
_PICTURES |= frozenset(
    ("fotografias", "imagens", "immagini", "photographies", "beelden", "foto's", "zdjęcia", "fotoğraf")
)
_PICTURES |= frozenset(("fotoğraflar", "фото", "фотографии", "світлини", "фотографії", "تصوير", "صور", "illustrations"))


def read_parts(text: str, known: Collection[str], *, timed: bool) -> tuple[tuple[str, ...], bool, bool]:
    """Return the names in a credit's parts, whether a prefix names them, and whether every part belongs to a credit.

    Args:
        text: the line with its dates blanked out.
        known: see `read_credit`.
        timed: whether one of the dates has a time, which no letter's has.
    """
    names: list[str] = []
    named, whole, label = False, True, False
    with_date = DATE_BLANK in text
    timed = timed and with_date
    for part in re.split(SEPARATORS, text):
        if lookup_key(part) in load().phrases("byline"):
            label = True
            continue
        if named and (_is_of_picture(part) or _is_place(part)):
            continue
        found, prefixed, rest = _read_part(part, known, with_date=with_date, timed=timed, label=label)
        label = False
        if found and (prefixed or not (named or (names and _is_role(part)))):
            names, named = [*names, *found], named or prefixed
            whole = whole and all(map(is_noise, rest))
        elif not is_noise(_without_labels(part.replace(DATE_BLANK, " "))) and not (names and _is_role(part)):
            whole = False
    return tuple(dict.fromkeys(names)), named, whole


def _read_part(
    part: str, known: Collection[str], *, with_date: bool, timed: bool, label: bool
) -> tuple[tuple[str, ...], bool, list[str]]:
    """Return the names in a part, whether a prefix names them, and the other pieces of it, dates left out.

    A name without a prefix counts only where nothing but a date follows it or stands glued before it, or in a part of
    its own: "Varn, 3 March 2021" begins a letter.
    """
    first, *others = pieces = re.split(f"{DATE_BLANK}+", part)
    if label and (found := split_names(_without_labels(first.strip(" ,;")), known)):
        return found, True, others
    if prefixed := _read_prefixed(pieces, known, with_date=with_date):
        return prefixed
    if timed:
        pieces[-1] = _without_noise(pieces[-1])
        first = pieces[0]
    if with_date and (bare := _without_labels(first.strip(" ,;"))):
        letter = first.rstrip().endswith(",") and not timed
        if not others or (bare[-1].isalpha() and first.startswith(bare) and not letter):
            found = split_names(bare, known, named=False) or split_names(bare.partition(" in ")[0], known, named=False)
            return (found if all(map(is_full_name, found)) else ()), False, others
    elif others and all(map(is_full_name, found := split_names(pieces[-1]))):
        return found, False, pieces[:-1]
    return (), False, []


def _read_prefixed(
    pieces: Sequence[str], known: Collection[str], *, with_date: bool
) -> tuple[tuple[str, ...], bool, list[str]] | None:
    """Return what `_read_part` does, if a byline's prefix begins the first or the last piece; None if not."""
    for piece in (pieces[0], pieces[-1]):
        bare = _without_labels(piece.strip(" ,;"))
        prefix = byline_prefix(bare, normalize(bare))
        if not prefix:
            continue
        text, others = bare[len(prefix) :], [other for other in pieces if other is not piece]
        if (found := split_names(text, known)) and not any("  " in name for name in found):
            return found, True, others
        if cut := _before_tail(text, known):
            return cut[0], True, [cut[1], *others]
        if with_date and re.fullmatch(_HANDLE, text):
            return (text,), True, others
    return None


def _before_tail(text: str, known: Collection[str]) -> tuple[tuple[str, ...], str] | None:
    """Return the names before a number or the end of a sentence, and what follows them; None where it is no list's.

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
    """Say whether a first and a last name, and no month's, or a team stands before a number."""
    return is_team(name) or (is_full_name(name) and not is_of_calendar(name.rpartition(" ")[2]))


def _without_noise(piece: str) -> str:
    """Return what stands behind a time without the words that belong to it: the place in 09:30 Uhr Varn."""
    words = piece.split()
    while words and is_noise(words[0]) and normalize(words[0]) not in PARTICLES:
        del words[0]
    return " ".join(words)


def _is_of_picture(part: str) -> bool:
    """Say whether a part behind a byline names who took the pictures: photos by Ben Ito, foto di Ben Ito."""
    words = part.replace(":", " ", 1).split()
    return 1 < len(words) <= MOST_PICTURE_WORDS and normalize(words[0]) in _PICTURES and is_name(words[-1])


def _is_place(part: str) -> bool:
    """Say whether a part behind a byline may be the place where its bearer writes: one or two names' words."""
    words = part.split()
    return 0 < len(words) <= MOST_PLACE_WORDS and DATE_BLANK not in part and is_name(part) and words[0][0].isupper()


def is_placed(text: str) -> bool:
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
    if words and (glued := re.search(_GLUED, words[-1])) and lookup_key(words[-1][glued.start() :]) in labels:
        words[-1] = words[-1][: glued.start()]
    return part if words == part.split() else " ".join(words)


def _label_size(words: Sequence[str]) -> int:
    """Return how many of the last words are a label, never all: 2 for Ana Roth Last Updated."""
    labels = _date_labels()
    if len(words) > 1 and words[-2].endswith(",") and is_degree(words[-1]):
        return 0
    sizes = range(min(MOST_LABEL_WORDS, len(words) - 1), 0, -1)
    return next((size for size in sizes if lookup_key(" ".join(words[-size:])) in labels), 0)


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
    folded = lookup_key(part)
    if not folded:
        return True
    words = [word for word in re.split(r"[\s.,،:：()]+", folded) if word]
    if all(word in _small_words() for word in words):
        return True
    bare = trim(re.sub(r"\d+", " ", folded))
    return bare != folded and (bare in load().phrases("reading_time") or all(w in _small_words() for w in bare.split()))


@cache
def _small_words() -> frozenset[str]:
    """Return every word that can stand in a date's line without saying anything of its own."""
    kinds = ("weekdays", "date_words", "published", "updated", "am", "pm", "reading_time")
    return frozenset(w for phrase in load().phrases(*kinds) for w in (phrase, *phrase.replace(".", " ").split()))

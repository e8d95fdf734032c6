"""Reads a line as names and nothing else but what belongs to them: what their bearers are, a time, a button."""

import re
from collections.abc import Container, Iterable
from typing import NamedTuple

from cleaner.lexicon.index import with_numbers_as_zero
from cleaner.lexicon.phrases import load
from cleaner.metadata.text.credit_parts import SEPARATORS, is_noise
from cleaner.metadata.text.names import agencies, has_role, is_full_name, is_label, is_team, is_word, split_names
from cleaner.page.document import Document
from cleaner.text.normalize import lookup_key, normalize
from cleaner.text.sentences import is_unspaced

BULLETS = "*•-–·● "
"""What a line of a list begins with."""

MOST_ROLE_WORDS = 8
"""Words of what the bearer of a name is: Senior Correspondent for the Western Islands."""

LEAST_ONE_NAME = 3
"""Characters of one name alone."""

MOST_UNSPACED = 4
"""Characters of a Chinese, Japanese or Korean name without a label."""

_PLACE_BEFORE = r"[^\s\d:]{2,16}(?: [^\s\d:]{2,16})?\s?[:ـ–-]\s"
"""The reporter's place before the name, as Arabic papers write it."""

_NOTE_SIGNS = r"(?<=[^\W\d_])\s\d{1,2}(?=,|$)"
"""Numbers of notes behind names, as papers have them: Ana Roth 1, Ben Ito 2."""

_INNER = r"(?<=[a-zß-öø-ÿ])(?=[A-Z])|(?<=[^\W\d_])(?=\d)"
_RANKS = frozenset(("senior", "chief", "staff", "contributing", "managing", "associate", "assistant", "executive"))
_RANKS |= frozenset(("deputy", "lead", "head", "guest", "special", "political", "foreign", "national", "our", "the"))
_BUTTONS = frozenset(("share", "share_weak", "tools", "network", "bio", "login", "newsletter_line"))
_NO_ENDS = "网網报報社号號版面部局省市县縣区區院会會"
"""Last characters of what is no person in Chinese."""


class NameLine(NamedTuple):
    """The names of a line, and what kind of thing follows them: "role", "time" or ""."""

    names: tuple[str, ...]
    tail: str


_NONE = NameLine((), "")


def read_name_line(doc: Document, i: int, *, labelled: bool) -> NameLine:
    """Read line `i`; no names where anything else stands in it.

    Args:
        doc: the page.
        i: the line.
        labelled: whether the line above says that names follow; then they need not look like a person's.
    """
    text = doc.lines[i].lstrip(BULLETS).replace("\xa0", " ")
    if doc.language == "ar" and (behind := re.match(_PLACE_BEFORE, text)):
        text = text[behind.end() :]
    parts = [part.strip() for part in re.split(SEPARATORS, text) if part.strip()]
    if not parts:
        return _NONE
    names, tail = _read_part(doc, parts[0], labelled=labelled)
    for part in parts[1:]:
        kind = _kind_of(doc, part)
        more = _NONE if kind else _read_part(doc, part, labelled=False)
        if not kind and not more.names:
            return NameLine(names, tail) if labelled else _NONE
        names, tail = (*names, *more.names), tail or more.tail or kind.strip("-")
    return NameLine(names, tail)


def _read_part(doc: Document, part: str, *, labelled: bool) -> NameLine:
    """Return the names in a part of a line, and what follows them."""
    known = agencies(doc.language)
    part = re.sub(_NOTE_SIGNS, "", part) if labelled else part
    if not labelled and (" " not in part or is_unspaced(part)):
        return NameLine((part,), "") if _is_one_name(doc, part, known) else _NONE
    names = split_names(part, known, named=labelled)
    roles = any(" " in name and has_role(name) and not is_team(name) for name in names)
    if names and not roles and (labelled or all(is_full_name(name) or _is_known(name, known) for name in names)):
        return NameLine(names, "role" if has_role(part) and not any(map(has_role, names)) else "")
    if not (
        any(map(str.isdigit, part)) or has_role(part) or lookup_key(part.rpartition(" ")[2]) in doc.phrases.table.whole
    ):
        return _NONE
    words = re.sub(_INNER, " ", part).split()
    for size in range(min(len(words) - 1, 4), 1, -1):
        name = " ".join(words[:size])
        if (
            not is_full_name(name)
            or has_role(name)
            or normalize(words[0]) in _RANKS
            or normalize(words[size - 1]) in _RANKS
        ):
            continue
        if kind := _kind_of(doc, " ".join(words[size:])):
            return NameLine((name,), kind.strip("-"))
    return _NONE


def _is_one_name(doc: Document, part: str, known: Container[str]) -> bool:
    """Say whether one word, or a text without spaces, may be a name although no label says so."""
    if lookup_key(part) in known:
        return True
    if is_unspaced(part):
        # A family name may stand apart from the first name.
        bare = part.replace(" ", "")
        likely = bare.isalpha() and 2 <= len(bare) <= MOST_UNSPACED and bare[-1] not in _NO_ENDS
        return likely and not is_label(doc, part)
    return part.isalpha() and len(part) >= LEAST_ONE_NAME and not part.isupper() and not is_word(doc, part)


def _is_known(name: str, known: Container[str]) -> bool:
    return is_team(name) or lookup_key(name) in known


def are_words(doc: Document, names: Iterable[str], *, labelled: bool, strict: bool) -> bool:
    """Say whether one of the names that were read is none after all, but words of the page or labels.

    Args:
        doc: the page.
        names: names of a line.
        labelled: whether the line above says that names follow.
        strict: whether no word of theirs may be a word of the page; the last name may, where more speaks for a name.
    """
    known = agencies(doc.language)
    for name in names:
        if _is_known(name, known):
            continue
        words = [word for word in name.partition(", ")[0].split() if word[0].isupper()] if strict else [name]
        if is_label(doc, name) if labelled else any(is_word(doc, word) for word in words):
            return True
    return False


def _kind_of(doc: Document, text: str) -> str:
    """Return what a text beside a name is: "role", "time", "-" for a button or an agency, or "" for anything else."""
    folded = lookup_key(text)
    if len(folded.split()) <= MOST_ROLE_WORDS and has_role(text):
        return "role"
    whole = doc.phrases.table.whole
    kinds = (whole.get(folded) or whole.get(with_numbers_as_zero(folded)) or ((), ""))[0]
    first, _, rest = text.partition(" ")
    if rest and not kinds and lookup_key(first) in load().phrases("published", "updated"):
        return _kind_of(doc, rest)
    has_both = any(map(str.isdigit, text)) and any(map(str.isalpha, text))
    if "ago" in kinds or (has_both and is_noise(text)):
        return "time"
    return "-" if not _BUTTONS.isdisjoint(kinds) or folded in agencies(doc.language) else ""

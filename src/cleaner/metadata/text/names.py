"""What people, teams and agencies are called in a page's credits, and how lists of them are taken apart."""

import re
from collections.abc import Collection
from functools import cache

from cleaner.lexicon.index import table_for
from cleaner.lexicon.phrases import load
from cleaner.metadata.text.words import words
from cleaner.page.document import Document
from cleaner.text.normalize import normalize, trim
from cleaner.text.sentences import is_unspaced

MAX_NAME_WORDS = 5
"""Maximum words of a person's or a team's name."""

MAX_NAME_CHARS_UNSPACED = 8
"""Maximum characters of a name in a script without spaces, for a name that a label leads to."""

MAX_ROLE_WORDS = 8
"""Maximum words of what the bearer of a name is: Senior Correspondent for the Western Islands."""

MAX_DEGREE_CHARS = 5
"""Maximum characters of what follows a degree in capitals and is one too."""

_NAME_WORD = r"[^\W\d_][^\s\d,;:!?()|/]*\Z"
_CONTROL = r"[\d@#%€$£=<>{}\[\]]"
_ASIDE = r"\s*[(（][^()（）]{0,60}[)）]"
_BEHIND = r"(?<=\w)\s(?:[Ii]n|[Oo]n|at|for|from|with|mit|avec|con)(?:\s.*)?$"
"""A preposition after a name, before the author's place, employer or co-author."""

_SEPARATOR = r"\s*[|｜•·⋅∙●‧►»–—]\s*|\s+[-/]\s+|\t+| {3,}|\u3000+(?=\S{1,6}[／/:：])"
_AGES = ("jr", "sr")


def split_parts(line: str) -> list[str]:
    """Return the parts of a credit line: names, roles, dates between bars, dots, dashes and wide spaces.

    >>> split_parts("By Ana Roth | 3 March 2021 - 4 min read")
    ['By Ana Roth', '3 March 2021', '4 min read']
    """
    return re.split(_SEPARATOR, line)


def split_names(text: str, known: Collection[str] = (), *, named: bool = True) -> tuple[str, ...]:
    """Split "Ana Roth, Science Reporter" or "Ana Roth and Ben Ito" into names; () if it is not such a list.

    Args:
        text: what stands behind a byline's prefix, or in a line or part of its own.
        known: lookup keys of names that need not look like a person's: those of agencies.
        named: whether something says that names follow; if not, only what their bearers are may follow them.

    >>> split_names("Ana Roth and Ben Ito"), split_names("Ana Roth, PhD")
    (('Ana Roth', 'Ben Ito'), ('Ana Roth, PhD',))
    >>> split_names("the river had fallen.")
    ()
    """
    bare = re.sub(_ASIDE, "", text.replace("\xa0", " "))
    text = _once((re.sub(_BEHIND, "", bare, count=1) if named else bare).strip(" \t\xa0,;:|*®"))
    if not text or re.search(_CONTROL, text):
        return ()
    names: list[str] = []
    groups = _split_list(text)
    groups[:1] = [_without_role(group) for group in groups[:1]] if named else groups[:1]
    titled = any(map(is_degree, groups[1:]))
    for at, group in enumerate(groups):
        if names and (is_degree(group) or (titled and group.isupper() and len(group) <= MAX_DEGREE_CHARS)):
            names[-1] = f"{names[-1]}, {group}"
        elif trim(_small(group)) in known or (not at and is_team(group)):
            names.append(group)
        elif is_name(group) and (not has_role(group) or (not at and " " in group)):
            if at and is_full_name(group) and is_outlet(group):
                continue
            first_names = named and " " not in group and " " not in names[0] if names else False
            if not at or first_names or (is_full_name(group) and group.isupper() <= names[0].isupper()):
                names.append(_without_role(group))
            elif not named:
                return ()
        elif not names or not (_may_be_role(group) if named else has_role(group)):
            return ()
        else:
            return (*names, *[g for g in groups[at + 1 :] if trim(_small(g)) in known])
    return tuple(names)


def _split_list(text: str) -> list[str]:
    """Return the items between commas and words for "and"; between wide spaces where names have no other."""
    groups = [g.strip() for g in re.split(r"\s*[,;&、，]\s*", _and_to_comma(text)) if g.strip()]
    if len(groups) == 1 and "\u3000" in text and is_unspaced(text):
        pieces = text.split("\u3000")
        return pieces if any(len(piece) > 2 for piece in pieces) else groups
    return groups


def _and_to_comma(text: str) -> str:
    parts = text.split(" ")
    joiners = load().phrases("and")
    inner = [k for k in range(1, len(parts) - 1) if _small(parts[k]) in joiners]
    for k in inner:
        parts[k] = ","
    return " ".join(parts) if inner else text


def _once(text: str) -> str:
    """Return a text that is the same words twice, as of a picture and of a link, once."""
    parts = text.split()
    half = len(parts) // 2
    return " ".join(parts[:half]) if half > 1 and parts[:half] == parts[half:] else text


def _without_role(name: str) -> str:
    """Return the first and the last name of one that what its bearer is follows without a comma."""
    parts = name.split()
    capitals = [k for k, word in enumerate(parts) if not is_particle(word)]
    rest = parts[capitals[1] + 1 :] if len(capitals) > 2 else []
    if not rest or is_team(name) or not has_role(" ".join(rest)):
        return name
    return " ".join(parts[: capitals[1] + 1])


def is_particle(word: str) -> bool:
    """Return whether a word in small letters may be part of a name: van, de, bin."""
    return word in words("particles")


def is_role(text: str) -> bool:
    """Return whether a part of a line says what the bearer of a name is, and hardly anything else."""
    return len(text.split()) <= MAX_ROLE_WORDS and has_role(text)


def _may_be_role(text: str) -> bool:
    """Return whether a piece behind a name may say what its bearer is, or where: short, and no sentence."""
    return len(text.split()) <= MAX_ROLE_WORDS and not text.endswith((".", "!", "?"))


def has_role(text: str) -> bool:
    """Return whether one of the words of `text` is what people who write are: Reporter, Redakteurin, 記者."""
    return not _roles().isdisjoint(_small(text).replace(",", " ").replace("/", " ").replace("-", " ").split())


@cache
def _roles() -> frozenset[str]:
    roles = {role for role in load().phrases("role") if len(role) > 3 or not role.isascii()} - {"blog"}
    return frozenset(roles | {role + "s" for role in roles if role.isascii()})


def is_outlet(text: str) -> bool:
    """Return whether what stands behind a name is where its bearer writes: CBC News, Portal Varn."""
    parts = _small(text).split()
    return not words("outlets").isdisjoint((parts[0], parts[-1]))


def is_degree(text: str) -> bool:
    """Return whether a piece behind a name is a degree or the like, which belongs to it: PhD, Jr."""
    bare = normalize(text).replace(".", "")
    if bare not in words("degrees"):
        return False
    # Two letters are a name too, as in Li, Ma and Chen.
    return "." in text or (text.isupper() if len(bare) == 2 and bare not in _AGES else text[0].isupper())


def is_team(text: str) -> bool:
    """Return whether `text` is what several people write under: CNN Staff, the Varn Courier Team.

    >>> is_team("the Varn Courier Team"), is_team("the river team")
    (True, False)
    """
    parts = text.split()
    if not 1 < len(parts) <= MAX_NAME_WORDS or normalize(parts[-1]) not in words("teams"):
        return False
    return parts[0][0].isupper() or parts[1][0].isupper()


def is_name(text: str) -> bool:
    """Return whether `text` has the shape of one person's name, in any script.

    >>> is_name("Ana van der Roth"), is_name("Tuesday"), is_name("the river")
    (True, False, False)
    """
    if is_unspaced(text):
        return len(text) <= MAX_NAME_CHARS_UNSPACED and text.replace("・", "").replace(" ", "").isalpha()
    parts = text.split()
    if not parts or len(parts) > MAX_NAME_WORDS or (text.endswith(".") and len(parts[-1]) > 3):
        return False
    if _small(parts[-1]) in _weekdays() or _small(parts[0]) in _months():
        return False
    if all(is_of_calendar(w) or is_particle(w.lower()) for w in parts):
        return False
    return all(
        re.match(_NAME_WORD, w) is not None and (not w[0].islower() or is_particle(w) or "'" in w[:3]) for w in parts
    )


def is_full_name(text: str) -> bool:
    """Return whether `text` has the shape of a first and a last name.

    >>> is_full_name("Ana Roth"), is_full_name("Ana Roth, PhD"), is_full_name("Ana")
    (True, True, False)
    """
    text = text.partition(", ")[0]
    return is_name(text) and (is_unspaced(text) or 2 <= len(text.split()) <= MAX_NAME_WORDS)


def is_of_calendar(word: str) -> bool:
    """Return whether a word is the name of a month or of a weekday."""
    return _small(word) in _calendar()


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(load().phrases("weekdays"))


@cache
def _months() -> frozenset[str]:
    """Return the names of months that are not also first names."""
    return frozenset(load().months()) - words("named_months")


@cache
def _calendar() -> frozenset[str]:
    return _weekdays() | frozenset(load().months())


def _small(word: str) -> str:
    """Return a word normalized; most are plain letters, which takes a tenth of the time."""
    return word.lower() if word.isascii() else normalize(word)


@cache
def agencies(language: str | None) -> frozenset[str]:
    """Return the lookup keys of news agencies as pages in `language` write them."""
    table = table_for(language).whole
    return frozenset(name for name, (kinds, _) in table.items() if "agency" in kinds and "network" not in kinds)


def is_word(doc: Document, name: str) -> bool:
    """Return whether the words of what looks like a name are words: of a menu, or in small letters in the page."""
    if is_label(doc, name) or is_topic(name):
        return True
    first = next((word.lower() for word in name.partition(", ")[0].split() if word[0].isupper()), "")
    # A last name may be a word (Green, Cook), a first name hardly.
    return bool(first) and not is_unspaced(name) and first in doc.vocabulary


def is_topic(name: str) -> bool:
    """Return whether one of the words of what looks like a name is a topic: Living Healthy, Promo Code."""
    return any(word.lower() in words("topics") for word in name.partition(", ")[0].split())


def is_label(doc: Document, name: str) -> bool:
    """Return whether what looks like a name is a label of the lexicon, or one of its words is."""
    whole = doc.phrases.table.whole
    if trim(_small(name)) in whole:
        return True
    parts = [word.lower() for word in name.partition(", ")[0].split() if not word.islower()]
    return not is_unspaced(name) and any(word in whole or word in words("no_names") for word in parts)

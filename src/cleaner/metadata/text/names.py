"""What people, teams and agencies are called in a page's credits, and how lists of them are taken apart."""

import re
from collections.abc import Collection
from functools import cache

from cleaner.lexicon.index import table_for
from cleaner.lexicon.phrases import load
from cleaner.metadata.text.no_names import NO_NAMES, TOPICS
from cleaner.page.document import Document
from cleaner.text.normalize import normalize, trim
from cleaner.text.sentences import is_unspaced

MOST_NAME_WORDS = 5
MOST_ROLE_WORDS = 8
MOST_NAME_CHARS_UNSPACED = 8
MOST_DEGREE_CHARS = 5

_NAME_WORD = r"[^\W\d_][^\s\d,;:!?()|/]*\Z"
PARTICLES = frozenset(("al", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el"))
PARTICLES |= frozenset(("ibn", "la", "le", "los", "ter", "und", "van", "vom", "von", "y", "zu"))
_CONTROL = r"[\d@#%€$£=<>{}\[\]]"
_ASIDE = r"\s*[(（][^()（）]{0,60}[)）]"
_BEHIND = r"(?<=\w)\s(?:[Ii]n|[Oo]n|at|for|from|with|mit|avec|con)(?:\s.*)?$"
"""What stands between a name and where, for whom and with whom its bearer writes."""

_DEGREE_NAMES = """
    md phd dphil dvm vmd rn bsn msn np rd rdn ldn msc bsc ma mba mph esq jd dds dmd do cfp cpa cfa
    pharmd lcsw psyd edd pe jr sr mdiv ms bs ba bfa mfa meng mpp mpa mls mlis llb llm
    dnp fnp aprn crnp cnm pa-c lvn lpn lpc lmft lmhc lcpc bcba ot otr dpt pt slp dc do dpm dacvb lvt cvt rvt
    ld cdces cdn rdh cpt cscs facp facs faap fache cissp cpp psp pmp phr sphr cepf chfc clu crpc aams frm ceng
"""
_DEGREES = frozenset(_DEGREE_NAMES.split())
"""What follows a name behind a comma and belongs to it."""

_NAMED_MONTHS = frozenset(("april", "may", "june", "august", "jan", "mai", "avril", "abril", "julia", "juni", "mart"))
_NAMED_MONTHS |= frozenset(
    ("marco", "maja", "julio", "juli", "jun", "mei", "paz", "augustus", "eylül", "nisan", "марта")
)
"""Months that are first names too."""

_OUTLETS = frozenset(
    (
        *(
            "news",
            "media",
            "press",
            "times",
            "tribune",
            "herald",
            "magazine",
            "network",
            "radio",
            "tv",
            "agency",
            "wire",
        ),
        *("zeitung", "nachrichten", "portal", "jornal", "diário", "diario", "gazeta", "agência", "agencia", "agence"),
        *("न्यूज", "न्यूज़", "नेटवर्क", "टाइम्स", "समाचार", "डेस्क", "ब्यूरो", "صحيفة", "وكالة", "газета", "агентство"),
        *("rádio", "journal", "revista", "revue", "giornale", "gazzetta", "agenzia", "krant", "gazetesi", "ajansı"),
    )
)
"""First or last words of what is no person but where one writes."""

_TEAMS = frozenset(("team", "staff", "editors", "desk", "newsroom", "redaktion", "equipo", "équipe", "redacción"))
"""Last words of what several people write under; an article may stand before it: the Varn Courier Team."""


_AGES = ("jr", "sr")
_RANKS = frozenset(("senior", "chief", "contributing", "managing", "associate", "assistant", "executive", "deputy"))
_RANKS |= frozenset(("former", "lead", "head", "vice", "president", "founder", "ceo", "cto", "cfo", "director"))
_RANKS |= frozenset(("the",))
"""Words with which what people are begins, or where they write."""


def split_names(text: str, known: Collection[str] = (), *, named: bool = True) -> tuple[str, ...]:
    """Split "Ana Roth, Science Reporter" or "Ana Roth and Ben Ito" into names; () if it is no such list.

    Args:
        text: what stands behind a byline's prefix, or in a line or part of its own.
        known: folded names that need not look like a person's: those of agencies.
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
    found: list[str] = []
    groups = _groups(text)
    groups[:1] = [_without_role(group) for group in groups[:1]] if named else groups[:1]
    titled = any(map(is_degree, groups[1:]))
    for at, group in enumerate(groups):
        if found and (is_degree(group) or (titled and group.isupper() and len(group) <= MOST_DEGREE_CHARS)):
            found[-1] = f"{found[-1]}, {group}"
        elif trim(_small(group)) in known or (not at and is_team(group)):
            found.append(group)
        elif is_name(group) and (not has_role(group) or (not at and " " in group)):
            if at and is_full_name(group) and is_outlet(group):
                continue
            first_names = named and " " not in group and " " not in found[0] if found else False
            if not at or first_names or (is_full_name(group) and group.isupper() <= found[0].isupper()):
                found.append(_without_role(group))
            elif not named:
                return ()
        elif not found or not (_is_role(group) if named else has_role(group)):
            return ()
        else:
            return (*found, *[g for g in groups[at + 1 :] if trim(_small(g)) in known])
    return tuple(found)


def is_outlet(text: str) -> bool:
    """Say whether what stands behind a name is where its bearer writes: CBC News, Portal Varn."""
    words = _small(text).split()
    return words[0] in _OUTLETS or words[-1] in _OUTLETS


def _without_role(name: str) -> str:
    """Return the first and the last name of one that what its bearer is follows without a comma."""
    words = name.split()
    capitals = [k for k, word in enumerate(words) if word not in PARTICLES]
    rest = words[capitals[1] + 1 :] if len(capitals) > 2 else []
    if not rest or is_team(name) or not (_small(rest[0]) in _RANKS or has_role(" ".join(rest))):
        return name
    return " ".join(words[: capitals[1] + 1])


def _groups(text: str) -> list[str]:
    """Return the pieces of a list between commas and words for "and"; between wide spaces where names have no other."""
    groups = [g.strip() for g in re.split(r"\s*[,;&、，]\s*", _and_to_comma(text)) if g.strip()]
    if len(groups) == 1 and "\u3000" in text and is_unspaced(text):
        pieces = text.split("\u3000")
        return pieces if any(len(piece) > 2 for piece in pieces) else groups
    return groups


def _once(text: str) -> str:
    """Return a text that is the same words twice, as of a picture and of a link, once."""
    words = text.split()
    half = len(words) // 2
    return " ".join(words[:half]) if half > 1 and words[:half] == words[half:] else text


def is_degree(text: str) -> bool:
    """Say whether a piece behind a name is a degree or the like, which belongs to it: PhD, Jr."""
    bare = normalize(text).replace(".", "")
    if bare not in _DEGREES:
        return False
    # Two letters are a name too, as in Li, Ma and Chen.
    return "." in text or (text.isupper() if len(bare) == 2 and bare not in _AGES else text[0].isupper())


def _is_role(text: str) -> bool:
    """Say whether a piece behind a name may say what its bearer is, or where: short, and no sentence."""
    return len(text.split()) <= MOST_ROLE_WORDS and not text.endswith((".", "!", "?"))


def is_team(text: str) -> bool:
    """Say whether `text` is what several people write under: CNN Staff, the Varn Courier Team.

    >>> is_team("the Varn Courier Team"), is_team("the river team")
    (True, False)
    """
    words = text.split()
    return (
        1 < len(words) <= MOST_NAME_WORDS
        and normalize(words[-1]) in _TEAMS
        and (words[0][0].isupper() or words[1][0].isupper())
    )


def has_role(text: str) -> bool:
    """Say whether one of the words of `text` is what people who write are: Reporter, Redakteurin, 記者."""
    words = _small(text).replace(",", " ").replace("/", " ").replace("-", " ").split()
    return not _roles().isdisjoint(words)


@cache
def _roles() -> frozenset[str]:
    roles = {role for role in load().phrases("role") if len(role) > 3 or not role.isascii()} - {"blog"}
    return frozenset(roles | {role + "s" for role in roles if role.isascii()})


def _and_to_comma(text: str) -> str:
    words = text.split(" ")
    joiners = load().phrases("and")
    inner = [k for k in range(1, len(words) - 1) if _small(words[k]) in joiners]
    for k in inner:
        words[k] = ","
    return " ".join(words) if inner else text


def _small(word: str) -> str:
    """Return a word folded; most are plain letters, which takes a tenth of the time."""
    return word.lower() if word.isascii() else normalize(word)


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
    if (
        _small(words[-1]) in _weekdays()
        or _small(words[0]) in _months()
        or all(_small(w) in _calendar() or w.lower() in PARTICLES for w in words)
    ):
        return False
    return all(
        re.match(_NAME_WORD, w) is not None and (not w[0].islower() or w in PARTICLES or "'" in w[:3]) for w in words
    )


def is_full_name(text: str) -> bool:
    """Say whether `text` has the shape of a first and a last name.

    >>> is_full_name("Ana Roth"), is_full_name("Ana Roth, PhD"), is_full_name("Ana")
    (True, True, False)
    """
    text = text.partition(", ")[0]
    return is_name(text) and (is_unspaced(text) or 2 <= len(text.split()) <= MOST_NAME_WORDS)


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(load().phrases("weekdays"))


_WRITTEN = "words between blanks"
"""The key of `Document.notes` under which those of the page stand, found once for all names."""


@cache
def _months() -> frozenset[str]:
    return frozenset(load().months()) - _NAMED_MONTHS


def is_of_calendar(word: str) -> bool:
    """Say whether a word is the name of a month or of a weekday."""
    return _small(word) in _calendar()


@cache
def _calendar() -> frozenset[str]:
    return _weekdays() | frozenset(load().months())


@cache
def agencies(language: str | None) -> frozenset[str]:
    """Return the folded names of news agencies as pages in `language` write them."""
    table = table_for(language).whole
    return frozenset(name for name, (kinds, _) in table.items() if "agency" in kinds and "network" not in kinds)


def is_word(doc: Document, name: str) -> bool:
    """Say whether the words of what looks like a name are words: of a menu, or in small letters in the page."""
    if is_label(doc, name) or is_topic(name):
        return True
    first = next((word.lower() for word in name.partition(", ")[0].split() if word[0].isupper()), "")
    if _WRITTEN not in doc.notes:
        doc.notes[_WRITTEN] = frozenset(doc.source.split(" "))
    # A last name may be a word (Green, Cook), a first name hardly.
    return bool(first) and not is_unspaced(name) and first in doc.notes[_WRITTEN]


def is_topic(name: str) -> bool:
    """Say whether one of the words of what looks like a name is a topic: Living Healthy, Promo Code."""
    return any(word.lower() in TOPICS for word in name.partition(", ")[0].split())


def is_label(doc: Document, name: str) -> bool:
    """Say whether what looks like a name is a label of the lexicon, or one of its words is."""
    whole = doc.phrases.table.whole
    if trim(_small(name)) in whole:
        return True
    words = [word.lower() for word in name.partition(", ")[0].split() if not word.islower()]
    return not is_unspaced(name) and any(word in whole or word in NO_NAMES for word in words)

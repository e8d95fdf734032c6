"""Credits of pictures: the agency, the photographer or the cue with which a line ends."""

from functools import cache

from cleaner.lexicon.index import table_for
from cleaner.metadata.text.names import agencies
from cleaner.page.document import Document
from cleaner.text.lazy import pattern
from cleaner.text.normalize import lookup_key, trim
from cleaner.text.sentences import count_words, ends_sentence, has_inner_stop, is_unspaced

MOST_CREDIT_WORDS = 9
"""Words of a credit: Wirestock Creators for Varn Weekly via Adobe Stock."""

MOST_NAME_WORDS = 4
"""Words of a photographer's name before a bar: Studio Light and Shade | Agency."""

MOST_CUE_WORDS = 3
"""Words of the longest cue before a colon: Source of picture."""

MOST_SHORT = 3
"""Letters of an abbreviation, which is in capitals or in small letters: a pascal is Pa."""

_STOPS = ".!?…。)\"'”»]"
_OPENERS = "([|/–—-•*"
_VIA = pattern(r"\bvia\W{0,2}\Z")
_WINDOW = 24
"""Characters of the longest word that is looked at before a colon or behind a bracket."""

_LONG_WINDOW = 90
"""Characters in which a line ends behind a slash, if an agency and little else follows it."""

MOST_BRACKETED_WORDS, MOST_BRACKETED_CHARS = 30, 240
"""Words and characters of a caption with a name in brackets: a sentence or two."""

_WORD = pattern(r"\w+")


@cache
def _agency_tails(language: str | None) -> dict[str, tuple[str, ...]]:
    """Return the agencies by their last two characters, the longest first."""
    tails: dict[str, list[str]] = {}
    for name in sorted(agencies(language), key=len, reverse=True):
        tails.setdefault(name[-2:], []).append(name)
    return {tail: tuple(names) for tail, names in tails.items()}


@cache
def captions(language: str | None, *, also: str = "") -> frozenset[str]:
    """Return the cues of captions on pages in `language`; with `also`, those that are of that kind too."""
    table = table_for(language).parts
    return frozenset(p for p, (kinds, _) in table.items() if "caption" in kinds and (not also or also in kinds))


@cache
def _last_words(language: str | None) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the last words of the cues of captions, and what a colon after one of them may follow.

    The second set holds the words' last two characters; the third the last characters of cues in scripts without
    spaces, before which anything may stand.
    """
    words = frozenset(cue.rpartition(" ")[2] for cue in captions(language))
    ends = frozenset(word[-2:] for word in words) | frozenset(word[-1] + space for word in words for space in " \xa0")
    return words, ends, frozenset(word[-1] for word in words if is_unspaced(word))


@cache
def _first_words(language: str | None) -> frozenset[str]:
    """Return the first words of agencies, and of cues of several words."""
    names = [*agencies(language), *(cue for cue in captions(language) if " " in cue)]
    return frozenset(match[0] for match in map(_WORD.match, names) if match)


def lines_with_credits(doc: Document) -> list[int]:
    """Return the lines that may end with a credit, found at little cost by the signs that set one apart."""
    source, language = doc.source, doc.language
    words, ends, chars = _last_words(language)
    first = _first_words(language)
    places: list[int] = []
    colons = [at for sign in ":：" for at in doc.places(sign)]
    for at in [at for at in colons if source[at - 2 : at].lower() in ends or source[at - 1] in chars]:
        window = source[max(0, at - _WINDOW) : at].replace("\xa0", " ").rstrip()
        before = window.rpartition(" ")[2].lstrip(_OPENERS).lower()
        if before in words or before[-1:] in chars:
            places.append(at)
    for at in doc.places("("):
        opened = _WORD.match(source, at + 1, at + _WINDOW)
        if opened and opened[0].lower() in first:
            places.append(at)
    for at in [at for sign in "/|=" for at in doc.places(sign)]:
        end = source.find("\n", at, at + _LONG_WINDOW)
        if end >= 0 and ends_with_agency(trim(source[at + 1 : end].lower().replace("\xa0", " ")), language):
            places.append(at)
    return sorted(set(map(doc.line_at, places)))


def ends_with_agency(folded: str, language: str | None) -> str:
    """Return the longest agency that a folded line ends with as a whole word, or ""."""
    if folded in agencies(language):
        return folded
    for name in _agency_tails(language).get(folded[-2:], ()):
        if folded.endswith(name) and (not folded[-len(name) - 1].isalnum() or is_unspaced(name)):
            return name
    return ""


def credit_at_end(doc: Document, i: int) -> tuple[str, str]:
    """Return the cue of the credit with which line `i` ends, and what sets it apart; two empty strings if none.

    A sentence may end with an agency too ("a memo seen by Reuters"). Set apart it is by a "sign", which is sure, or by
    a "bracket" alone, as the agency is from which a report's text comes.
    """
    folded, line = doc.keys[i], doc.lines[i]
    name = ends_with_agency(folded, doc.language)
    written = line.rstrip(" \t\xa0)].")[-len(name) :]
    if name and name != folded and not (len(name) <= MOST_SHORT and written.istitle()):
        before = folded[: -len(name)].rstrip()
        if before[-1:] in "/©=" or _VIA.search(before) or _is_named(before):
            return name, "sign"
        if before[-1:] == "(":
            return name, "bracket"
    if line[-1] == ")":
        name = _in_bracket(folded, doc.language)
        if name:
            return name, "sign"
    cue = _cue_with_colon(line, doc.language)
    return (cue, "sign") if cue else ("", "")


def _is_named(before: str) -> bool:
    """Say whether a name and a bar stand before an agency, and nothing else."""
    return before[-1:] == "|" and count_words(before) <= MOST_NAME_WORDS + 1


def _in_bracket(folded: str, language: str | None) -> str:
    """Return what opens a line's last bracket if it is an agency before a slash, or a cue of several words."""
    inside = folded[folded.rfind("(") + 1 :]
    if count_words(inside) > MOST_CREDIT_WORDS or inside == folded:
        return ""
    first = inside.partition("/")[0]
    if first != inside and first in agencies(language):
        return first
    words = inside.split()
    phrases = [" ".join(words[:size]) for size in range(2, min(MOST_CUE_WORDS, len(words) - 1) + 1)]
    return next((phrase for phrase in phrases if phrase in captions(language)), "")


def _cue_with_colon(line: str, language: str | None) -> str:
    """Return the cue of a credit such as "Photo: J. Ruiz" behind a line's last sentence, or ""."""
    at = max(line.rfind(":"), line.rfind("："))
    if at < 4:
        return ""
    rest = line[at + 1 :].strip(" \t\xa0)]")
    if not rest or count_words(rest) > MOST_CREDIT_WORDS:
        return ""
    words = line[max(0, at - 40) : at].split()
    for size in range(1, min(MOST_CUE_WORDS, len(words)) + 1):
        cue = " ".join(words[-size:])
        phrase = lookup_key(cue)
        if phrase in captions(language):
            before = line[:at].rstrip().removesuffix(cue).rstrip()
            if cue[0] in _OPENERS or before[-1:] in _STOPS + _OPENERS or is_unspaced(phrase):
                return phrase if before or cue[0] in _OPENERS else ""
    return ""


def sentences_with_brackets(doc: Document, first: int, last: int) -> list[int]:
    """Return the lines of one sentence and a name in brackets; none where there are more of them than paragraphs.

    The items of a day's news in brief may end with the agencies that they are from.
    """
    prose = [i for i in doc.prose if first <= i <= last]
    found = [i for i in range(first, last + 1) if _ends_with_bracket(doc.lines[i])]
    return found if len(found) <= len(set(prose).difference(found)) else []


def _ends_with_bracket(line: str) -> bool:
    """Say whether a line is one sentence and a name in brackets behind it: The ferry left late. (Varn Port)."""
    if line[-1] != ")" or len(line) > MOST_BRACKETED_CHARS or count_words(line) > MOST_BRACKETED_WORDS:
        return False
    before, _, name = line[:-1].rpartition(" (")
    words = name.split()
    if not ends_sentence(before) or has_inner_stop(before):
        return False
    return 0 < len(words) <= MOST_NAME_WORDS and all(word[0].isupper() for word in words)

"""Credits of pictures at a line's end: whose a picture is, behind a phrase or a sign.

One grammar for all of them::

    Photo: Ana Roth     Foto=Ana Roth     (Foto Ana Roth)     a phrase of the lexicon, a sign or a bracket, a name
    Ana Roth/Reuters    via Reuters       (Reuters)           a sign or a bracket, an agency
    記者林若川攝          It rained. ANA ROTH                   a name and its verb, a name in capitals
"""

from functools import cache
from typing import NamedTuple

from cleaner.lexicon.index import table_for
from cleaner.lexicon.matcher import PhraseMatch
from cleaner.metadata.text.names import agencies, is_full_name
from cleaner.page.document import Document
from cleaner.text.lazy import pattern
from cleaner.text.normalize import TRIM, lookup_key
from cleaner.text.sentences import count_words, is_unspaced

MAX_WORDS, MAX_CHARS = 40, 400
"""Maximum words and characters of a caption."""

MIN_CHARS = 9
"""Characters of the shortest line that ends with a credit."""

MAX_CREDIT_WORDS = 9
"""Maximum words of a credit: Wirestock Creators for Varn Weekly via Adobe Stock."""

MAX_NAME_WORDS = 4
"""Maximum words of a photographer's name before a bar: Studio Light and Shade | Agency."""

MAX_PHRASE_WORDS, MAX_PHRASE_CHARS = 3, 40
"""Maximum words and characters of a phrase before a sign: Source of picture."""

MAX_ABBREVIATION_CHARS = 3
"""Maximum letters of an agency that is an abbreviation, in capitals or in small letters: a pascal is Pa."""

END_CHARS = 3
"""Characters of a line's end by which agencies are looked up."""

STOPS = ".!?…。:："
"""A line that ends with one of these ends with no credit."""

_BEFORE = ".!?…。।؟)\"'”»]([|/–—-•*"
"""What stands before a credit's phrase."""

_OPENERS = "([|/–—-•*"
_BEFORE_AGENCY = ("", *" \xa0/(|=©-")
_SIGNS = ":：=＝"
_CLOSERS = " \t\xa0)]）"
_VIA = pattern(r"\bvia\W{0,2}\Z")
_JOINT = pattern(r"\s{0,2}[:：/／=＝]\s{0,2}|\s")
_TAKEN = pattern(
    r"[\s、,，=＝/／:：(（](?:[^\s、,，。＝=/／:：]{2,10}\s?(?:摄影|攝影|摄|攝)|[^\s、,，。＝=/／:：]{2,10}撮影)[)）]?\Z"
)
_VERBS = ("摄", "攝", "影")
_PHOTOGRAPHER_ENDS = "»摄攝影)）"
_CAPITALS = pattern(r"[^\W\d_A-Z][.»”]\s?([^.!?]{6,80})\Z")
_WORD = pattern(r"[^\W\d_]{2,}")


class Credit(NamedTuple):
    """A credit at a line's end.

    Attributes:
        phrase: the phrase or the agency that gives it away; empty where a name does.
        sure: whether it is a picture's; a report ends with an agency in brackets too.
    """

    phrase: str
    sure: bool = True


def text_after(doc: Document, hit: PhraseMatch) -> str:
    """Return what follows the phrase with which a line begins, without white space."""
    line = doc.lines[hit.line]
    return line[len(line) - len(line.lstrip(TRIM)) + len(hit.phrase) :].strip()


@cache
def sources(language: str | None) -> frozenset[str]:
    """Return the words that lead to the source of a text as well as of a picture: Source, Quelle."""
    table = table_for(language).parts
    return frozenset(p for p, (kinds, _) in table.items() if "syndication" in kinds and " " not in p)


@cache
def _phrases(language: str | None) -> frozenset[str]:
    """Return the phrases of credits on pages in `language`."""
    table = table_for(language).parts
    return frozenset(p for p, (kinds, _) in table.items() if "caption" in kinds)


@cache
def _phrase_ends(language: str | None) -> frozenset[str]:
    """Return the last two characters of the phrases of credits, as they stand before a sign."""
    return frozenset(
        end for p in _phrases(language) | sources(language) for end in (p[-2:], p[-1] + " ", p[-1] + "\xa0")
    )


@cache
def _agency_ends(language: str | None) -> dict[str, tuple[str, ...]]:
    """Return the agencies by the last characters of a line that ends with them, the longest first."""
    ends: dict[str, list[str]] = {}
    for name in sorted(agencies(language), key=len, reverse=True):
        for end in {(before + name)[-END_CHARS:] for before in _BEFORE_AGENCY}:
            ends.setdefault(end, []).append(name)
    return {end: tuple(names) for end, names in ends.items()}


def ends_with_agency(key: str, language: str | None) -> str:
    """Return the longest agency that a lookup key ends with as a whole word, or ""."""
    for name in _agency_ends(language).get(key[-END_CHARS:], ()):
        if key == name or (key.endswith(name) and (not key[-len(name) - 1].isalnum() or is_unspaced(name))):
            return name
    return ""


def find_credits(doc: Document) -> dict[int, Credit]:
    """Return the lines that end with a picture's credit, found by their last characters and those before a sign.

    >>> find_credits(Document("It rained.\\nThe dock at dawn. Photo: Ana Roth"))
    {1: Credit(phrase='photo', sure=True)}
    """
    source, agency_ends, phrase_ends = doc.source, _agency_ends(doc.language), _phrase_ends(doc.language)
    last = [line[-1] for line in doc.lines]
    signs = [at for sign in _SIGNS for at in doc.places(sign)]
    likely = {
        _agency: [i for i, key in enumerate(doc.keys) if key[-END_CHARS:] in agency_ends],
        _in_brackets: [i for i, char in enumerate(last) if char in ")）"],
        _after_phrase: [doc.line_at(at) for at in signs if source[max(0, at - 2) : at].lower() in phrase_ends],
        _photographer: [i for i, char in enumerate(last) if char.isupper() or char in _PHOTOGRAPHER_ENDS],
    }
    found: dict[int, Credit] = {}
    for read, lines in likely.items():
        for i in lines:
            line = doc.lines[i]
            fits = line[-1] not in STOPS and MIN_CHARS <= len(line) <= MAX_CHARS and count_words(line) <= MAX_WORDS
            if fits and i not in found and (credit := read(line, doc.keys[i], doc.language)):
                found[i] = credit
    return found


def _agency(line: str, key: str, language: str | None) -> Credit | None:
    """Return a credit that ends with an agency, set apart from what stands before: a sentence may end with one too."""
    name = ends_with_agency(key, language)
    if not name or name == key:
        return None
    if len(name) <= MAX_ABBREVIATION_CHARS and line.rstrip(_CLOSERS + ".")[-len(name) :].istitle():
        return None
    before = key[: -len(name)].rstrip()
    alone = before.endswith("|") and count_words(before) <= MAX_NAME_WORDS + 1
    if before.endswith(("/", "©", "=")) or alone or _VIA.search(before):
        return Credit(name)
    return Credit(name, sure=False) if before.endswith("(") else None


def _in_brackets(line: str, _: str, language: str | None) -> Credit | None:
    """Return a credit in brackets: an agency before a slash, or a phrase before a name."""
    inside = line[max(line.rfind("("), line.rfind("（")) + 1 : -1].strip()
    agency, slash, _ = inside.lower().partition("/")
    if count_words(inside) > MAX_CREDIT_WORDS or len(inside) >= len(line) - 1:
        return None
    if slash and agency in agencies(language):
        return Credit(agency)
    words = _JOINT.split(inside)
    for size in range(1, min(MAX_PHRASE_WORDS, len(words) - 1) + 1):
        phrase = lookup_key(" ".join(words[:size]))
        if phrase in _phrases(language) and (size > 1 or is_full_name(" ".join(words[size:]))):
            return Credit(phrase)
    return None


def _after_phrase(line: str, _: str, language: str | None) -> Credit | None:
    """Return a credit of a phrase, a sign and a name behind a line's last sentence: It rained. Photo: J. Ruiz."""
    at = max(map(line.rfind, _SIGNS))
    name = line[at + 1 :].strip(_CLOSERS)
    words = line[max(0, at - MAX_PHRASE_CHARS) : at].split() if at > 0 else []
    if not name or count_words(name) > MAX_CREDIT_WORDS:
        return None
    for size in range(1, min(MAX_PHRASE_WORDS, len(words)) + 1):
        written = " ".join(words[-size:])
        phrase = lookup_key(written)
        if phrase not in _phrases(language) and not (phrase in sources(language) and "/" in name):
            continue
        before = line[:at].rstrip().removesuffix(written).rstrip()
        opened = written[0] in _OPENERS
        if opened or (before and (before[-1] in _BEFORE or is_unspaced(phrase))):
            return Credit(phrase)
    return None


def _photographer(line: str, _: str, __: str | None) -> Credit | None:
    """Return a credit that a photographer's name alone gives away: by the verb for it, or in capitals."""
    if line.rstrip(_CLOSERS).endswith(_VERBS):
        return Credit("") if _TAKEN.search(line) else None
    match = _CAPITALS.search(line) if line[-3:].isupper() else None
    if match is None or not match[1].isupper() or not match[1][0].isalpha() or "," in match[1]:
        return None
    words = _WORD.findall(match[1])
    named = 2 <= len(words) <= MAX_CREDIT_WORDS and max(map(len, words)) > MAX_ABBREVIATION_CHARS
    return Credit("") if named and is_full_name(" ".join(words[:2])) else None

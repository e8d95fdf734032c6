"""Datelines: the place and the news agency with which the first sentence of a report begins.

`VARN (Selwyn Press) —`, `BERLIN, 3. März (dpa) -`, `【新华社北京3月3日电】`, `[서울=연합뉴스]`. The dateline is part
of its sentence and stays in the body.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from cleaner.lexicon.phrases import load
from cleaner.metadata.text.words import words
from cleaner.page.candidates import Candidate
from cleaner.page.document import Document
from cleaner.text.normalize import lookup_key, normalize

MAX_DATELINE_CHARS = 90
"""Maximum length of a dateline."""

MAX_FIRST_LINES = 3
"""Lines of running text that may begin with a dateline: a summary or two may stand above the report."""

MAX_MENTIONS, WORD_BEFORE_CHARS = 40, 24
"""Mentions of a place in the page that are looked at, and the characters before each in which a word ends."""

MAX_PLACE_WORDS, MAX_AGENCY_WORDS = 4, 4

_DASH = r"\s{0,2}(?:\.\s?[-–—]|[-–—]{1,2}|:)\s{0,2}(?=\S)"
_PLACE = r"(?P<place>[^\W\d_][^\d(){}\[\]/:;,.!?–—=|\"«»“”]{1,40}?)"
_REGION = r"(?:,\s(?P<region>[^\W\d_][^\d(){}\[\]/:;,!?–—=|]{1,24}?))?"
_DAY = r"(?:\d{1,2}\.?(?:\s|º|\sde)\s?[^\W\d_]{3,12}\.?|[^\W\d_]{3,12}\.?\s\d{1,2})"
_DATE = rf"(?P<date>[,.]?\s{{0,2}}{_DAY}(?:,?\s\d{{4}})?)?"
_AGENCY = r"(?:\s{0,2}[.,–—-]?\s{0,2}[(/](?P<agency>[^\W\d_][^\d()/=]{0,40}?)[)/])"
_SPACED = rf"{_PLACE}{_REGION}{_DATE}(?:{_AGENCY})?{_DASH}"
_AGENCY_FIRST = rf"[(（](?P<agency>[^\W\d_][^\d()/=]{{0,40}}?)[)）]{_DASH}"
_AFTER_DATE = r"(?:[–—-]\s?(?P<agency>[^\W\d_][^\d().,–—]{1,30})\.|/(?P<slash>[^/\d]{2,30})/)"
_CYRILLIC = rf"{_PLACE}{_DATE}\.?\s?{_AFTER_DATE}"
_KOREAN = r"[(\[【](?P<place>[가-힣]{2,8})\s?=\s?(?P<agency>[^\]\d)】=]{2,16})[)\]】]"
_HAN = (
    r"[【(（]?(?P<agency>[\u4e00-\u9fff]{1,5}[社网報报])(?:記者|记者)?(?P<place>[\u4e00-\u9fff]{2,6}?)"
    r"(?:\d{1,2}月)?\d{1,2}日(?:专?[电電]|讯|訊)"
)
_NAMED = r"[\u3041-\u30ff\u4e00-\u9fff]{2,8}"
_JAPANESE = rf"[【\[](?P<place>{_NAMED})(?:[＝=](?P<agency>{_NAMED}))?[】\]]"
_OWN = ("本报", "本報", "本社", "本网", "记者", "記者")


class Dateline(NamedTuple):
    """What a dateline says, as written; empty where it does not say it."""

    place: str
    agency: str


def find_dateline(doc: Document, start: int) -> Iterator[Candidate]:
    """Yield the place and the agency of the first lines of running text.

    Args:
        doc: the page.
        start: index of the first line of running text.
    """
    first = bisect_left(doc.prose, start)
    for i in doc.prose[first : first + MAX_FIRST_LINES]:
        dateline = read_dateline(doc.lines[i], doc)
        if dateline is not None:
            for field, value in (("place", dateline.place), ("agency", dateline.agency)):
                if value:
                    at = doc.starts[i] + doc.lines[i].index(value)
                    sure = 0.9 if dateline.agency else 0.7
                    yield Candidate(field, value, i, at, at + len(value), sure, "dateline", whole=False)
            return


def read_dateline(line: str, doc: Document) -> Dateline | None:
    """Return the dateline with which a line of running text begins; `doc` is the page that it stands on, or None.

    >>> line = "VARN, 3 March (Selwyn Press) - The strike went on."
    >>> read_dateline(line, Document(line))
    Dateline(place='VARN', agency='Selwyn Press')
    """
    head = line[:MAX_DATELINE_CHARS]
    if head[0] in "【[(（" and (dateline := _bracketed(head, line, doc)):
        return dateline
    if any(end in head for end in ("日电", "日電", "日讯", "日訊")) and (match := re.match(_HAN, head)):
        return _han(match)
    capitals = head.partition(" ")[0].strip(".,").isupper()
    if not capitals and not re.search(r"[)）]\s{0,2}(?:\.\s?)?[-–—:]", head):
        return None
    if match := re.match(_SPACED, head):
        return _spaced(match, doc)
    return _cyrillic(match) if capitals and (match := re.match(_CYRILLIC, head)) else None


def _bracketed(head: str, line: str, doc: Document) -> Dateline | None:
    if match := re.match(_KOREAN, head):
        return Dateline(match["place"], match["agency"].strip())
    if match := re.match(_HAN, head):
        return _han(match)
    if match := re.match(_JAPANESE, head):
        again = match["place"] in line[match.end() :] and lookup_key(match["place"]) not in doc.phrases.table.whole
        if match["agency"] or again:
            return Dateline(match["place"], match["agency"] if _is_agency(doc, match["agency"] or "") else "")
    if match := re.match(_AGENCY_FIRST, head):
        return Dateline("", match["agency"]) if _is_agency(doc, match["agency"]) else None
    return None


def _han(match: re.Match[str]) -> Dateline:
    own = match["agency"].startswith(_OWN)
    return Dateline(match["place"], "" if own else match["agency"])


def _spaced(match: re.Match[str], doc: Document) -> Dateline | None:
    """Judge a place, a date and an agency before a dash: one of them must differ from a sentence's beginning."""
    place, agency, date = match["place"].strip(), (match["agency"] or "").strip(), (match["date"] or "").strip(" ,.")
    if len(place.split()) > MAX_PLACE_WORDS or lookup_key(place) in doc.phrases.table.whole:
        return None
    dated = bool(date) and not _months().isdisjoint(normalize(date).replace(".", " ").split())
    if agency:
        sure = _is_agency(doc, agency)
        likely = (place.isupper() or dated) and _has_agency_shape(agency, place)
        return Dateline(place, agency) if (sure and not place[0].islower()) or likely else None
    if not place.isupper() or len(place) < 3 or match[0].rstrip()[-1] == ":":
        return None
    return Dateline(place, "") if dated or (not date and _is_known_place(doc, place)) else None


def _cyrillic(match: re.Match[str]) -> Dateline | None:
    """Judge МОСКВА, 3 марта. /АГЕНТСТВО/ and МОСКВА, 3 марта — Агентство."""
    place, date, agency = match["place"].strip(), match["date"], (match["agency"] or match["slash"] or "").strip()
    if not place.isupper() or not date or _months().isdisjoint(normalize(date).replace(".", " ").split()):
        return None
    return Dateline(place, agency if _has_agency_shape(agency, place) else "")


def _is_agency(doc: Document, text: str) -> bool:
    """Return whether the lexicon knows an agency, or a word says that it is one."""
    key = lookup_key(text)
    if not key or len(key.split()) > MAX_AGENCY_WORDS:
        return False
    known = doc.phrases.table.whole
    if any("agency" in known[name][0] for name in (key, *key.split("/")) if name in known):
        return True
    return not words("agency_words").isdisjoint(key.split())


def _has_agency_shape(text: str, place: str) -> bool:
    """Return whether `text` may name an agency: a few capitalised words, not what the letters of `place` stand for."""
    parts = text.split()
    if not parts or len(parts) > MAX_AGENCY_WORDS or parts[0][0].islower():
        return False
    return "".join(word[0] for word in parts if word[0].isupper()) != place


def _is_known_place(doc: Document, place: str) -> bool:
    """Return whether the page writes `place` with small letters inside a sentence, behind a word in small letters."""
    name, source = f" {place.title()}", doc.source
    at = source.find(name)
    for _ in range(MAX_MENTIONS):
        if at < 0:
            return False
        before = source[max(0, at - WORD_BEFORE_CHARS) : at].rpartition(" ")[2]
        if before.isalpha() and before.islower() and not source[at + len(name) : at + len(name) + 1].isalnum():
            return True
        at = source.find(name, at + 1)
    return False


@cache
def _months() -> frozenset[str]:
    return frozenset(load().months())

"""Datelines: the place and the news agency with which the first sentence of a report begins.

`VARN (Selwyn Press) —`, `BERLIN, 3. März (dpa) -`, `【新华社北京3月3日电】`, `[서울=연합뉴스]`. Without an
agency it takes a place in capitals, and a date or the place once more. The dateline is part of its sentence and stays
in the body.
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

MAX_PLACE_WORDS, MAX_AGENCY_WORDS = 4, 4
"""Maximum words of the place and of the agency."""

_DASH = r"\s{0,2}(?:\.\s?[-–—]|[-–—]{1,2}|:|(?<=/)\.)\s{0,2}(?=\S)"
_PLACE = r"(?P<place>[^\W\d_][^\d(){}\[\]/:;,.!?–—=|\"«»“”]{1,40}?)"
_REGION = r"(?:,\s(?P<region>[^\W\d_][^\d(){}\[\]/:;,!?–—=|]{1,24}?))?"
_DAY = r"(?:\d{1,2}\.?(?:\s|º|\sde)\s?[^\W\d_]{3,12}\.?|[^\W\d_]{3,12}\.?\s\d{1,2})"
_DATE = rf"(?P<date>[,.]?\s{{0,2}}{_DAY}(?:,?\s\d{{4}})?)?"
_AGENCY = r"(?:\s{0,2}[.,–—-]?\s{0,2}[(/](?P<agency>[^\W\d_][^\d()/=]{0,40}?)[)/])"
_SPACED = rf"{_PLACE}{_REGION}{_DATE}(?:{_AGENCY})?{_DASH}"
_KOREAN = r"[(\[【](?P<place>[가-힣]{2,8})\s?=\s?(?P<agency>[^\]\d)】=]{2,16})[)\]】]"
_HAN = (
    r"[【(（]?(?P<agency>[\u4e00-\u9fff]{1,5}[社网報报])(?:記者|记者)?(?P<place>[\u4e00-\u9fff]{2,6}?)"
    r"(?:\d{1,2}月)?\d{1,2}日(?:专?[电電]|讯|訊)"
)
_JAPANESE = r"[【\[](?P<place>[\u3041-\u30ff\u4e00-\u9fff]{2,8})[】\]]"
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
    if head[0].isascii() and head[0].isalpha() and not (head[:2].isupper() or ")" in head or "/" in head):
        return None
    if match := re.match(_HAN, head) or re.match(_KOREAN, head):
        return Dateline(match["place"], "" if match["agency"].startswith(_OWN) else match["agency"].strip())
    match = re.match(_JAPANESE, head)
    if match and match["place"] in line[match.end() :] and not doc.kinds_of(lookup_key(match["place"])):
        return Dateline(match["place"], "")
    match = re.match(_SPACED, head)
    if match is None:
        return None
    place, agency, date = match["place"].strip(), (match["agency"] or "").strip(), (match["date"] or "").strip(" ,.")
    if len(place.split()) > MAX_PLACE_WORDS or doc.kinds_of(lookup_key(place)) or place[0].islower():
        return None
    sure = bool(date) and not _months().isdisjoint(normalize(date).replace(".", " ").split())
    if agency:
        sure = _is_agency(doc, agency) or ((place.isupper() or sure) and _has_agency_shape(agency, place))
    elif not date and place.isupper() and ":" not in match[0]:
        # The page writes the place in small letters inside a sentence.
        behind_word = rf"\b[^\W\d_A-Z]{{1,24}} {re.escape(place.title())}\b"
        sure = f" {place.title()}" in doc.source and re.search(behind_word, doc.source) is not None
    return Dateline(place, agency) if sure and (agency or place.isupper()) else None


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


@cache
def _months() -> frozenset[str]:
    return frozenset(load().months())

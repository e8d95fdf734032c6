"""What a page shows its reader in elements that say what they hold: headings, times, bylines by class."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from cleaner.lexicon.index import table_for
from cleaner.metadata.html.tree import MAX_STEPS, Surroundings, steps_between, text_of
from cleaner.metadata.html.values import MAX_DATE_CHARS, MAX_TITLE_CHARS, Property, candidates, declare, may_be_name
from cleaner.metadata.text.credit_line import byline_prefix
from cleaner.metadata.text.date import DATE_BLANK, find_date
from cleaner.metadata.text.names import has_role, split_names
from cleaner.metadata.text.words import words as word_list
from cleaner.page.candidates import Candidate, Source
from cleaner.text.lazy import pattern
from cleaner.text.normalize import lookup_key, normalize

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_HEADINGS, MAX_NAMED = 8, 120
"""Maximum headings, and elements with a telling name, that are looked at."""

MAX_BYLINES, MAX_DATES = 40, 40
"""Maximum bylines and dates that are read."""

LEADING = 40
"""Characters at the beginning of a longer text in which its date stands."""

NEAR = 12
"""Steps up from the headline to what holds both it and its byline or date, at most."""

_DATE = pattern(r"date|time|publi|posted|stamp|datum|fecha|meta|byline|info")
_CHANGED = pattern(r"updat|modif|edited|chang|revis|review")


def headings(found: "Sequence[_Element]", around: Surroundings) -> Iterator[Candidate]:
    """Yield the texts of the page's `h1` elements, and of its `title`, as titles."""
    seen, titled = 0, False
    for element in found:
        tag = element.tag
        if tag == "title":
            if titled or next(element.iterancestors("svg"), None) is not None:
                continue
            titled = True
            yield from candidates("title", element.text, 0.6, Property(Source.TITLE_ELEMENT, "title"))
        elif seen < MAX_HEADINGS and (text := text_of(element)) and len(text) <= MAX_TITLE_CHARS:
            seen += 1
            aside = around.is_aside(element)
            first = Source.HEADING_ASIDE if aside else Source.HEADING
            sure = (0.8 if seen == 1 else 0.6) - (0.3 if aside else 0.0)
            yield declare("title", text, sure, Property(first if seen == 1 else Source.LATER_HEADING, tag))


def beside(
    headline: "_Element | None", found: "Sequence[_Element]", around: Surroundings, language: str
) -> Iterator[Candidate]:
    """Yield the dates and authors in elements near the headline whose tag, class or `rel` names them."""
    chain = (headline, *headline.iterancestors()) if headline is not None else ()
    ancestors = {element: number for number, element in enumerate(islice(chain, MAX_STEPS))}
    bylines = dates = 0
    for element in found[:MAX_NAMED]:
        names = f"{element.get('class') or ''} {element.get('id') or ''}"[:300].lower()
        by = is_byline(element, names)
        is_date = not by and dates < MAX_DATES and (element.tag == "time" or _DATE.search(names) is not None)
        if not (by or is_date) or element.get("itemprop") or around.is_aside(element):
            continue
        steps = steps_between(element, ancestors) if headline is not None else NEAR
        if steps > NEAR:
            continue
        sure = 0.75 - 0.03 * steps
        if is_date:
            dates += 1
            yield from _of_date(element, names, sure)
        elif bylines < MAX_BYLINES:
            bylines += 1
            name = "rel=author" if element.get("rel") else "byline"
            prop = Property(Source.ELEMENT, name, group=str(bylines))
            for author in names_of_byline(element, names, language):
                yield declare("author", author, sure - 0.05, prop)


def _of_date(element: "_Element", names: str, sure: float) -> Iterator[Candidate]:
    """Yield the date in an element: its `datetime` attribute, or what its short text says."""
    is_time = element.tag == "time"
    written = (element.get("datetime") or element.get("data-datetime") or "") if is_time else ""
    text = text_of(element)
    normalized = normalize(text if len(text) <= MAX_DATE_CHARS else text[:LEADING])
    if not written and not any(map(str.isdigit, normalized)):
        return
    field = "modified" if _CHANGED.search(names) or _CHANGED.search(normalized) else "date"
    prop = Property(Source.ELEMENT, "time" if is_time else "class")
    yield from candidates(field, written or normalized, sure - (0.0 if is_time else 0.1), prop)


MAX_BYLINE_CHARS = 140
"""Maximum characters of the text of an element that is a byline."""

MAX_BYLINE_LINKS, MAX_BYLINE_ELEMENTS = 6, 40
"""Maximum links in a byline, and elements in it, that are looked at."""

MAX_NICKNAME_CHARS = 30
"""Maximum characters of a name of one word, as forums have them."""

_BYLINE = pattern(r"by-?_?line|author|writer|posted-?_?by|written-?_?by|user-?_?name|contributor|redakt|autor")
_NO_BYLINE = pattern(
    r"bio|avatar|image|img|photo|picture|descr|social|follow|title|role|job|about|link-?list|count|twitter|date|time"
    r"|email|stat|badge|rank|more|tooltip|meta__d|icon|info-?box|excerpt|article-?body|content|review|edit(?!or)|check"
)
_NICKNAME = pattern(r"user-?_?name|author|poster|nick")
_PERSON = pattern(
    r"author|writer|user|profile|people|person|member|staff|contributor|team|/by/|/u/|redakt|autor|journalist"
)
_OTHERS = pattern(
    r"(?:edited|reviewed|checked|updated|medically|fact[- ]checked|photo\w{0,9}|illustrat\w{1,5}|translated|approved"
    r"|verified)\b"
)


def is_byline(element: "_Element", names: str) -> bool:
    """Return whether an element's class and id, `names`, or its `rel` say that it names an author."""
    if "author" in (element.get("rel") or "").lower().split():
        return True
    return element.tag != "time" and _BYLINE.search(names) is not None and not _NO_BYLINE.search(names)


def names_of_byline(element: "_Element", names: str, language: str) -> Iterator[str]:
    """Yield the names in a byline: those of its links to persons, or those in its text.

    `names` are its class and id in small letters, `language` the page's as ISO 639-1.
    """
    text = text_of(element)
    if not 1 < len(text) <= MAX_BYLINE_CHARS or _OTHERS.match(normalize(text)):
        return
    if linked := list(_linked(element, language)):
        yield from linked
        return
    bare = _without_date(text)
    prefix = byline_prefix(bare, normalize(bare))
    bare = bare[len(prefix) :].strip(" ,;:|·•-–—")
    found = split_names(bare)
    if found:
        yield from (name for name in found if _is_person(name, language))
    elif _is_nickname(bare) and (prefix or _NICKNAME.search(names)) and may_be_name(bare):
        yield bare


def _linked(element: "_Element", language: str) -> Iterator[str]:
    """Yield the names that are links to persons inside an element, or the element if it is such a link."""
    links = (
        [element] if element.tag == "a" else [e for e in islice(element.iter(), MAX_BYLINE_ELEMENTS) if e.tag == "a"]
    )
    for link in links[:MAX_BYLINE_LINKS]:
        if _PERSON.search((link.get("href") or "")[:200].lower()) or "author" in (link.get("rel") or ""):
            text = text_of(link)
            bare = text[len(byline_prefix(text, normalize(text))) :]
            found = split_names(bare)
            if not found and _is_nickname(bare) and may_be_name(bare):
                found = (bare,)
            yield from (name for name in found if _is_person(name, language))


def _is_person(name: str, language: str) -> bool:
    """Return whether a name is a person's: neither a label of an interface nor a word for a job."""
    normalized = lookup_key(name)
    if normalized in table_for(language).whole or not may_be_name(name):
        return False
    words = normalized.split()
    return not (len(words) > 1 and (has_role(name) or any(word in word_list("no_names") for word in words)))


def _is_nickname(text: str) -> bool:
    return 1 < len(text) <= MAX_NICKNAME_CHARS and re.fullmatch(r"[\w.\-+]+", text) is not None and not text.isdigit()


def _without_date(text: str) -> str:
    """Return a byline's text up to a date in it."""
    normalized = normalize(text)
    found = find_date(normalized) if any(map(str.isdigit, normalized)) else None
    if found is None or len(normalized) != len(text):
        return text
    return text[: found.rest.index(DATE_BLANK)].rstrip(" |·•,-–—")

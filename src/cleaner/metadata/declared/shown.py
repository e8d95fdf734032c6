"""What a page shows its reader in elements that say what they hold: headings, times, bylines by class."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from cleaner.fold import fold
from cleaner.found import Candidate
from cleaner.metadata.date import DATE_BLANK, find_date
from cleaner.metadata.declared.fields import MOST_TITLE, candidates
from cleaner.metadata.declared.surroundings import MOST_STEPS, Surroundings, steps_between
from cleaner.metadata.declared.text_of import text_of
from cleaner.metadata.declared.values import declare
from cleaner.pattern import pattern

if TYPE_CHECKING:
    from lxml.html import HtmlElement

ORIGIN = "element"

MOST_HEADINGS, MOST_NAMED = 8, 120
"""Headings, and elements with a telling name, that are looked at."""

MOST_BYLINE, MOST_DATE = 140, 90
"""Characters of the text of an element that is a byline or a date."""

NEAR = 12
"""Steps up from the headline to what holds both it and its byline or date, at most."""

_BYLINE = pattern(r"by-?_?line|author|writer|posted-?by|written-?by|user-?name|contributor|redakt|autor")
_NO_BYLINE = pattern(
    r"bio|avatar|image|img|photo|picture|descr|social|follow|title|role|job|about|link-?list|count|twitter|date|time"
    r"|email|stat|badge|rank|more|tooltip|meta__d|icon|info-?box|excerpt|article-?body|content"
)
_DATE = pattern(r"date|time|publi|posted|stamp|datum|fecha|meta|byline|info")
_CHANGED = pattern(r"updat|modif|edited|chang|revis|review")


def headings(found: "Sequence[HtmlElement]", around: Surroundings) -> Iterator[Candidate]:
    """Yield the texts of the page's `h1` elements, and of its `title`, as titles."""
    seen = 0
    for element in found:
        tag = element.tag
        if tag == "title":
            yield from candidates("title", element.text, 0.6, ORIGIN, "title", None)
        elif seen < MOST_HEADINGS and (text := text_of(element)) and len(text) <= MOST_TITLE:
            seen += 1
            sure = 0.8 if seen == 1 else 0.6
            yield declare("title", text, sure - (0.3 if around.is_aside(element) else 0.0), ORIGIN, tag)


def beside(
    headline: "HtmlElement | None", found: "Sequence[HtmlElement]", around: Surroundings
) -> Iterator[Candidate]:
    """Yield the dates and authors in elements near the headline whose tag, class or `rel` names them.

    Args:
        headline: the element of the headline; None where it is not known.
        found: the elements that may be dates or bylines, in the order of the page.
        around: where elements stand.
    """
    chain = (headline, *headline.iterancestors()) if headline is not None else ()
    ancestors = {element: number for number, element in enumerate(islice(chain, MOST_STEPS))}
    for element in found[:MOST_NAMED]:
        names = " ".join(filter(None, map(element.get, ("class", "id", "rel", "data-testid", "itemprop"))))[:300].lower()
        is_time = element.tag == "time"
        by = not is_time and _BYLINE.search(names) is not None and not _NO_BYLINE.search(names)
        if not (is_time or by or _DATE.search(names)) or around.is_aside(element):
            continue
        steps = steps_between(element, ancestors) if headline is not None else NEAR
        if steps > NEAR:
            continue
        sure = 0.75 - 0.03 * steps
        if by:
            yield from _of_byline(element, sure - 0.05)
        if is_time or not by:
            yield from _of_date(element, names, sure, is_time=is_time)


def _of_byline(element: "HtmlElement", sure: float) -> Iterator[Candidate]:
    text = text_of(element)
    if 1 < len(text) <= MOST_BYLINE:
        rule = "rel=author" if "author" in (element.get("rel") or "").split() else "byline"
        yield from candidates("author", _without_date(text), sure, ORIGIN, rule, None)


def _without_date(text: str) -> str:
    """Return a byline's text up to a date in it."""
    folded = fold(text)
    found = find_date(folded) if any(map(str.isdigit, folded)) else None
    if found is None or len(folded) != len(text):
        return text
    before = text[: found.rest.index(DATE_BLANK)]
    return before.rstrip(" |·•,-–—")


def _of_date(element: "HtmlElement", names: str, sure: float, *, is_time: bool) -> Iterator[Candidate]:
    """Yield the date in an element: its `datetime` attribute, or all that its short text says."""
    text = text_of(element)
    if len(text) > MOST_DATE:
        return
    written = (element.get("datetime") or element.get("data-datetime") or "") if is_time else ""
    folded = fold(text)
    field = "modified" if _CHANGED.search(names) or _CHANGED.search(folded) else "date"
    rule = "time" if is_time else "class"
    yield from candidates(field, written or folded, sure - (0.0 if is_time else 0.1), ORIGIN, rule, None)

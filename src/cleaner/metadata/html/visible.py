"""What a page shows its reader in elements that say what they hold: headings, times, bylines by class."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from cleaner.metadata.html.bylines import is_byline, names_of_byline
from cleaner.metadata.html.fields import MOST_TITLE, candidates
from cleaner.metadata.html.surroundings import MOST_STEPS, Surroundings, steps_between
from cleaner.metadata.html.text_of import text_of
from cleaner.metadata.html.values import Property, declare
from cleaner.page.candidates import Candidate, Source
from cleaner.text.lazy import pattern
from cleaner.text.normalize import normalize

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_HEADINGS, MOST_NAMED = 8, 120
"""Headings, and elements with a telling name, that are looked at."""

MOST_BYLINES, MOST_DATES = 40, 40
"""Bylines and dates that are read."""

MOST_DATE = 90
"""Characters of the text of an element that is a date."""

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
        elif seen < MOST_HEADINGS and (text := text_of(element)) and len(text) <= MOST_TITLE:
            seen += 1
            aside = around.is_aside(element)
            first = Source.HEADING_ASIDE if aside else Source.HEADING
            sure = (0.8 if seen == 1 else 0.6) - (0.3 if aside else 0.0)
            yield declare("title", text, sure, Property(first if seen == 1 else Source.LATER_HEADING, tag))


def beside(
    headline: "_Element | None", found: "Sequence[_Element]", around: Surroundings, language: str
) -> Iterator[Candidate]:
    """Yield the dates and authors in elements near the headline whose tag, class or `rel` names them.

    Args:
        headline: the element of the headline; None where it is not known.
        found: the elements that may be dates or bylines, in the order of the page.
        around: where elements stand.
        language: the page's language as ISO 639-1, one of the lexicon's.
    """
    chain = (headline, *headline.iterancestors()) if headline is not None else ()
    ancestors = {element: number for number, element in enumerate(islice(chain, MOST_STEPS))}
    bylines = dates = 0
    for element in found[:MOST_NAMED]:
        names = f"{element.get('class') or ''} {element.get('id') or ''}"[:300].lower()
        by = is_byline(element, names)
        is_date = not by and dates < MOST_DATES and (element.tag == "time" or _DATE.search(names) is not None)
        if not (by or is_date) or element.get("itemprop") or around.is_aside(element):
            continue
        steps = steps_between(element, ancestors) if headline is not None else NEAR
        if steps > NEAR:
            continue
        sure = 0.75 - 0.03 * steps
        if is_date:
            dates += 1
            yield from _of_date(element, names, sure)
        elif bylines < MOST_BYLINES:
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
    folded = normalize(text if len(text) <= MOST_DATE else text[:LEADING])
    if not written and not any(map(str.isdigit, folded)):
        return
    field = "modified" if _CHANGED.search(names) or _CHANGED.search(folded) else "date"
    prop = Property(Source.ELEMENT, "time" if is_time else "class")
    yield from candidates(field, written or folded, sure - (0.0 if is_time else 0.1), prop)

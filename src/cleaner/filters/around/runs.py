"""What stands above a page's headline once its menus are known."""

from collections.abc import Container, Iterator

from cleaner.filters.around._evidence import LEAST_EVIDENCE, TEXT, asides, count_evidence
from cleaner.filters.menus._site import is_over_card
from cleaner.filters.registry import filter
from cleaner.page._rest import find_rest
from cleaner.page.document import Document, Mark
from cleaner.page.edges import title_lines
from cleaner.page.labels import Label

MUCH_EVIDENCE = 12
"""Lines that named themselves on a page whose headline needs only one of them above it."""

MANY, MOST_FOR_ONE = 6, 12
"""So many lines above the headline that named themselves are a menu; fewer must be one line in so many there."""

KEPT = 2
"""Lines straight above the text that stay where no headline is known: one of them may be it."""


@filter(
    "head-run",
    label="navigation",
    after=("share", "navigation", "login", "legal"),
    rules={
        "above-headline": "A line above the headline that is no sentence, on a page that has a menu there.",
        "aside": "A short sentence there, between boilerplate.",
        "headline": "The headline itself, on such a page.",
        "credit": "A line with a date or an author between such a headline and the text.",
    },
    triggers=("Home\nNews\nSport\nContact\nVarn Today\nYour corner\nPort strike ends\n" + TEXT,),
)
def head_run(doc: Document) -> Iterator[Mark]:
    """Mark the short lines above the headline among which a menu or the like was found.

    A menu has entries that no lexicon knows; above the headline of a page with a menu nothing belongs to the article
    but sentences. A text that is clean has nothing there that names itself, and keeps all its lines.
    """
    evidence = count_evidence(doc, 0, len(doc))
    if evidence < LEAST_EVIDENCE:
        return
    text = find_rest(doc)
    if text is None:
        return
    head = min(title_lines(doc), default=len(doc))
    last = head if head <= text.start else text.start - KEPT
    least = 1 if head <= text.start and evidence >= MUCH_EVIDENCE else LEAST_EVIDENCE
    found = count_evidence(doc, 0, max(last, 0))
    if last <= 0 or found < least or (found < MANY and found * MOST_FOR_ONE < last):
        return
    prose = set(doc.prose)
    yield from (Mark(i, "aside") for i in asides(doc, 0, last))
    yield from (Mark(i, "above-headline") for i in range(last) if i not in prose)
    if head <= text.start:
        yield Mark(head, "headline", label=Label.TITLE)
        yield from (Mark(i, "credit", label=Label.DATE) for i in _credits(doc, head, text.start, prose))


def _credits(doc: Document, head: int, start: int, prose: Container[int]) -> Iterator[int]:
    """Yield the lines between the headline and the text in which the metadata found a date or an author."""
    found = {c.line for c in doc.harvest.of("date", "author") if not c.whole} if doc.harvest else ()
    return (i for i in sorted(found) if head < i < start and i not in prose and not is_over_card(doc, i))

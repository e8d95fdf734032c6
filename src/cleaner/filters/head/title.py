"""The headline, once it is known from the metadata."""

from collections.abc import Iterator

from cleaner.filters.head.found import has_marked
from cleaner.filters.registry import filter
from cleaner.page.candidates import Source
from cleaner.page.document import Document, Mark
from cleaner.page.labels import Label

ABOVE, BELOW = 3, 4
"""Lines around the headline in which a credit or boilerplate vouches for it; a summary may stand between."""


@filter(
    "title",
    label="title",
    after=("icon", "player", "date", "byline"),
    rules={
        "headline": "The line that the metadata took as the headline, beside a credit or other boilerplate.",
        "repeated-headline": "The same line again, before the body begins.",
    },
    triggers=("Port strike ends\n",),
)
def title(doc: Document) -> Iterator[Mark]:
    """Mark the headline, which the metadata keeps.

    A text that begins with a heading and is clean otherwise keeps it: the headline goes only where something beside
    it (a date, a byline, an icon run) was marked too, or where the head of a page of HTML declares it as the title.
    """
    if doc.harvest is None:
        return
    for candidate in doc.harvest.of("title"):
        declared = candidate.source is Source.DECLARED_HEADING
        beside = declared or has_marked(doc, candidate.line - ABOVE, candidate.line + BELOW + 1)
        if candidate.source is Source.SENTENCE or not beside:
            continue
        yield Mark(candidate.line, "headline")
        for i in range(min(doc.harvest.body_start, len(doc))):
            if i != candidate.line and doc.keys[i] == doc.keys[candidate.line] and doc.labels[i] is Label.BODY:
                yield Mark(i, "repeated-headline")

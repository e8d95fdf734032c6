"""The headline, once it is known from the metadata."""

from collections.abc import Iterator

from cleaner.document import Document, Mark
from cleaner.filters._head import has_marked
from cleaner.labels import Label
from cleaner.registry import filter

REACH = 3
"""Lines above the headline in which boilerplate says that the page is no clean text."""


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

    A text that begins with a heading and is clean otherwise keeps it: the headline goes only where something in the
    head (a date, a byline, an icon run) was marked too.
    """
    if doc.found is None:
        return
    for candidate in doc.found.of("title"):
        if not has_marked(doc, candidate.line - REACH, doc.found.body_start):
            continue
        yield Mark(candidate.line, "headline")
        for i in range(min(doc.found.body_start, len(doc))):
            if i != candidate.line and doc.keys[i] == doc.keys[candidate.line] and doc.labels[i] is Label.BODY:
                yield Mark(i, "repeated-headline")

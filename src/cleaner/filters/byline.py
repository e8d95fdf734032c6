"""Bylines in the head of a page."""

from collections.abc import Iterator

from cleaner.document import Document, Mark
from cleaner.filters._head import is_near_head
from cleaner.filters._site import is_over_card
from cleaner.registry import filter


@filter(
    "byline",
    label="byline",
    rules={
        "head-byline": "An author's name behind By, Von, Автор and the like, beside the headline or a date.",
        "head-name": "A line with a date and a name, and nothing else.",
    },
    triggers=("By Ana Roth\n", "Von Ana Roth | 3. März 2021\n"),
)
def byline(doc: Document) -> Iterator[Mark]:
    """Mark the lines that say who wrote a page, where the metadata found them.

    "By Tuesday the river had fallen." begins like a byline; a name must follow and nothing else, and the line must
    stand in the head beside the headline, a date or other boilerplate.
    """
    if doc.found is None:
        return
    for candidate in doc.found.of("author"):
        if candidate.whole and is_near_head(doc, candidate) and not is_over_card(doc, candidate.line):
            yield Mark(candidate.line, "head-byline" if candidate.rule == "byline" else "head-name")

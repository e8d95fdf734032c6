"""Date lines in the head of a page."""

from collections.abc import Iterator

from cleaner.filters.head.found import is_near_head
from cleaner.filters.menus._site import is_over_card
from cleaner.filters.registry import filter
from cleaner.page.document import Document, Mark


@filter(
    "date",
    label="date",
    rules={
        "head-date": "A line with a date and nothing else, beside the headline, a byline or boilerplate.",
    },
    triggers=("18 May, 2021 18:19\n", "Updated: 3 March 2021\n"),
)
def date(doc: Document) -> Iterator[Mark]:
    """Mark the lines that say when a page was published or changed, where the metadata found them.

    A date alone on a line is boilerplate in 80% of all cases and in 29% inside a body: diaries, changelogs, timelines
    and programmes have them too. So only dates in the head go, and only beside something else that belongs there.
    """
    if doc.harvest is None:
        return
    for candidate in doc.harvest.of("date", "modified"):
        if candidate.whole and is_near_head(doc, candidate) and not is_over_card(doc, candidate.line):
            yield Mark(candidate.line, "head-date")

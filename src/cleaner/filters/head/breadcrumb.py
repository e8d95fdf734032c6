"""Breadcrumbs: the path from a site's home page to the page, above its headline."""

from collections.abc import Iterator

from cleaner.filters.registry import filter
from cleaner.page.document import Document, Mark


@filter(
    "breadcrumb",
    label="navigation",
    rules={
        "path": "A line of steps from the home page: Home › Markets › Oil.",
        "path-to-headline": "A line of steps with the headline at its end or straight below: News / Port strike.",
        "steps": "The same with each step, or each sign, on a line of its own.",
    },
    triggers=(
        "Home › Markets › Oil\n",
        "Home / Markets / Port strike enters third day\n",
        "Home\n›\nMarkets\n›\nOil\n",
    ),
)
def breadcrumb(doc: Document) -> Iterator[Mark]:
    """Mark the path to the page above its running text; see `cleaner.metadata.text.section` for what a path is.

    "Settings > Privacy > Cookies" is a way through a program, and "Home / Away" the head of a table. So a path begins
    with a word for the home page, or with a section's name where the headline ends it; a path whose signs are other
    lines' too ("/", "|", "-") has the headline in it or straight below.
    """
    for block in doc.harvest.blocks_of("path"):
        if block.whole:
            yield from (Mark(i, block.rule, phrase=block.phrase) for i in block.lines)

"""Tags: the topics under which a page is filed."""

from collections.abc import Iterator

from cleaner.filters.registry import filter
from cleaner.page.document import Document, Mark


@filter(
    "tag",
    label="tag",
    rules={
        "line": "A label, a colon and short items: Tags: climate, rivers, policy.",
        "list": "A heading such as Topics below the article, and the short lines under it.",
        "hashtags": "A line of hashtags below the last paragraph: #rivers #climate.",
    },
    triggers=("Tags: climate, rivers, policy\n", "Topics\nClimate\nRivers\n", "#climate #rivers\n"),
)
def tag(doc: Document) -> Iterator[Mark]:
    """Mark the tags of a page, as the metadata found them.

    A paper has a line of keywords, a recipe a category, a database its fields, and each belongs to its text. So a
    label needs a colon and short items, and must stand below the last paragraph, or where no paragraph follows soon,
    or beside the headline.
    """
    for block in doc.harvest.blocks_of("tags"):
        if block.whole:
            yield from (Mark(i, block.rule, phrase=block.phrase) for i in block.lines)

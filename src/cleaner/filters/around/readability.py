"""What readability-lxml would not keep of a page of HTML."""

from collections.abc import Iterator

from cleaner.filters.registry import filter
from cleaner.page.document import Document, Mark


@filter(
    "readability",
    label="other",
    engine="readability",
    rules={"outside-main": "A line whose element is not in the main part that readability-lxml finds."},
    triggers=(
        "<html><body><div id='menu'><p>Ferries, piers and everything else that floats in Varn.</p></div>"
        "<div class='article'><p>The ferry left Varn at six on Monday, with 84 people, and a piano, on board.</p>"
        "<p>Nobody knows who owns the piano, says Ben Ito, who sells coffee at the pier.</p>"
        "<p>The port had been closed for a week, because of the ice, and the crew had painted the rails.</p></div>\n",
    ),
)
def readability(doc: Document) -> Iterator[Mark]:
    """Mark the lines outside the main part of a page of HTML.

    readability-lxml looks for the element with the most running text and few links, as the reading views of browsers
    do. It is asked only where this filter is in the pipeline. Flat text stays as it is, and so does a page in which it
    finds no main part.
    """
    if doc.elements is None or doc.elements.main is None:
        return
    for i in doc.unmarked():
        if doc.nodes[i] not in doc.elements.main:
            yield Mark(i, "outside-main")

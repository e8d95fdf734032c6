"""Where the article of a page begins and ends, for filters of what stands above and below it."""

from typing import NamedTuple

from cleaner.page.document import Document
from cleaner.page.labels import Label

CLOSING = frozenset(
    (Label.SHARE, Label.NAVIGATION, Label.COMMENT, Label.LEGAL, Label.NEWSLETTER, Label.FORM, Label.TAG, Label.RELATED)
)
"""What earlier filters mark below an article; teasers and captions stand inside it too."""


class Edges(NamedTuple):
    """The article's place on its page.

    Attributes:
        head: index of the headline, or of the first line of running text where no headline is known.
        start, end: first and last line of the densest stretch of running text; the number of lines and -1 where
            there is none.
        weight: how much running text the stretch holds: hundreds of characters, less what stands between.
    """

    head: int
    start: int
    end: int
    weight: float


def find_edges(doc: Document) -> Edges:
    """Find the densest stretch of running text (a maximum-sum segment) and the headline above it.

    >>> page = "Weather\\n12°\\nThe dam held through the night, said the mayor of Varn on Monday.\\nImprint"
    >>> find_edges(Document(page))[:3]
    (2, 2, 2)
    """
    start, end, best = doc.main_text[:3]
    return Edges(min([start, *title_lines(doc)]), start, end, best)


def title_lines(doc: Document) -> set[int]:
    """Return the index of the line that the metadata takes for the headline; none where it knows none."""
    return {c.line for c in doc.harvest.of("title")} if doc.harvest else set()


def closing_line(doc: Document, edges: Edges) -> int:
    """Return the first line below the article that is surely part of the interface; below it the article is over.

    The number of lines where there is no such line, or no article.
    """
    if edges.end < 0:
        return len(doc)
    marked = (i for i in range(edges.end + 1, len(doc)) if doc.labels[i] in CLOSING)
    return min([next(marked, len(doc)), *(i for i in doc.label_runs.proven if i > edges.end)])

"""What stands below an article: where its text ends when lines at its end are no text."""

from bisect import bisect_left
from collections.abc import Container

from cleaner.page.document import Document
from cleaner.page.edges import Edges, find_edges


def edges_without(doc: Document, others: Container[int]) -> Edges:
    """Return the article's edges as if the lines `others` at its ends were no running text.

    A notice such as "All rights reserved." is a sentence too, so straight below the last paragraph it would be taken
    for the article's end.

        >>> page = Document("The dam held through the night, said the mayor.\\nNo part of it may be copied by anyone.")
        >>> edges_without(page, {1})[1:3]
        (0, 0)
    """
    edges = find_edges(doc)
    if edges.end < 0 or not (edges.start in others or edges.end in others):
        return edges
    prose = doc.prose
    first, last = bisect_left(prose, edges.start), bisect_left(prose, edges.end)
    while first <= last and prose[last] in others:
        last -= 1
    while first <= last and prose[first] in others:
        first += 1
    if first > last:
        return Edges(len(doc), len(doc), -1, 0.0)
    return Edges(min(edges.head, prose[first]), prose[first], prose[last], edges.weight)

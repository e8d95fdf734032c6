"""The headline of a page of HTML: the heading that says what the page declares as its title."""

from collections.abc import Sequence

from cleaner.document import Document
from cleaner.fold import fold, key
from cleaner.found import Candidate

DECLARED = "declared-heading"
"""The rule of a headline that the page's head declares too."""

CONFIDENCE = 0.9

LOWEST = 2
"""The lowest level of a heading that is a page's headline."""

LEAST_SHARE = 0.5
"""Share of a declared title that the heading is, at least; the rest is the name of the site or of a section."""

_HEADING = "h1"
"""The rule of titles that are nothing but the text of a heading; they declare nothing."""


def find_declared_headline(doc: Document, declared: Sequence[Candidate]) -> Candidate | None:
    """Return the headline that the page shows as it declares it; None where no heading says so, and for flat text.

    >>> from cleaner.readers.html import read_html
    >>> from cleaner.metadata.declared import declared
    >>> page = read_html("<title>Rain in Varn - Courier</title><h1>Rain in Varn</h1><p>It rained.</p>")
    >>> doc = Document(page.text, page.elements)
    >>> find_declared_headline(doc, declared(page.root)).value
    'Rain in Varn'
    """
    if doc.elements is None:
        return None
    titles = [key(fold(one.value)) for one in declared if one.field == "title" and one.rule != _HEADING]
    places = doc.elements.places
    levels = [(places[node].heading, line) for line, node in enumerate(doc.nodes) if 0 < places[node].heading <= LOWEST]
    for _, line in sorted(levels):
        shown = doc.keys[line]
        if any(shown in title and len(shown) >= LEAST_SHARE * len(title) for title in titles):
            return Candidate("title", doc.lines[line], line, doc.starts[line], doc.end(line), CONFIDENCE, DECLARED)
    return None

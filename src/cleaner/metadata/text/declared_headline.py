"""The headline of a page of HTML: the heading that says what the page declares as its title."""

from collections.abc import Sequence

from cleaner.page.candidates import HEADINGS, Candidate, Source
from cleaner.page.document import Document
from cleaner.text.normalize import lookup_key

CONFIDENCE = 0.9

LOWEST = 2
"""The lowest level of a heading that is a page's headline."""

LEAST_SHARE, LEAST_SHARE_FIRST = 0.5, 0.3
"""Share of a declared title that the heading is, at least, anywhere in it and at its beginning.

The rest is the name of the site or of a section, and that stands behind the headline more often than before it.
"""


def find_declared_headline(doc: Document, declared: Sequence[Candidate]) -> Candidate | None:
    """Return the headline that the page shows as it declares it; None where no heading says so, and for flat text.

    >>> from cleaner.readers.html import read_html
    >>> from cleaner.metadata.html import declared
    >>> page = read_html("<title>Rain in Varn - Courier</title><h1>Rain in Varn</h1><p>It rained.</p>")
    >>> doc = Document(page.text, page.elements)
    >>> find_declared_headline(doc, declared(page.root)).value
    'Rain in Varn'
    """
    if doc.elements is None:
        return None
    titles = [lookup_key(one.value) for one in declared if one.field == "title" and one.source not in HEADINGS]
    places = doc.elements.places
    levels = [(places[node].heading, line) for line, node in enumerate(doc.nodes) if 0 < places[node].heading <= LOWEST]
    for _, line in sorted(levels):
        shown = doc.keys[line]
        if any(_is_title(shown, title) for title in titles):
            place = (line, doc.starts[line], doc.end(line))
            source = Source.DECLARED_HEADING
            return Candidate("title", doc.lines[line], *place, CONFIDENCE, "declared-heading", source=source)
    return None


def _is_title(shown: str, title: str) -> bool:
    """Say whether a heading is the declared title, or its greater part."""
    least = LEAST_SHARE_FIRST if title.startswith(shown) else LEAST_SHARE
    return shown in title and len(shown) >= least * len(title)

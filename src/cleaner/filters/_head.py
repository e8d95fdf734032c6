"""What the filters of the head share: whether a candidate stands among other things of the head."""

from cleaner.document import Document
from cleaner.found import Candidate
from cleaner.labels import Label

REACH = 5
"""Lines between a credit and the headline, a credit or boilerplate that vouches for it."""


def is_near_head(doc: Document, candidate: Candidate) -> bool:
    """Say whether something else of the head stands within `REACH` lines: a headline, a credit, boilerplate."""
    if doc.found is None:
        return False
    for other in doc.found.candidates:
        if other.whole and other.line != candidate.line and abs(other.line - candidate.line) <= REACH:
            return True
    return has_marked(doc, candidate.line - REACH, candidate.line + REACH + 1)


def has_marked(doc: Document, first: int, last: int) -> bool:
    """Say whether an earlier filter marked any line from `first` to `last`, `last` excluded."""
    return any(label is not Label.BODY for label in doc.labels[max(0, first) : max(0, last)])

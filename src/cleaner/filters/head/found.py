"""What the filters of the head share: whether a candidate stands among other things of the head."""

from cleaner.page.candidates import Candidate
from cleaner.page.document import Document
from cleaner.page.labels import Label

HEAD_LABELS = frozenset((Label.ICON, Label.PLAYER, Label.DATE, Label.BYLINE))
"""What stands around a headline and not among the paragraphs."""

REACH = 5
"""Lines between a credit and the headline, a credit or boilerplate that vouches for it."""


def is_near_head(doc: Document, candidate: Candidate) -> bool:
    """Say whether something else of the head stands within `REACH` lines: a headline, a credit, boilerplate."""
    if doc.harvest is None:
        return False
    for other in doc.harvest.candidates:
        if other.whole and other.line != candidate.line and abs(other.line - candidate.line) <= REACH:
            return True
    return has_marked(doc, candidate.line - REACH, candidate.line + REACH + 1)


def has_marked(doc: Document, first: int, last: int) -> bool:
    """Say whether an earlier filter marked something of the head in the lines from `first` to `last`, `last` excluded.

    Teasers do not count: "Learn more" stands beside headings of the body.
    """
    return not HEAD_LABELS.isdisjoint(doc.labels[max(0, first) : max(0, last)])

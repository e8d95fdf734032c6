"""How much of a stretch of lines has named itself as boilerplate."""

from collections.abc import Iterator
from itertools import accumulate

from cleaner.page.document import Document
from cleaner.page.labels import Label
from cleaner.text.sentences import count_words

LEAST_EVIDENCE = 3
"""Lines that named themselves without which the others of a stretch are not judged by them."""

MOST_ASIDE_WORDS = 16
"""Words of a sentence between boilerplate that is taken as part of it: Why do I see this message?"""

LEAST_PARAGRAPH_WORDS = 30
"""Words of a line below which such sentences may be an article's own."""

TEXT = "The strike at the port of Varn went into its third day on Monday, and nobody expects it to end this week.\n" * 8
"""Enough running text to have a head and a tail, for triggers."""

_CREDITS = (Label.TITLE, Label.BYLINE, Label.DATE, Label.CAPTION)
_NO_EVIDENCE = frozenset((Label.BODY, *_CREDITS, Label.DUPLICATE, Label.CODE))


def is_evidence(doc: Document, i: int) -> bool:
    """Say whether an earlier filter told line `i` to be part of a page's interface; credits and captions are not."""
    return doc.labels[i] not in _NO_EVIDENCE


def count_evidence(doc: Document, first: int, last: int) -> int:
    """Return how many of the lines from `first` to `last`, `last` excluded, are evidence."""
    return len([label for label in doc.labels[first:last] if label not in _NO_EVIDENCE])


def asides(doc: Document, first: int, last: int) -> Iterator[int]:
    """Yield the short sentences from `first` to `last`, `last` excluded, that stand between boilerplate.

    Evidence must stand above and below them, as much as makes a stretch, and no unmarked paragraph below.
    """
    body = Label.BODY
    prose = [i for i in doc.prose if first <= i < last and doc.labels[i] is body]
    if not prose:
        return
    above = [*accumulate((is_evidence(doc, i) for i in range(first, last)), initial=0)]
    words = {i: count_words(doc.lines[i]) for i in prose}
    start = max([i for i in prose if words[i] >= LEAST_PARAGRAPH_WORDS], default=first)
    for i in prose:
        before, after = above[i - first], above[-1] - above[i - first]
        if i >= start and words[i] <= MOST_ASIDE_WORDS and before and after and before + after >= LEAST_EVIDENCE:
            yield i

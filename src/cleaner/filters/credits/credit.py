"""Credits of the people and the agencies behind a text."""

from bisect import bisect_right
from collections.abc import Iterator

from cleaner.filters.registry import filter
from cleaner.lexicon.matcher import PhraseMatch
from cleaner.metadata.text.names import is_full_name
from cleaner.page.document import Document, Mark
from cleaner.page.edges import Edges, edges_without
from cleaner.page.labels import Label
from cleaner.text.normalize import TRIM
from cleaner.text.sentences import count_words

MOST_WORDS = 40
"""Words of the longest credit, with places and several names."""

MOST_NAME_WORDS = 12
"""Words of a credit without a colon or a semicolon: With files from The Associated Press and Ana Roth."""

MOST_JOINER_CHARS = 5
"""Letters of the word that joins a credit's cue to a name: by, von, from."""

LEAST_WEIGHT = 6.0
"""A page with less running text than some three paragraphs may be a list of agencies."""

MOST_AFTER = 1
"""Lines of running text that may follow a credit: a notice of the paper."""

REACH = 2
"""Lines between an agency in the head and the headline, the date or the author."""

_NAME_PARTS = 3
_ELSEWHERE = frozenset(("network", "navigation_weak", "section"))
"""What a line with an agency's name may be besides; filters of menus and bars see to those."""


@filter(
    "credit",
    label="byline",
    after=("caption",),
    rules={
        "names": "Who else worked on a text: Reporting by Ana Roth; Editing by Ben Ito.",
        "agency": "The name of an agency alone, below the article, in its head or under a caption.",
    },
    triggers=("(Reporting by Ana Roth; Editing by Ben Ito)\n", "Reuters\n"),
)
def credit(doc: Document) -> Iterator[Mark]:
    """Mark credits above and below an article.

    "Editing by hand is slow." begins like one, and a list of agencies stands in articles on the press. So a cue needs a
    colon or a name behind it, and all of them a place outside the running text.
    """
    leading, agencies = doc.phrases.leading("reporting"), doc.phrases.whole("agency")
    if not leading and not agencies:
        return
    kinds = doc.phrases.table.whole
    edges = edges_without(doc, {hit.line for hit in leading})
    for hit in leading:
        if _is_outside(doc, hit.line, edges) and _is_credit(doc, hit):
            yield Mark(hit.line, "names", phrase=hit.entry)
    for hit in agencies:
        if _ELSEWHERE.isdisjoint(kinds[hit.phrase][0]) and _is_alone(doc, hit.line, edges):
            yield Mark(hit.line, "agency", phrase=hit.entry)


def _is_outside(doc: Document, i: int, edges: Edges) -> bool:
    """Say whether line `i` stands above or below the article; one sentence may still follow a credit at its end."""
    if i < edges.start or i >= edges.end:
        return True
    return bisect_right(doc.prose, edges.end) - bisect_right(doc.prose, i) <= MOST_AFTER


def _is_credit(doc: Document, hit: PhraseMatch) -> bool:
    """Say whether a cue is followed by a colon, or by a name and little else."""
    line = doc.lines[hit.line]
    start = len(line) - len(line.lstrip(TRIM))
    rest = line[start + len(hit.phrase) :].lstrip()
    words = count_words(rest)
    if not rest or words > MOST_WORDS:
        return False
    if rest[0] in ":：":
        return words <= MOST_NAME_WORDS or ";" in rest
    if rest[0] == "." and len(hit.phrase) <= MOST_JOINER_CHARS:
        return 0 < words <= MOST_NAME_WORDS
    if " " not in hit.phrase or len(hit.phrase.rpartition(" ")[2]) > MOST_JOINER_CHARS:
        return False
    first = rest.split()
    named = any(is_full_name(" ".join(first[:size]).rstrip(",;.)")) for size in (2, _NAME_PARTS) if len(first) >= size)
    bracketed = line[0] in "([" and line[-1] in ")]"
    return named and (";" in rest or bracketed or words <= MOST_NAME_WORDS)


def _is_alone(doc: Document, i: int, edges: Edges) -> bool:
    """Say whether an agency's name stands below the article, beside the headline or a date, or under a caption."""
    if i and doc.labels[i - 1] is Label.CAPTION:
        return True
    if edges.weight < LEAST_WEIGHT or edges.start <= i <= edges.end:
        return False
    if i > edges.end:
        return True
    places = [c.line for c in doc.harvest.candidates if c.whole]
    return i > edges.head - REACH and any(0 < abs(place - i) <= REACH for place in places)

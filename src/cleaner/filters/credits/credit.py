"""Credits of the people and the agencies behind a text, and notes on where it comes from."""

from bisect import bisect_right
from collections.abc import Iterator

from cleaner.filters.credits.endings import text_after
from cleaner.filters.registry import filter
from cleaner.lexicon.kinds import WEAK
from cleaner.lexicon.matcher import PhraseMatch
from cleaner.metadata.text.names import is_full_name
from cleaner.page.document import Document, Mark
from cleaner.page.edges import Edges, edges_without
from cleaner.page.labels import Label
from cleaner.text.sentences import count_words, is_unspaced

MAX_CREDIT_WORDS = 40
"""Maximum words of a credit, with places and several names."""

MAX_LIST_WORDS = 12
"""Maximum words of a credit without a semicolon: With files from The Associated Press and Ana Roth."""

MAX_JOINER_CHARS = 5
"""Maximum letters of the word that joins a phrase to a name: by, von, from."""

MIN_WEIGHT = 6.0
"""Minimum running text, in hundreds of characters, beside an agency's name; a page with less may list agencies."""

MAX_PROSE_AFTER = 1
"""Maximum lines of running text after a credit: a notice of the paper."""

MAX_HEAD_GAP = 2
"""Maximum distance in lines from an agency in the head to the headline, the date or the author."""

MAX_NOTE_WORDS, MAX_SOURCE_WORDS = 60, 15
"""Maximum words of a note on a text's source, and of a source behind a word and a sign."""

MAX_SOURCES = 2
"""Maximum lines that name a source with one word; more stand under a page's tables and figures."""

MIN_UNSPACED_CHARS = 4
"""Minimum characters of a phrase in a script without spaces that is as sure as several words."""

_SIGNS = (":", "：", "- ", "– ", "— ", "|", "/")


@filter(
    "credit",
    label="byline",
    after=("caption",),
    rules={
        "names": "Who else worked on a text: Reporting by Ana Roth; Editing by Ben Ito.",
        "agency": "The name of an agency alone, below the article, in its head or under a caption.",
    },
    triggers=("(Reporting by Ana Roth; Editing by Ben Ito)\n", "Reuters\n"),
    needs_kinds=("reporting", "agency"),
)
def credit(doc: Document) -> Iterator[Mark]:
    """Mark credits above and below an article.

    "Editing by hand is slow." begins like one, and a list of agencies stands in articles on the press. So a phrase
    needs a colon or a name behind it, and all of them a place outside the running text.
    """
    leading = doc.phrases.leading("reporting")
    edges = edges_without(doc, {hit.line for hit in leading})
    for hit in leading:
        if _is_outside(doc, hit.line, edges) and _is_credit(doc, hit):
            yield Mark(hit.line, "names", phrase=hit.entry)
    for hit in doc.phrases.whole("agency"):
        if WEAK.isdisjoint(doc.kinds[hit.line]) and _is_alone(doc, hit.line, edges):
            yield Mark(hit.line, "agency", phrase=hit.entry)


def _is_outside(doc: Document, i: int, edges: Edges) -> bool:
    """Return whether line `i` stands above or below the article; one sentence may still follow a credit at its end."""
    if i < edges.start or i >= edges.end:
        return True
    return bisect_right(doc.prose, edges.end) - bisect_right(doc.prose, i) <= MAX_PROSE_AFTER


def _is_credit(doc: Document, hit: PhraseMatch) -> bool:
    """Return whether a phrase is followed by a colon, or by a name and little else."""
    line, rest = doc.lines[hit.line], text_after(doc, hit)
    words = count_words(rest)
    if not rest or words > MAX_CREDIT_WORDS:
        return False
    few = words <= MAX_LIST_WORDS
    if rest[0] in ":：":
        return few or ";" in rest
    if rest[0] == "." and len(hit.phrase) <= MAX_JOINER_CHARS:
        return few
    if " " not in hit.phrase or len(hit.phrase.rpartition(" ")[2]) > MAX_JOINER_CHARS:
        return False
    first = rest.split(None, 3)
    named = any(is_full_name(" ".join(first[:size]).rstrip(",;.)")) for size in (2, 3) if len(first) >= size)
    return named and (few or ";" in rest or (line[0] in "([" and line[-1] in ")]"))


def _is_alone(doc: Document, i: int, edges: Edges) -> bool:
    """Return whether an agency's name stands below the article, beside the headline or a date, or under a caption."""
    if i and doc.labels[i - 1] is Label.CAPTION:
        return True
    if edges.weight < MIN_WEIGHT or edges.start <= i <= edges.end:
        return False
    if i > edges.end:
        return True
    places = [candidate.line for candidate in doc.harvest.candidates if candidate.whole]
    return i > edges.head - MAX_HEAD_GAP and any(0 < abs(place - i) <= MAX_HEAD_GAP for place in places)


@filter(
    "syndication",
    label="byline",
    rules={
        "note": "A sentence above the headline or below the article on where it appeared first.",
        "source": "A word, a colon and the source below the article: Source: Varn Weekly.",
    },
    triggers=(
        "The dam held through the night, the mayor said.\nThis article originally appeared in Varn Weekly.\n",
        "The dam held through the night, the mayor said.\nSource: Varn Weekly\n",
    ),
    needs_kinds=("syndication",),
)
def syndication(doc: Document) -> Iterator[Mark]:
    """Mark notes that say where a text appeared first, or who sent it.

    "This story first appeared in 1923" also begins an essay on the story, and "Source:" stands under tables. So a note
    goes only below the last paragraph, or above the headline, the date or the author.
    """
    hits = [hit for hit in doc.phrases.leading("syndication") if _is_note(doc, hit)]
    if sum(not _is_sure(hit.phrase) for hit in hits) > MAX_SOURCES:
        hits = [hit for hit in hits if _is_sure(hit.phrase)]
    edges = edges_without(doc, {hit.line for hit in (*hits, *doc.phrases.inside("copyright"))})
    for hit in hits:
        if edges.end >= 0 and (hit.line > edges.end or _is_above_head(doc, hit.line, edges)):
            yield Mark(hit.line, "note" if _is_sure(hit.phrase) else "source", phrase=hit.entry)


def _is_sure(phrase: str) -> bool:
    return len(phrase) >= MIN_UNSPACED_CHARS if is_unspaced(phrase) else " " in phrase


def _is_note(doc: Document, hit: PhraseMatch) -> bool:
    """Return whether a line goes on like a note: one word needs a sign and something short behind it."""
    if _is_sure(hit.phrase):
        return doc.words[hit.line] <= MAX_NOTE_WORDS
    rest = text_after(doc, hit)
    return rest.startswith(_SIGNS) and 0 < count_words(rest[1:]) <= MAX_SOURCE_WORDS


def _is_above_head(doc: Document, i: int, edges: Edges) -> bool:
    """Return whether the headline, the date or the author stands below line `i` and above the article."""
    return i < edges.start and any(i < c.line < edges.start for c in doc.harvest.candidates if c.whole)

"""Notes on where a text appeared first, or comes from."""

from collections.abc import Iterator

from cleaner.filters.registry import filter
from cleaner.lexicon.matcher import PhraseMatch
from cleaner.page.document import Document, Mark
from cleaner.page.edges import Edges, edges_without
from cleaner.text.normalize import TRIM
from cleaner.text.sentences import count_words, is_unspaced

MOST_WORDS = 60
"""Words of the longest note."""

MOST_SOURCE_WORDS = 15
"""Words behind a colon that name a source."""

MOST_SOURCES = 2
"""Lines that name a source with one word; more stand under a page's tables and figures."""

LEAST_UNSPACED = 4
"""Characters of a phrase in a script without spaces that is as sure as several words."""

_SIGNS = (":", "：", "- ", "– ", "— ", "|", "/")


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
)
def syndication(doc: Document) -> Iterator[Mark]:
    """Mark notes that say where a text appeared first, or who sent it.

    "This story first appeared in 1923" also begins an essay on the story, and "Source:" stands under tables. So a note
    goes only below the last paragraph, or above the headline, the date or the author.
    """
    hits = doc.phrases.leading("syndication")
    if not hits:
        return
    hits = [hit for hit in hits if _is_note(doc, hit)]
    if sum(not _is_sure(hit.phrase) for hit in hits) > MOST_SOURCES:
        hits = [hit for hit in hits if _is_sure(hit.phrase)]
    edges = edges_without(doc, {hit.line for hit in (*hits, *doc.phrases.inside("copyright"))})
    for hit in hits:
        if edges.end >= 0 and (hit.line > edges.end or _is_above_head(doc, hit.line, edges)):
            yield Mark(hit.line, "note" if _is_sure(hit.phrase) else "source", phrase=hit.entry)


def _is_sure(phrase: str) -> bool:
    return len(phrase) >= LEAST_UNSPACED if is_unspaced(phrase) else " " in phrase


def _is_note(doc: Document, hit: PhraseMatch) -> bool:
    """Say whether a line goes on like a note: one word needs a sign and something short behind it."""
    line = doc.lines[hit.line]
    if _is_sure(hit.phrase):
        return count_words(line) <= MOST_WORDS
    start = len(line) - len(line.lstrip(TRIM))
    rest = line[start + len(hit.phrase) :].lstrip()
    return rest.startswith(_SIGNS) and 0 < count_words(rest[1:]) <= MOST_SOURCE_WORDS


def _is_above_head(doc: Document, i: int, edges: Edges) -> bool:
    """Say whether the headline, the date or the author stands below line `i` and above the article."""
    found = doc.harvest.candidates
    return i < edges.start and any(i < c.line < edges.start for c in found if c.whole)

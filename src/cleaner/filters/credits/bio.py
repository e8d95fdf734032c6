"""Notes on the author: About the author, and what stands under it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from cleaner.filters.registry import filter
from cleaner.lexicon.index import table_for
from cleaner.lexicon.matcher import PhraseMatch
from cleaner.page.document import Document, Mark
from cleaner.page.edges import Edges, find_edges
from cleaner.text.sentences import count_words, ends_sentence

MOST_BETWEEN = 3
"""Lines between the heading and the paragraph: a name, a role, a link."""

MOST_SHORT_WORDS = 12
"""Maximum words of such a line."""

MOST_AFTER = 3
"""Lines of running text that may follow a note at the end of an article."""

MOST_CHARS = 1200
"""A note is no longer than this."""


@filter(
    "bio",
    label="byline",
    rules={
        "heading": "A label that leads to the author: About the author, More by this author.",
        "note": "The paragraph under such a heading, with the name and the role above it.",
        "sentence": "A sentence at the article's end on how to reach or follow its author, who is named in it.",
        "link": "A link to the author's other pages: View all posts by Ana Roth.",
    },
    triggers=(
        "About the author\nAna Roth covers rivers and dams for the paper, and lives in Varn with two dogs.\n",
        "View all posts by Ana Roth\n",
    ),
)
def bio(doc: Document) -> Iterator[Mark]:
    """Mark notes on the author of a page.

    A page about a book has "About the author" among its own text, and "He can be reached at" stands in interviews. So a
    paragraph goes only at the article's end or where it names the author that the metadata found; a sentence must do
    both.
    """
    names = _surnames(doc)
    headings, phrases = doc.phrases.whole("bio"), {hit.line: hit for hit in doc.phrases.inside("bio_phrase")}
    phrases.update((hit.line, hit) for hit in _named(doc, names))
    if not headings and not phrases:
        return
    edges = find_edges(doc)
    for hit in headings:
        note = _note_below(doc, hit.line, edges, names)
        if note is not None and not doc.lines[hit.line].endswith((".", "。", "?")):
            yield Mark(hit.line, "heading", phrase=hit.entry)
            yield from (Mark(i, "note", phrase=hit.entry) for i in note)
    for block in doc.harvest.blocks_of("bio"):
        if block.whole:
            yield Mark(block.lines[0], block.rule, phrase=block.phrase)
    for hit in phrases.values():
        line = doc.lines[hit.line]
        if len(line) <= MOST_CHARS and _is_last(doc, hit.line, edges) and _has_name(line, names):
            yield Mark(hit.line, "sentence", phrase=hit.entry)


def _surnames(doc: Document) -> tuple[str, ...]:
    """Return the last names of the authors that the metadata found; whole names in scripts without spaces."""
    found = [c.value.split()[-1] for c in doc.harvest.of("author") if c.value]
    return tuple({name for name in found if len(name) > 1})


def _named(doc: Document, names: Sequence[str]) -> Iterator[PhraseMatch]:
    """Yield the sentences in a page's second half that name an author and have such a phrase anywhere."""
    second_half = doc.prose[len(doc.prose) // 2 :] if names else []
    for i in {i for name in names for i in second_half if name in doc.lines[i]}:
        folded = doc.keys[i]
        if len(folded) <= MOST_CHARS:
            found = next((phrase for phrase in _phrases(doc.language) if phrase in folded), None)
            if found:
                yield PhraseMatch(i, found, doc.phrases.table.parts[found][1])


@cache
def _phrases(language: str | None) -> tuple[str, ...]:
    parts = table_for(language).parts
    return tuple(phrase for phrase, (kinds, _) in parts.items() if "bio_phrase" in kinds)


def _has_name(line: str, names: Sequence[str]) -> bool:
    return any(name in line for name in names)


def _is_last(doc: Document, i: int, edges: Edges) -> bool:
    """Say whether line `i` stands at the article's end or below it."""
    if i <= edges.start:
        return False
    return bisect_right(doc.prose, edges.end) - bisect_left(doc.prose, i + 1) <= MOST_AFTER


def _note_below(doc: Document, heading: int, edges: Edges, names: Sequence[str]) -> range | None:
    """Return the lines under a heading up to the paragraph on the author.

    The range is empty where there is no paragraph; None is returned where there is one that must stay.
    """
    prose = doc.prose
    for i in range(heading + 1, min(heading + 2 + MOST_BETWEEN, len(doc))):
        line = doc.lines[i]
        if prose[bisect_left(prose, i) : bisect_left(prose, i) + 1] == [i]:
            named = _has_name(" ".join(doc.lines[heading + 1 : i + 1]), names)
            fits = len(line) <= MOST_CHARS and (named or _is_last(doc, i, edges))
            return range(heading + 1, i + 1) if fits else None
        if count_words(line) > MOST_SHORT_WORDS or ends_sentence(line):
            return None
    return range(0)

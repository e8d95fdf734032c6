"""Notes on the author: About the author, and what stands under it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from cleaner.filters.registry import filter
from cleaner.page.document import Document, Mark
from cleaner.page.edges import Edges, find_edges
from cleaner.text.sentences import Ending

MAX_LINES_BETWEEN = 3
"""Maximum lines between the heading and the paragraph: a name, a role, a link."""

MAX_BETWEEN_WORDS = 12
"""Maximum words of such a line."""

MAX_PROSE_AFTER = 3
"""Maximum lines of running text after a note at the end of an article."""

MAX_NOTE_CHARS = 1200
"""Maximum characters of a note."""


@filter(
    "bio",
    label="byline",
    rules={
        "heading": "A label that leads to the author: About the author, More by this author.",
        "note": "The paragraph under such a heading, with the name and the role above it.",
        "link": "A link to the author's other pages: View all posts by Ana Roth.",
    },
    triggers=(
        "About the author\nAna Roth covers rivers and dams for the paper, and lives in Varn with two dogs.\n",
        "View all posts by Ana Roth\n",
    ),
    needs_kinds=("bio", "bio_phrase"),
)
def bio(doc: Document) -> Iterator[Mark]:
    """Mark notes on the author of a page.

    A page about a book has "About the author" among its own text. So a paragraph under that heading goes only at the
    article's end, or where it names the author that the metadata found.
    """
    headings = [hit for hit in doc.phrases.whole("bio") if not doc.lines[hit.line].endswith((".", "。", "?"))]
    if headings:
        edges, names = find_edges(doc), _surnames(doc)
        for hit in headings:
            note = _note_below(doc, hit.line, edges, names)
            if note is not None:
                yield Mark(hit.line, "heading", phrase=hit.entry)
                yield from (Mark(i, "note", phrase=hit.entry) for i in note)
    for block in doc.harvest.blocks_of("bio"):
        if block.whole:
            yield Mark(block.lines[0], block.rule, phrase=block.phrase)


def _surnames(doc: Document) -> set[str]:
    """Return the last names of the authors that the metadata found; whole names in scripts without spaces."""
    names = {candidate.value.split()[-1] for candidate in doc.harvest.of("author") if candidate.value}
    return {name for name in names if len(name) > 1}


def _note_below(doc: Document, heading: int, edges: Edges, names: set[str]) -> range | None:
    """Return the lines under a heading up to the paragraph on the author.

    The range is empty where there is no paragraph; None is returned where there is one that must stay.
    """
    for i in range(heading + 1, min(heading + 2 + MAX_LINES_BETWEEN, len(doc))):
        if doc.is_prose[i]:
            named = any(name in line for line in doc.lines[heading + 1 : i + 1] for name in names)
            fits = len(doc.lines[i]) <= MAX_NOTE_CHARS and (named or _is_last(doc, i, edges))
            return range(heading + 1, i + 1) if fits else None
        if doc.words[i] > MAX_BETWEEN_WORDS or doc.endings[i] >= Ending.ELLIPSIS:
            return None
    return range(0)


def _is_last(doc: Document, i: int, edges: Edges) -> bool:
    """Return whether line `i` stands at the article's end or below it."""
    after = bisect_right(doc.prose, edges.end) - bisect_left(doc.prose, i + 1)
    return i > edges.start and after <= MAX_PROSE_AFTER

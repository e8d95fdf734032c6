"""Sentences that a page sets large between its paragraphs and that stand in one of these word for word."""

from bisect import bisect_left
from collections.abc import Iterator

from cleaner.filters.leftovers._subject import is_about_code, is_thread
from cleaner.filters.registry import filter
from cleaner.lexicon.gate import beginning
from cleaner.page.document import Document, Mark
from cleaner.page.edges import find_edges
from cleaner.page.labels import Label
from cleaner.text.sentences import count_words, ends_sentence, is_statement

LEAST_WORDS = 6
"""Words of the shortest pull quote; shorter ones are headings that a paragraph takes up."""

LEAST_WORDS_OPEN = 10
"""The same for a quotation without a full stop, which is how some papers write their subheadings."""

MOST_CHARS = 320
"""A pull quote is no longer than this: some fifty words."""

REACH = 6
"""Lines of running text above and below in which the paragraph stands that the quote was pulled from."""

LEAST_PARAGRAPH, LEAST_PARAGRAPH_UNSPACED = 120, 40
"""Characters of a line that is a paragraph; also in a script without spaces. A plain pull quote stands between two."""

MOST_LABEL = 30
"""Characters of a label before a colon: "Meeting point: the old quay, at ten." is an entry, not a pull quote."""

MOST_SHARE = 5
"""Of so many lines of running text at most one is a pull quote; more are the items of a summary."""

_QUOTES = frozenset('"“”„‟«»‹›‘’‚「」『』《》')
_EDGES = "\"'“”„‟«»‹›‘’‚「」『』《》 \t\xa0\u202f\u3000—–-.,!…。！，"
_DASHES = frozenset("—–―")


@filter(
    "pull-quote",
    label="duplicate",
    rules={
        "quoted": "A sentence in quotation marks that a paragraph near it has too.",
        "plain": "The same without quotation marks, alone between two paragraphs of an article.",
        "credit": "The name below such a sentence: — Ana Roth, harbour master.",
    },
    triggers=(
        "“Nobody told us when the water would come.”\nThe mayor of Varn spoke first, at length and without notes, "
        "as is her habit. “Nobody told us when the water would come.” Then the river took the bridge, she said.\n"
        "It rained on Monday, all day.\nIt rained on Tuesday too.\nIt rained on Friday.\nIt stopped at last.\n",
        "“Nobody told us when the water would come.”\n",
    ),
)
def pull_quote(doc: Document) -> Iterator[Mark]:
    """Mark pull quotes: sentences of the article that stand between its paragraphs once more.

    The words must be the same to the letter, quotation marks aside. Questions, items of lists and headings that a
    paragraph takes up stay; so do pages on code, and threads, in which people quote each other.
    """
    found = {i: rule for i, rule in _candidates(doc) if _is_pulled(doc, i)}
    if not found or MOST_SHARE * len(found) > len(doc.prose) or is_about_code(doc, ()):
        return
    edges = find_edges(doc)
    if is_thread(doc, edges):
        return
    for i, rule in found.items():
        if edges.start <= i <= edges.end:
            yield Mark(i, rule)
            below = doc.lines[i + 1] if i + 1 < len(doc) else " "
            if below[0] in _DASHES and not ends_sentence(below) and len(below) <= LEAST_PARAGRAPH:
                yield Mark(i + 1, "credit")


def _candidates(doc: Document) -> Iterator[tuple[int, str]]:
    """Yield the lines that may be pull quotes by their shape and place, with their rules."""
    lines, labels = doc.lines, doc.labels
    for i in beginning(lines, _QUOTES, 1):
        if lines[i][-1] in _QUOTES and len(lines[i]) <= MOST_CHARS and labels[i] is Label.BODY:
            yield i, "quoted"
    least = LEAST_PARAGRAPH_UNSPACED if doc.language in {"zh", "ja"} else LEAST_PARAGRAPH
    for i in [i for i in doc.prose[1:-1] if len(lines[i - 1]) >= least <= len(lines[i + 1])]:
        line = lines[i]
        plain = len(line) <= MOST_CHARS and line[0].isalpha() and ":" not in line[:MOST_LABEL]
        if plain and is_statement(line) and labels[i] is Label.BODY:
            yield i, "plain"


def _is_pulled(doc: Document, i: int) -> bool:
    """Say whether a paragraph near line `i` has its words, and some of its own."""
    line = doc.lines[i]
    core = line.strip(_EDGES)
    place = bisect_left(doc.prose, i)
    near = [doc.lines[k] for k in doc.prose[max(0, place - REACH) : place + REACH + 1]]
    if "\n".join(near).count(core) <= near.count(line):
        return False
    if not any(core in other for other in near if len(other) > len(line) + LEAST_WORDS):
        return False
    return count_words(core) >= (LEAST_WORDS if ends_sentence(line) else LEAST_WORDS_OPEN) and line[-2:-1] not in "?？"

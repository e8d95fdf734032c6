"""Text that a page has twice: a second copy of the article, a summary above it, the headline below it, pull quotes."""

from bisect import bisect_left
from collections.abc import Iterator

from cleaner.filters.leftovers.code_leftover import is_about_code
from cleaner.filters.registry import filter
from cleaner.lexicon.phrases import UNSPACED
from cleaner.page.document import Document, Mark
from cleaner.page.edges import Edges, find_edges
from cleaner.page.labels import Label
from cleaner.text.sentences import count_words, ends_sentence, is_statement

MIN_COPY_WORDS = 8
"""Minimum words of a line of running text whose copy is removed; texts repeat shorter ones on purpose."""

MIN_COPIED_LINES, MIN_COPIED_WORDS, MIN_COPIED_CHARS = 3, 120, 100
"""Minimum lines of a passage that is printed twice, words of all of them, and characters of the longest: the slogans
and conditions that an offer repeats are fewer, and lines of verse are shorter."""

MAX_PROSE_PER_COPY = 12
"""An article counts as printed twice only if one prose line in twelve is a repeat; fewer repeats are quotations."""

MAX_STEP = 2
"""Maximum lines from one copied line to the next in a passage: a heading may stand between."""

MAX_BETWEEN = 9
"""Maximum lines of boilerplate between a line and its copy straight below it."""

MIN_WEIGHT = 6.0
"""Minimum weight of the article's running text, about three paragraphs, before copies outside of it are removed."""

MIN_TITLE_WORDS = 3
"""Minimum words of a headline whose copies are removed: "Quick start" is a heading in many places."""

MAX_REPLIES = 2
"""Labels like "Reply" between the paragraphs of an article; more make a thread, in which people quote each other."""

MIN_QUOTE_WORDS, MIN_QUOTE_WORDS_OPEN = 6, 10
"""Minimum words of a pull quote with and without a full stop: paragraphs take up the words of headings."""

MAX_QUOTE_CHARS = 320
"""Maximum characters of a pull quote, some fifty words."""

QUOTE_REACH = 6
"""Lines of running text above and below a pull quote in which the paragraph stands that it was pulled from."""

MIN_PARAGRAPH_CHARS, MIN_PARAGRAPH_CHARS_UNSPACED = 120, 40
"""Minimum characters of the paragraphs around a plain pull quote, also in a script without spaces."""

MAX_LABEL_CHARS = 30
"""Maximum characters of a label before a colon: "Meeting point: the old quay, at ten." is no pull quote."""

MIN_PROSE_PER_QUOTE = 5
"""If more than one prose line in five is a pull quote, they are the items of a summary."""

_BULLETS = frozenset("-–—•·▪■●◦‣*+→►▸✓✔☑0123456789([|")
_CODE = frozenset("{}=|\\<>\t")
_QUOTES = frozenset('"“”„‟«»‹›‘’‚「」『』《》')
_AROUND_QUOTE = "\"'“”„‟«»‹›‘’‚「」『』《》 \t\xa0\u202f\u3000—–-.,!…。！，"
_DASHES = frozenset("—–―")

Passage = list[tuple[int, int]]
"""Lines in a row that are copies, each with the line before it that it is a copy of."""


@filter(
    "duplicate",
    label="duplicate",
    rules={
        "outside": "A line of the article that stands above or below it once more.",
        "again": "Three lines or more of running text that come a second time in the same order.",
        "beside": "A line, or two, straight below what it repeats.",
        "headline": "The headline once more, above or below an article with a date or an author.",
    },
    triggers=(
        "The strike at the port of Varn went into its third day on Monday, the harbour master said.\n",
        "Nobody expects the strike at the port to end this week.\nIt rained.\n",
    ),
)
def duplicate(doc: Document) -> Iterator[Mark]:
    """Mark copies of whole lines of running text, and of the headline outside the article.

    Where one copy stands in the article and the other above or below it, the article keeps its own; else the first
    stays. Refrains, lists, tables and code repeat lines on purpose, and so does a text that says one sentence in two
    places; these stay, as does everything on a page about code, and in a thread, where people quote each other.
    """
    yield from _headlines(doc)
    passages = _find_passages(doc)
    if not passages:
        return
    edges = find_edges(doc)
    marks = [mark for passage in passages for mark in _marks_of(doc, passage, edges)]
    if MAX_PROSE_PER_COPY * sum(mark.rule == "again" for mark in marks) < len(doc.prose):
        marks = [mark for mark in marks if mark.rule != "again"]
    if marks and not _is_thread(doc, edges) and not is_about_code(doc):
        yield from marks


def _headlines(doc: Document) -> Iterator[Mark]:
    """Mark the headline's copies outside the article."""
    title = next(iter(doc.harvest.of("title")), None)
    key = doc.keys[title.line] if title else ""
    if title is None or doc.keys.count(key) < 2:
        return
    if count_words(doc.lines[title.line]) < MIN_TITLE_WORDS or not doc.harvest.of("date", "modified", "author"):
        return
    edges = find_edges(doc)
    if edges.weight >= MIN_WEIGHT and not _is_thread(doc, edges):
        copies = (i for i, other in enumerate(doc.keys) if other == key and i != title.line)
        yield from (Mark(i, "headline") for i in copies if not _is_inside(i, edges))


def _find_passages(doc: Document) -> list[Passage]:
    """Return the copies on a page, those that stand and stood in a row together."""
    seen: dict[str, int] = {}
    passages: list[Passage] = []
    for i in doc.prose:
        first = seen.get(doc.keys[i], -1)
        seen[doc.keys[i]] = i
        is_marked = first >= 0 and {doc.labels[i], doc.labels[first]} != {Label.BODY}
        if first < 0 or is_marked or not _is_copied_text(doc.lines[i]):
            continue
        passage = passages[-1] if passages else [(-1, -1)]
        if i - passage[-1][0] <= MAX_STEP and 0 < first - passage[-1][1] <= MAX_STEP and first < passage[0][0]:
            passage.append((i, first))
        else:
            passages.append([(i, first)])
    return passages


def _is_copied_text(line: str) -> bool:
    """Return whether a line is running text of eight words or more, and no item of a list, row of a table or code."""
    if line[0] in _BULLETS or not is_statement(line) or not ends_sentence(line):
        return False
    return count_words(line) >= MIN_COPY_WORDS and _CODE.isdisjoint(line)


def _marks_of(doc: Document, passage: Passage, edges: Edges) -> Iterator[Mark]:
    """Mark one of the two copies of a passage, or none; a copy that a colon announces is a quotation."""
    copy, first = passage[0]
    if doc.lines[copy - 1].endswith((":", "：")):
        return
    lines = [doc.lines[i] for i, _ in passage]
    copies_article = _is_inside(copy, edges)
    if len(lines) >= MIN_COPIED_LINES and max(map(len, lines)) >= MIN_COPIED_CHARS:
        rule = "again" if sum(map(count_words, lines)) >= MIN_COPIED_WORDS else ""
    elif edges.weight >= MIN_WEIGHT and copies_article is not _is_inside(first, edges):
        rule = "outside"
    else:
        between = doc.labels[passage[-1][1] + 1 : copy]
        rule = "beside" if len(between) <= MAX_BETWEEN and Label.BODY not in between else ""
    if rule:
        removes_first = rule == "outside" and copies_article
        yield from (Mark(first if removes_first else copy, rule) for copy, first in passage)


def _is_inside(line: int, edges: Edges) -> bool:
    return edges.start <= line <= edges.end


def _is_thread(doc: Document, edges: Edges) -> bool:
    """Return whether a page's running text is made of posts, between which labels like "Reply" and "Quote" stand."""
    replies = [hit for hit in doc.phrases.whole("comment_weak") if edges.start < hit.line < edges.end]
    return len(replies) > MAX_REPLIES


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
    quotes = {i: rule for i, rule in _possible_quotes(doc) if _is_pulled(doc, i)}
    if not quotes or MIN_PROSE_PER_QUOTE * len(quotes) > len(doc.prose) or is_about_code(doc):
        return
    edges = find_edges(doc)
    for i, rule in quotes.items() if not _is_thread(doc, edges) else ():
        if _is_inside(i, edges):
            yield Mark(i, rule)
            below = doc.lines[i + 1] if i + 1 < len(doc) else " "
            if below[0] in _DASHES and not ends_sentence(below) and len(below) <= MIN_PARAGRAPH_CHARS:
                yield Mark(i + 1, "credit")


def _possible_quotes(doc: Document) -> Iterator[tuple[int, str]]:
    """Yield the lines that may be pull quotes by their shape and place, with their rules."""
    lines, body = doc.lines, Label.BODY
    for i, line in enumerate(lines):
        if line[0] in _QUOTES and line[-1] in _QUOTES and len(line) <= MAX_QUOTE_CHARS and doc.labels[i] is body:
            yield i, "quoted"
    least = MIN_PARAGRAPH_CHARS_UNSPACED if doc.language in UNSPACED else MIN_PARAGRAPH_CHARS
    for i in doc.prose[1:-1]:
        line = lines[i]
        is_between = len(lines[i - 1]) >= least <= len(lines[i + 1]) and doc.labels[i] is body
        is_plain = len(line) <= MAX_QUOTE_CHARS and line[0].isalpha() and ":" not in line[:MAX_LABEL_CHARS]
        if is_between and is_plain and is_statement(line):
            yield i, "plain"


def _is_pulled(doc: Document, i: int) -> bool:
    """Return whether a paragraph near line `i` has its words, and some of its own."""
    line = doc.lines[i]
    core = line.strip(_AROUND_QUOTE)
    place = bisect_left(doc.prose, i)
    near = [doc.lines[k] for k in doc.prose[max(0, place - QUOTE_REACH) : place + QUOTE_REACH + 1]]
    if "\n".join(near).count(core) <= near.count(line):
        return False
    if not any(core in other for other in near if len(other) > len(line) + MIN_QUOTE_WORDS):
        return False
    least = MIN_QUOTE_WORDS if ends_sentence(line) else MIN_QUOTE_WORDS_OPEN
    return count_words(core) >= least and line[-2:-1] not in "?？"

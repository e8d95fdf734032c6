"""Pagination: links to the pages before and after, and their numbers."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cleaner.filters.menus.bars import sure_labels
from cleaner.filters.registry import filter
from cleaner.lexicon.matcher import PhraseMatch
from cleaner.page.document import Document, Mark
from cleaner.text.lazy import pattern
from cleaner.text.sentences import is_unspaced

MOST_NUMBERS = 40
"""Lines of numbers above and below a label like Next that are looked at."""

LEAST_NUMBERS = 2
"""Numbers that count up beside such a label are pages."""

MOST_ROW_CHARS = 120
"""A row of pages in one line is no longer than this."""

_PAGE = pattern(r"\[?(\d{1,4})\]?")
_SIGNS = frozenset("…<>«»‹›→←|-–—·•.[]()")
_ARROWS = frozenset("…<>«»‹›→←")


@filter(
    "pagination",
    label="navigation",
    rules={
        "whole-line": "A label of two words or more that only pages of a series have: Older posts, Page 3 of 10.",
        "run": "Words like Next and Last in a run of labels of the interface.",
        "numbers": "Numbers of pages on lines of their own, with the label beside them: 1, 2, 3, Next.",
        "row": "Numbers of pages in one line with a label or an arrow: 1 2 3 … 14 Next.",
        "label-line": "A line of nothing but such labels: Previous 1 2 3 Next.",
    },
    triggers=(
        "Older posts\n",
        "1\n2\n3\nNext\n",
        "1 2 3 … 14 Next\n",
        "Previous 1 2 3 Next\n",
        "First\nPrevious\nNext\nLast\n",
    ),
)
def pagination(doc: Document) -> Iterator[Mark]:
    """Mark links to a page's neighbours.

    "Next" and "Last" begin lines of many texts, and a row of numbers is a table, a score or a puzzle; so single words
    go only among labels, and numbers only beside such a label or an arrow, where they count up.
    """
    hits = doc.phrases.whole("pagination")
    yield from (
        Mark(hit.line, "whole-line", phrase=hit.entry) for hit in sure_labels(doc, "pagination") if _is_sure(hit)
    )
    yield from (Mark(hit.line, "run", phrase=hit.entry) for hit in hits if hit.line in doc.label_runs.proven)
    yield from (Mark(i, "label-line") for i in doc.label_runs.label_lines_of("pagination"))
    words = {hit.line: hit for hit in hits}
    done = -1
    for i, hit in words.items():
        if i > done:
            lines = _lines_around(doc, i, done + 1, words)
            done = lines[-1]
            if _count_up([int(match[1]) for k in lines if (match := _PAGE.fullmatch(doc.lines[k]))]):
                yield from (Mark(k, "numbers", phrase=hit.entry) for k in lines)
    yield from (Mark(i, "row") for i in _likely(doc) if _is_row(doc, i))


def _is_sure(hit: PhraseMatch) -> bool:
    """Say whether a label is one by itself: several words, and either no number or the number of all pages."""
    several = len(hit.phrase) > 2 if is_unspaced(hit.phrase) else " " in hit.phrase
    numbers = hit.phrase.count("0")
    return several and (numbers == 0 or (numbers > 1 and not hit.phrase.startswith("0")))


def _lines_around(doc: Document, i: int, start: int, words: dict[int, PhraseMatch]) -> Sequence[int]:
    """Return the lines around a label, from `start` on, that are numbers, signs and other such labels."""
    first = last = i
    while first > max(start, i - MOST_NUMBERS) and _is_piece(doc, first - 1, words):
        first -= 1
    while last < min(len(doc) - 1, i + MOST_NUMBERS) and _is_piece(doc, last + 1, words):
        last += 1
    return range(first, last + 1)


def _is_piece(doc: Document, i: int, words: dict[int, PhraseMatch]) -> bool:
    return i in words or _PAGE.fullmatch(doc.lines[i]) is not None or (not doc.keys[i] and len(doc.lines[i]) < 4)


def _count_up(numbers: Sequence[int]) -> bool:
    """Say whether numbers are those of pages: rising, and two at least next to each other."""
    pairs = list(pairwise(numbers))
    return len(numbers) >= LEAST_NUMBERS and all(a < b for a, b in pairs) and any(b - a == 1 for a, b in pairs)


def _likely(doc: Document) -> list[int]:
    """Return the lines that begin or end with a number and have as many words as a row of pages."""
    lines = doc.lines
    return [
        i
        for i in doc.phrases.numbered
        if len(lines[i]) <= MOST_ROW_CHARS and len(lines[i].split(None, LEAST_NUMBERS)) > LEAST_NUMBERS
    ]


def _is_row(doc: Document, i: int) -> bool:
    """Say whether a line is a row of pages: rising numbers, with an arrow, an ellipsis or a label at an end."""
    words = doc.lines[i].split()
    if sum([word[-1].isdigit() or word[-1] == "]" for word in words]) <= LEAST_NUMBERS:
        return False
    numbers = [int(match[1]) for word in words if (match := _PAGE.fullmatch(word))]
    if len(numbers) <= LEAST_NUMBERS or not _count_up(numbers):
        return False
    others = [word for word in words if not _PAGE.fullmatch(word)]
    signs = [word for word in others if _SIGNS.issuperset(word)]
    label = " ".join(word for word in others if word not in signs).lower()
    if label:
        return "pagination" in doc.phrases.table.whole.get(label, ((), ""))[0]
    return any(not _ARROWS.isdisjoint(word) for word in signs)

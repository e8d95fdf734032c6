"""Pagination: links to the pages before and after, and their numbers."""

from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from cleaner.filters.menus.bars import bar_of, sure_labels
from cleaner.filters.registry import filter
from cleaner.lexicon.matcher import PhraseMatch
from cleaner.page.document import Document, Mark
from cleaner.text.lazy import pattern
from cleaner.text.sentences import is_unspaced

MAX_PAGE_LINES = 40
"""Maximum lines of numbers above and below a label like Next that are looked at."""

MIN_PAGES = 2
"""Minimum of numbers that count up beside such a label."""

_PAGE = pattern(r"\[?(\d{1,4})\]?")
_BAR = bar_of("pagination")


@filter(
    "pagination",
    label="navigation",
    rules={
        "whole-line": "A label of two words or more that only pages of a series have: Older posts, Page 3 of 10.",
        "run": "Words like Next and Last in a run of labels of the interface.",
        "numbers": "Numbers of pages on lines of their own, with the label beside them: 1, 2, 3, Next.",
        "label-line": "A line of nothing but such labels: Previous 1 2 3 Next.",
    },
    triggers=(
        "Older posts\n",
        "1\n2\n3\nNext\n",
        "Previous 1 2 3 Next\n",
        "First\nPrevious\nNext\nLast\n",
    ),
    needs_kinds=("pagination",),
)
def pagination(doc: Document) -> Iterator[Mark]:
    """Mark links to a page's neighbours.

    "Next" and "Last" begin lines of many texts, and a row of numbers is a table, a score or a puzzle; so single words
    go only among labels, and numbers only beside such a label, where they count up.
    """
    for hit in sure_labels(doc, "pagination"):
        if _is_sure(hit):
            yield Mark(hit.line, "whole-line", phrase=hit.entry)
    yield from _BAR.mark(doc)
    words = {hit.line: hit for hit in doc.phrases.whole("pagination")}
    done = -1
    for i, hit in words.items():
        if i > done:
            lines = _lines_around(doc, i, done + 1, words)
            done = lines[-1]
            if _count_up([int(match[1]) for k in lines if (match := _PAGE.fullmatch(doc.lines[k]))]):
                yield from (Mark(k, "numbers", phrase=hit.entry) for k in lines)


def _is_sure(hit: PhraseMatch) -> bool:
    """Return whether a label is one by itself: several words, and either no number or the number of all pages."""
    several = len(hit.phrase) > 2 if is_unspaced(hit.phrase) else " " in hit.phrase
    numbers = hit.phrase.count("0")
    return several and (numbers == 0 or (numbers > 1 and not hit.phrase.startswith("0")))


def _lines_around(doc: Document, i: int, start: int, words: Container[int]) -> Sequence[int]:
    """Return the lines around a label, from `start` on, that are numbers, signs and other such labels."""
    first = last = i
    while first > max(start, i - MAX_PAGE_LINES) and _is_piece(doc, first - 1, words):
        first -= 1
    while last < min(len(doc) - 1, i + MAX_PAGE_LINES) and _is_piece(doc, last + 1, words):
        last += 1
    return range(first, last + 1)


def _is_piece(doc: Document, i: int, words: Container[int]) -> bool:
    return i in words or _PAGE.fullmatch(doc.lines[i]) is not None or (not doc.keys[i] and len(doc.lines[i]) < 4)


def _count_up(numbers: Sequence[int]) -> bool:
    """Return whether numbers are those of pages: rising, and two at least next to each other."""
    pairs = list(pairwise(numbers))
    return len(numbers) >= MIN_PAGES and all(a < b for a, b in pairs) and any(b - a == 1 for a, b in pairs)

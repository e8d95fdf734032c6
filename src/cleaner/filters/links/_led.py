"""Headlines that a teaser's cue between paragraphs leads to: Read also, and two headlines below it."""

from cleaner.lexicon.matcher import PhraseMatch
from cleaner.page.document import BLANK, Document
from cleaner.page.labels import Label
from cleaner.text.lazy import pattern
from cleaner.text.sentences import count_words, is_headline

MOST_LED, LEAST_WORDS = 6, 4
"""Headlines below one cue, at most, and their words."""

LEAST_SIGNED, MOST_SIGNED = 2, 60
"""Headings of a text that show that all of them begin with a sign, and characters of such a heading."""

_SIGNS = frozenset("■□◆◇▼▽▲△●○")
_ROW = pattern(r"[:：]\s(?:\S+\s){0,3}?\d{1,2}[:.h]\d\d\b|[:：]\s\d")
"""What a row of a timetable or of a list of prices has, and no headline."""

_BULLETS = frozenset("-*•·–—‣◦▪▶►■・")
_OPEN_ENDS = "?？؟!！…"


def led_cues(doc: Document) -> list[PhraseMatch]:
    """Return the cues that an earlier filter took as teasers, in lines of their own."""
    return [hit for hit in doc.phrases.whole("teaser", "read_more") if doc.labels[hit.line] is Label.TEASER]


def led_by_teaser(doc: Document, cue: int, *, signed: bool) -> range:
    """Return the headlines straight below a teaser's cue.

    They end with the block that the cue begins; on a page without such blocks before running text, whose heading may
    be the last of them, unless all begin with one bullet. A link's label such as Read more leads to what it stands
    with in one block, but to nothing where it is a block of its own. `signed` is what `has_signed_headings` returns.
    """
    table, end = doc.phrases.table.whole, cue + 1
    block = doc.gaps[cue] == BLANK and end < len(doc) and doc.gaps[end] != BLANK
    if not block and "read_more" in table.get(doc.keys[cue], ((), ""))[0]:
        return range(0)
    while end < len(doc) and end - cue <= MOST_LED and _is_headline(doc, end):
        if block and doc.gaps[end] == BLANK:
            break
        end += 1
    below = range(cue + 1, end)
    if not below or len(below) >= MOST_LED:
        return range(0)
    if not block and (len({doc.lines[i][0] for i in below}) > 1 or doc.lines[cue + 1][0] not in _BULLETS):
        own = signed and not any(doc.lines[i][0] in _SIGNS for i in below)
        below = below if own else below[:-1]
    return below if all(count_words(doc.lines[i]) >= LEAST_WORDS for i in below) else range(0)


def has_signed_headings(doc: Document) -> bool:
    """Return whether the text's own headings begin with one sign: ■ On the way to school."""
    first, last = doc.main_text[:2]
    signed = [i for i in range(first, last + 1) if doc.lines[i][0] in _SIGNS and len(doc.lines[i]) <= MOST_SIGNED]
    signs = {doc.lines[i][0] for i in signed}
    return len(signed) >= LEAST_SIGNED and len(signs) == 1


def _is_headline(doc: Document, i: int) -> bool:
    line = doc.lines[i]
    if i in doc.phrases.lines or doc.labels[i] not in (Label.BODY, Label.TEASER):
        return False
    if any(map(str.isdigit, line)) and _ROW.search(line):
        return False
    return is_headline(line, whole=False) and (i not in doc.prose or line[-1] in _OPEN_ENDS)

"""Warnings about pages that hold no whole article: notices in its place, and texts that were cut off.

Nothing is removed for them; whoever collects pages can sort these out.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from cleaner.page.document import Document
from cleaner.page.labels import Label
from cleaner.text.lazy import pattern
from cleaner.text.sentences import count_words

STUB = "this looks like a notice in the place of a page: {}"
"""The warning of a page that asks for JavaScript, consent or a proof of being human, or says that there is none."""

CUT_OFF = "the text seems to be cut off at its end: {}"
"""The warning of a text that ends with a mark of what was left out."""

MAX_OTHER_LINES, MAX_OTHER_CHARS = 4, 600
"""Maximum lines of other running text, and their characters, beside a notice that stands in the place of a page."""

MAX_WALL_LINES = 12
"""Maximum lines of running text in a page that is nothing but a request for consent."""

MIN_WORDS_BEFORE_ELLIPSIS = 6
"""Minimum words before an ellipsis at the end of a text that was cut off; a shorter quotation has one too."""

MAX_SHOWN_CHARS = 24
"""Maximum characters of a text's end that a warning shows."""

MAX_PROSE_GAP = 2
"""Maximum lines from one line of running text to the next in one article: a subheading between them."""

_COUNTED = pattern(
    r"\[\+\s?[\d.,]{1,9}\s?(?:chars?|characters|zeichen|caractères|caracteres|символов|字符?|文字|more)?\]$"
)
_LEFT_OUT = ("[…]", "[...]", "(…)", "(...)", "［…］", "［...］")
_ELLIPSES = ("…", "...", "。。。", *_LEFT_OUT)
_ARROWS = " \t\xa0»›→>▸►"


def diagnose(doc: Document, labels: Sequence[Label]) -> tuple[str, ...]:
    """Return the warnings that a cleaned page gives cause for, none for most.

    Args:
        doc: the page.
        labels: what each line was found to be; the text is what is `Label.BODY`.
    """
    return (*_notice_page(doc), *_cut_off(doc, labels))


def is_notice_page(doc: Document) -> bool:
    """Return whether a page is nothing but a notice, with no article beside it."""
    return any(_notice_page(doc))


def _notice_page(doc: Document) -> Iterator[str]:
    hits = doc.phrases.inside("stub")
    notices = {hit.line for hit in hits}
    if hits and _is_little(doc, [i for i in doc.prose if i not in notices]):
        yield STUB.format(hits[0].entry)
        return
    hits = doc.phrases.inside("consent")
    if hits and len(doc.prose) <= MAX_WALL_LINES:
        notices = {hit.line for hit in hits}
        others = [i for i in doc.prose if i not in notices]
        if sum(len(doc.lines[i]) for i in others) < sum(len(doc.lines[i]) for i in notices) and _is_little(doc, others):
            yield STUB.format(hits[0].entry)


def _is_little(doc: Document, others: Sequence[int]) -> bool:
    return len(others) <= MAX_OTHER_LINES and sum(len(doc.lines[i]) for i in others) <= MAX_OTHER_CHARS


def _cut_off(doc: Document, labels: Sequence[Label]) -> Iterator[str]:
    """Yield a warning if the text's last line, or its last line of running text, ends with a mark of what is missing.

    A count of what was left out is sure; other marks end teasers too, so there the line before must be running text.
    "Continue reading" counts only as the last thing behind an ellipsis.
    """
    last = next((i for i in range(len(doc) - 1, -1, -1) if labels[i] is Label.BODY), -1)
    prose = list(islice((i for i in reversed(doc.prose) if labels[i] is Label.BODY), 2))
    for i in dict.fromkeys((last, *prose[:1])):
        end = doc.lines[i][-MAX_SHOWN_CHARS:] if i >= 0 else ""
        if (end.endswith("]") and _COUNTED.search(end)) or (end and _is_in_text(i, prose) and _is_left_open(doc, i)):
            yield CUT_OFF.format(end)
            return


def _is_in_text(line: int, prose: Sequence[int]) -> bool:
    """Return whether a line at the end belongs to the text: it is all of it, or follows other running text."""
    others = [i for i in prose if i != line]
    return not others or others[0] >= line - MAX_PROSE_GAP


def _is_left_open(doc: Document, i: int) -> bool:
    line = doc.lines[i].rstrip(_ARROWS)
    if count_words(line) < MIN_WORDS_BEFORE_ELLIPSIS:
        return False
    if line.endswith(_LEFT_OUT):
        return True
    below = {hit.line for hit in doc.phrases.whole("read_more") if hit.line == i + 1}
    return bool(below) and line.endswith(_ELLIPSES) and doc.prose[-1] <= i + 1

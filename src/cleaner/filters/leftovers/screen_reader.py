"""Text for screen readers: what a link or a window does."""

from collections.abc import Iterator
from functools import cache

from cleaner.filters.menus.bars import is_announced
from cleaner.filters.registry import filter
from cleaner.lexicon.index import table_for
from cleaner.page.document import Document, Mark
from cleaner.text.lazy import pattern
from cleaner.text.normalize import lookup_key

MIN_SENTENCE_WORDS = 4
"""Minimum words of a label that is one with a full stop too: "Opens in a new window."."""

_OPENING = "([（［"
_BRACKETS = pattern(r"[ \t\xa0]?[(\[（［]([^()\[\]（）［］]{4,80})[)\]）］]")


@filter(
    "screen-reader",
    label="navigation",
    scope="span",
    needs=("(", "[", "（", "［"),
    needs_kinds=("screen_reader",),
    rules={
        "whole-line": "A line that says what a link or a window does: Opens in a new window, Close dialog.",
        "in-brackets": "Such words in brackets inside a line: The report (opens in a new tab).",
    },
    triggers=("Opens in a new window\n", "The report (opens in a new tab) says so.\n"),
)
def screen_reader(doc: Document) -> Iterator[Mark]:
    """Mark what pages say to screen readers alone.

    "The link opens in a new tab" is a sentence of a manual; so inside a line such words go only in brackets.
    """
    for hit in doc.phrases.whole("screen_reader"):
        is_stopped = doc.lines[hit.line].endswith((".", "。"))
        if not is_announced(doc, hit.line) and (not is_stopped or hit.phrase.count(" ") >= MIN_SENTENCE_WORDS - 1):
            yield Mark(hit.line, "whole-line", phrase=hit.entry)
    source, places = doc.source, [at for sign in _OPENING for at in doc.places(sign)]
    for i in sorted({doc.line_at(at) for at in places if _may_be_label(source[at + 1 : at + 3], doc.language)}):
        for match in _BRACKETS.finditer(doc.lines[i]):
            phrase = lookup_key(match[1])
            if "screen_reader" in doc.kinds_of(phrase):
                entry = f"{doc.phrases.table.whole[phrase][1]}:{phrase}"
                yield Mark(i, "in-brackets", match.start(), match.end(), entry)


def _may_be_label(start: str, language: str | None) -> bool:
    """Return whether a label may start with two characters; what is not letters alone may stand before it."""
    return not (start.isascii() and start.isalpha()) or start.lower() in _starts(language)


@cache
def _starts(language: str | None) -> frozenset[str]:
    return frozenset(p[:2] for p, (kinds, _) in table_for(language).whole.items() if "screen_reader" in kinds)

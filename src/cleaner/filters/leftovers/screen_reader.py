"""Text for screen readers: what a link or a window does."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from cleaner.filters.menus.bars import is_announced
from cleaner.filters.registry import filter
from cleaner.lexicon.index import table_for
from cleaner.page.document import Document, Mark
from cleaner.text.lazy import pattern
from cleaner.text.normalize import lookup_key, trim

LEAST_WORDS = 4
"""Words of a label that is one with a full stop too: "Opens in a new window." has no subject."""

HEAD, TAIL = 4, 6
"""Characters of such words by which brackets and lines are chosen for a closer look."""

_BRACKETS = pattern(r"[ \t\xa0]?[(\[（［]([^()\[\]（）［］]{4,80})[)\]）］]")
_OPENING = "([（［"


@filter(
    "screen-reader",
    label="navigation",
    scope="span",
    rules={
        "whole-line": "A line that says what a link or a window does: Opens in a new window, Close dialog.",
        "in-brackets": "The same in brackets inside a line: The report (opens in a new tab).",
        "at-end": "The same at a line's end, behind a label or with a capital: Facebook Opens in a new tab.",
    },
    triggers=("Opens in a new window\n", "The report (opens in a new tab) says so.\n", "Facebook opens in a new tab\n"),
)
def screen_reader(doc: Document) -> Iterator[Mark]:
    """Mark what pages say to screen readers alone.

    "The link opens in a new tab" is a sentence of a manual; so inside a line such words go only in brackets, or
    at a line's end where a capital shows that they are no part of it, or all that stands before them is a label.
    """
    whole = doc.phrases.whole("screen_reader")
    for hit in whole:
        stopped = doc.lines[hit.line].endswith((".", "。"))
        if not is_announced(doc, hit.line) and (not stopped or hit.phrase.count(" ") >= LEAST_WORDS - 1):
            yield Mark(hit.line, "whole-line", phrase=hit.entry)
    lines = {hit.line for hit in whole}
    yield from (mark for mark in (*_in_brackets(doc), *_at_end(doc)) if mark.line not in lines)


def _in_brackets(doc: Document) -> Iterator[Mark]:
    heads = _phrases(doc.language).heads
    folded = doc.joined_keys
    behind = (piece[:HEAD] for bracket in _OPENING if bracket in folded for piece in folded.split(bracket)[1:])
    if heads.isdisjoint(behind):
        return
    whole = doc.phrases.table.whole
    for i, line in enumerate(doc.lines):
        if not any(bracket in line for bracket in _OPENING):
            continue
        for match in _BRACKETS.finditer(line):
            phrase = lookup_key(match[1])
            kinds, language = whole.get(phrase, ((), ""))
            if "screen_reader" in kinds:
                yield Mark(i, "in-brackets", match.start(), match.end(), f"{language}:{phrase}")


def _at_end(doc: Document) -> Iterator[Mark]:
    """Mark such words at a line's end where a capital or a label before them shows that they are no part of it."""
    phrases = _phrases(doc.language)
    whole = doc.phrases.table.whole
    for i, _, _ in doc.phrases.inside("screen_reader"):
        line, folded = doc.lines[i], doc.keys[i]
        phrase = next((p for p in phrases.tails.get(folded[-TAIL:], ()) if folded.endswith(p)), "")
        start = line.lower().rfind(phrase) if phrase else 0
        if start <= 0 or line[start - 1] in _OPENING or start + len(phrase) < len(line):
            continue
        if line[start].isupper() or trim(folded[: -len(phrase)]) in whole:
            yield Mark(i, "at-end", start, phrase=f"{whole[phrase][1]}:{phrase}")


class _Phrases(NamedTuple):
    """Such words of one language: how they begin in brackets, and the longer ones by their ends."""

    heads: frozenset[str]
    tails: dict[str, tuple[str, ...]]


@cache
def _phrases(language: str | None) -> _Phrases:
    found = [p for p, (kinds, _) in table_for(language).whole.items() if "screen_reader" in kinds]
    tails: dict[str, tuple[str, ...]] = {}
    for phrase in sorted(found, key=len, reverse=True):
        if phrase.count(" ") >= LEAST_WORDS - 1:
            tails[phrase[-TAIL:]] = (*tails.get(phrase[-TAIL:], ()), phrase)
    return _Phrases(frozenset(phrase[:HEAD] for phrase in found), tails)

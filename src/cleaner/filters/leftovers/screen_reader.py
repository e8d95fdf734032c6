"""Text for screen readers: what a link or a window does."""

from collections.abc import Iterator
from functools import cache

from cleaner.filters.menus.bars import is_announced
from cleaner.filters.registry import filter
from cleaner.lexicon.index import table_for
from cleaner.page.document import Document, Mark
from cleaner.text.lazy import pattern
from cleaner.text.normalize import lookup_key, trim

MIN_SENTENCE_WORDS = 4
"""Minimum words of a label that is one with a full stop too, or at a line's end: "Opens in a new window."."""

_OPENING = "([（［"
_BRACKETS = pattern(r"[ \t\xa0]?[(\[（［]([^()\[\]（）［］]{4,80})[)\]）］]")


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
        is_stopped = doc.lines[hit.line].endswith((".", "。"))
        if not is_announced(doc, hit.line) and (not is_stopped or _is_long(hit.phrase)):
            yield Mark(hit.line, "whole-line", phrase=hit.entry)
    lines = {hit.line for hit in whole}
    yield from (mark for mark in (*_in_brackets(doc), *_at_end(doc)) if mark.line not in lines)


def _is_long(phrase: str) -> bool:
    return phrase.count(" ") >= MIN_SENTENCE_WORDS - 1


def _in_brackets(doc: Document) -> Iterator[Mark]:
    table = doc.phrases.table.whole
    for i in sorted({doc.line_at(at) for sign in _OPENING for at in doc.places(sign)}):
        for match in _BRACKETS.finditer(doc.lines[i]):
            phrase = lookup_key(match[1])
            kinds, language = table.get(phrase, ((), ""))
            if "screen_reader" in kinds:
                yield Mark(i, "in-brackets", match.start(), match.end(), f"{language}:{phrase}")


def _at_end(doc: Document) -> Iterator[Mark]:
    """Mark such words at a line's end where a capital or a label before them shows that they are no part of it."""
    table = doc.phrases.table.whole
    for i, _, _ in doc.phrases.inside("screen_reader"):
        line, key = doc.lines[i], doc.keys[i]
        phrase = next((phrase for phrase in _long_phrases(doc.language) if key.endswith(phrase)), "")
        start = line.lower().rfind(phrase) if phrase else 0
        if start <= 0 or line[start - 1] in _OPENING or start + len(phrase) < len(line):
            continue
        if line[start].isupper() or trim(key[: -len(phrase)]) in table:
            yield Mark(i, "at-end", start, phrase=f"{table[phrase][1]}:{phrase}")


@cache
def _long_phrases(language: str | None) -> tuple[str, ...]:
    """Return the longer of these phrases in a language, the longest first."""
    table = table_for(language).whole
    phrases = [phrase for phrase, (kinds, _) in table.items() if "screen_reader" in kinds and _is_long(phrase)]
    return tuple(sorted(phrases, key=len, reverse=True))

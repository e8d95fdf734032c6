"""The units that the context filter judges: lines, or the sentences of a line that holds most of its page.

Some sources give a page without any line break. The units of such a line are its sentences; menus run together are cut
into short pieces.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cleaner.text.lazy import pattern

STEPS = 16
"""The value of a feature that is true, and of a share of 1."""

MIN_CUT_CHARS = 600
"""Minimum characters of a line that is cut into sentences where it is most of its page."""

MIN_ALWAYS_CUT_CHARS = 3000
"""Minimum characters of a line that is cut into sentences on any page; paragraphs are shorter."""

MAX_SENTENCE_CHARS = 240
"""Maximum characters of a sentence; longer ones are cut into pieces."""

PIECE_CHARS = 80
"""Approximate characters of such a piece, cut at white space."""

MIN_UNITS = 20
"""Minimum units of a page that is judged: the network knows whole pages, and shorter texts are snippets."""

MIN_HTML_UNITS = 8
"""Minimum units of a page of HTML, whose elements say what a text alone does not."""

MIN_MARKS = 2
"""Minimum units that all other filters together mark on a page of a site; with fewer it is a text."""

_END = pattern(r"[.!?…][\"'”’»)\]]{0,3}\s+(?=[^\Wa-z_]|[\"'“‘„«(\[])|[。！？｡]|[।؟۔॥]\s{0,3}")
_WORDS = pattern(rf"\S.{{0,{PIECE_CHARS - 1}}}(?:\s|$)|\S.{{0,{PIECE_CHARS - 1}}}", re.DOTALL)


class Units(NamedTuple):
    """The units of a page in order, as columns.

    Attributes:
        texts: the units without white space around them.
        lines: index of the line in which each stands.
        starts, ends: where each stands in its line; neighbours meet.
        cut: whether any line was cut.
    """

    texts: list[str]
    lines: list[int]
    starts: list[int]
    ends: list[int]
    cut: bool


def units_of(lines: Sequence[str]) -> Units:
    """Return the units of a page's lines.

    >>> units_of(["Home", "It rained."]).texts
    ['Home', 'It rained.']
    """
    total = sum(map(len, lines))
    least = max(MIN_CUT_CHARS, min(MIN_ALWAYS_CUT_CHARS, total // 2 + 1))
    long = [i for i, line in enumerate(lines) if len(line) >= least]
    if not long:
        return Units(list(lines), list(range(len(lines))), [0] * len(lines), list(map(len, lines)), cut=False)
    units = Units([], [], [], [], cut=True)
    done = 0
    for i in (*long, len(lines)):
        units.texts.extend(lines[done:i])
        units.lines.extend(range(done, i))
        units.starts.extend([0] * (i - done))
        units.ends.extend(map(len, lines[done:i]))
        if i < len(lines):
            _append_pieces(units, lines[i], i)
        done = i + 1
    return units


def is_text(units: int, marked: int, *, cut: bool, html: bool) -> bool:
    """Return whether a page is too short to be judged, or is a text in which other filters mark too little.

    Args:
        units: the number of the page's units.
        marked: how many of them other filters marked.
        cut: whether lines were cut into sentences, which other filters cannot mark.
        html: whether it was read from HTML; then other filters need not have marked anything.
    """
    if html:
        return units < MIN_HTML_UNITS
    return units < MIN_UNITS or (not cut and marked < MIN_MARKS)


def _append_pieces(units: Units, line: str, i: int) -> None:
    for start, end in _pieces(line):
        text = line[start:end].strip()
        if text:
            units.texts.append(text)
            units.lines.append(i)
            units.starts.append(start)
            units.ends.append(end)


def _pieces(line: str) -> Iterator[tuple[int, int]]:
    """Yield the bounds of a line's sentences, of long ones the bounds of their pieces."""
    start = 0
    for end in (*(match.end() for match in _END.finditer(line)), len(line)):
        if end - start <= MAX_SENTENCE_CHARS:
            yield start, end
        else:
            yield from (match.span() for match in _WORDS.finditer(line, start, end))
        start = end

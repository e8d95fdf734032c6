"""The units that the context filter judges: lines, or the sentences of a line that holds most of its page.

Some sources give a page without any line break. Then the whole page is one line, and a line is too coarse to keep or
to take; its sentences are the units, and what is no sentence (menus run together) is cut into short pieces.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

STEPS = 16
"""What stands for yes in the features of a unit, and for a share of 1."""

LEAST_LONG = 600
"""Characters of a line that is cut into sentences where it is most of its page."""

ALWAYS_LONG = 3000
"""Characters of a line that is cut into sentences on any page; paragraphs are shorter."""

MOST_SENTENCE = 240
"""Characters of a piece between two sentence ends that is taken as one sentence; longer ones are cut further."""

PIECE = 80
"""Characters of the pieces into which longer ones are cut, about, at white space."""

LEAST_UNITS = 20
"""Units of the shortest text that is judged. Fewer are no whole page; what was learned says nothing of a snippet."""

LEAST_MARKS = 2
"""Units that all other filters together mark on the page of a site, at least; where they do not, it is a text."""

LEAST_HTML_UNITS = 8
"""The same for HTML, which says by its elements what a text alone does not."""

_END = re.compile(r"[.!?…][\"'”’»)\]]{0,3}\s+(?=[^\Wa-z_]|[\"'“‘„«(\[])|[。！？｡]|[।؟۔॥]\s{0,3}")
_WORDS = re.compile(rf"\S.{{0,{PIECE - 1}}}(?:\s|$)|\S.{{0,{PIECE - 1}}}", re.DOTALL)


class Units(NamedTuple):
    """The units of a page in order, as columns.

    Attributes:
        texts: the units without white space around them.
        lines: index of the line in which each stands.
        starts, ends: where each stands in its line, so that neighbours meet; for a whole line 0 and its length.
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
    least = max(LEAST_LONG, min(ALWAYS_LONG, total // 2 + 1))
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
    """Say whether a page is nothing to be judged: too short, or too little of it is marked by other filters.

    Args:
        units: how many units the page has.
        marked: how many of them other filters marked.
        cut: whether lines were cut into sentences; then other filters, which know lines, have little to say.
        html: whether it was read from HTML; then no filter need have marked anything.
    """
    if html:
        return units < LEAST_HTML_UNITS
    return units < LEAST_UNITS or (not cut and marked < LEAST_MARKS)


def _append_pieces(units: Units, line: str, i: int) -> None:
    for start, end in _pieces(line):
        text = line[start:end].strip()
        if text:
            units.texts.append(text)
            units.lines.append(i)
            units.starts.append(start)
            units.ends.append(end)


def _pieces(line: str) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of a line begin and end, those that are too long in pieces."""
    start = 0
    for end in (*(match.end() for match in _END.finditer(line)), len(line)):
        if end - start <= MOST_SENTENCE:
            yield start, end
        else:
            yield from (match.span() for match in _WORDS.finditer(line, start, end))
        start = end

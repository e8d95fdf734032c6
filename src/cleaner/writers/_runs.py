"""Kept lines as runs of text with one style each, which is what formats with emphasis and links write."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from cleaner.page.document import BLANK, Document
from cleaner.page.elements import CELL, CODE, EMPHASIS, STRIKE, STRONG, Inline
from cleaner.result import Result
from cleaner.writers.body import joint, kept_rows, text_of
from cleaner.writers.invisible import repair_lines

BOLD, SLANTED, STRUCK, TYPED = 1, 2, 4, 8
"""Bits of a style: strong, emphasis, struck out, code."""

_BITS = {STRONG: BOLD, EMPHASIS: SLANTED, STRIKE: STRUCK, CODE: TYPED}


class Run(NamedTuple):
    """A piece of a line with one style, `link` the address as the page writes it, and one table cell (-1: none)."""

    text: str
    style: int = 0
    link: str = ""
    cell: int = -1


class Line(NamedTuple):
    """A kept line, put together again where a part of it was removed.

    Attributes:
        number: its number in the document; of a line that was cut, its first piece's.
        gap: `BREAK` or `BLANK`, what stands before it in the body.
        indent: the white space before it in the source.
        runs: its text.
    """

    number: int
    gap: int
    indent: str
    runs: list[Run]

    @property
    def text(self) -> str:
        """The line without its styles."""
        return "".join([run.text for run in self.runs])


def kept_lines(result: Result) -> Iterator[Line]:
    """Yield the kept lines of a page with their styles, repaired as the body is.

    >>> from cleaner import clean
    >>> [line.runs for line in kept_lines(clean("<p>The <b>port</b> is open.</p>", kind="html"))]
    [[Run(text='The ', style=0, link='', cell=-1), Run(text='port', style=1, ...), Run(text=' is open.', ...)]]
    """
    doc = result.document
    gone = {removal.start for removal in result.removed}
    rows = list(kept_rows(doc, [start not in gone for start in doc.starts]))
    texts = [text_of(doc, row) for row in rows]
    inlines = iter(doc.elements.inlines if doc.elements else ())
    inline = next(inlines, None)
    emptied = False
    for row, text, repaired in zip(rows, texts, repair_lines(texts), strict=True):
        start, end = row.spans[0][0], row.spans[-1][1]
        within = []
        while inline and inline.start < end:
            if inline.end > start:
                within.append(inline)
            inline = next(inlines, None)
        if not repaired.strip():
            emptied = True
            continue
        runs = _styled(doc, row.spans, within) if within else [Run(text)]
        runs = runs if repaired is text else _mended(runs, repaired)
        indent = doc.source[doc.begins[row.number] : doc.starts[row.number]]
        yield Line(row.number, BLANK if emptied else row.gap, indent, runs)
        emptied = False


def _styled(doc: Document, spans: Sequence[tuple[int, int]], inlines: Sequence[Inline]) -> list[Run]:
    """Return the text of a line's kept pieces in runs; what joins two pieces belongs to the first."""
    edges = [(inline.start, 1, k) for k, inline in enumerate(inlines)]
    edges += [(inline.end, 0, k) for k, inline in enumerate(inlines)]
    edges += [(at, 2, 0) for span in spans for at in span]
    source, active = doc.source, dict.fromkeys(_BITS, 0)
    cells, links = [-1], [""]
    runs: list[Run] = []
    span, last = 0, spans[0][0]
    for at, is_begin, k in sorted(edges):
        if at > last:
            left, right = max(last, spans[span][0]), min(at, spans[span][1])
            if left < right:
                style = sum(_BITS[kind] for kind, count in active.items() if count)
                runs.append(Run(source[left:right], style, links[-1], cells[-1]))
            last = at
        if is_begin == 2:
            if at == spans[span][1] and span + 1 < len(spans):
                span += 1
                runs.append(runs[-1]._replace(text=joint(doc, at, spans[span][0])))
            continue
        kind, value = inlines[k].kind, inlines[k].value
        if kind in active:
            active[kind] += 1 if is_begin else -1
            continue
        stack: list[Any] = cells if kind == CELL else links
        if is_begin:
            stack.append(int(value) if kind == CELL else value)
        else:
            stack.pop()
    return _joined(runs)


def _joined(runs: Iterable[Run]) -> list[Run]:
    """Return runs with neighbours of the same style as one, and none without text."""
    groups = groupby((run for run in runs if run.text), lambda run: run[1:])
    return [Run("".join([run.text for run in group]), *style) for style, group in groups]


def _mended(runs: Sequence[Run], repaired: str) -> list[Run]:
    """Return the runs without the characters that are not in the repaired text, which has them all in their order."""
    mended: list[Run] = []
    at = 0
    for run in runs:
        text = []
        for char in run.text:
            if repaired[at : at + 1] == char or (char == "\x1f" and repaired[at : at + 1] == " "):
                text.append(repaired[at])
                at += 1
        mended.append(run._replace(text="".join(text)))
    return _joined(mended)

"""A page without its markup, for filters to read, and the way back to the page itself.

Some flat text is written in Markdown, where a button is "[Share this](https://varn.example/share)". What filters of the
scope "markup" mark is taken out before the others read the page, and put back behind them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from cleaner.page.candidates import Candidate, Harvest
from cleaner.page.document import Document
from cleaner.page.labels import Label

MIN_REMOVED_LINES = 3
"""Remove all markup once other filters have removed this many whole lines that contain some.

Pages with menus lose dozens of such lines; a text that its author wrote in Markdown loses hardly any and keeps its
links.
"""


class Plain(NamedTuple):
    """A text without some of its spans.

    Attributes:
        text: what is left.
        spans: where the spans begin and end in the source, in order and apart from each other.
        cuts: for each span the offset in `text` at which it stood.
        shifts: how many characters were taken out before each span, and at last all of them.
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    cuts: tuple[int, ...]
    shifts: tuple[int, ...]

    def origin(self, offset: int) -> int:
        """Return where in the source the character at `offset` of the text stands."""
        return offset + self.shifts[bisect_right(self.cuts, offset)]

    def origin_of_end(self, offset: int) -> int:
        """Return where in the source a piece of the text ends that ends at `offset`."""
        return self.origin(offset - 1) + 1 if offset else 0

    def with_span_before(self, offset: int) -> int:
        """Return where in the source the span begins that ends at `offset`, or `offset` where none does."""
        before = bisect_left(self.spans, (offset, offset)) - 1
        return self.spans[before][0] if before >= 0 and self.spans[before][1] == offset else offset

    def span_at(self, offset: int) -> int:
        """Return where in the source the span begins that holds `offset`, or the last one before it; -1 if none."""
        before = bisect_right(self.spans, offset, key=itemgetter(0)) - 1
        return self.spans[before][0] if before >= 0 else -1

    def covers(self, start: int, end: int) -> bool:
        """Return whether the source from `start` up to `end` stands in one span."""
        before = bisect_right(self.spans, start, key=itemgetter(0)) - 1
        return before >= 0 and end <= self.spans[before][1]

    def spans_in(self, start: int, end: int) -> Sequence[tuple[int, int]]:
        """Return the spans that begin in the source from `start` up to `end`."""
        return self.spans[bisect_left(self.spans, (start, start)) : bisect_left(self.spans, (end, end))]


def without(source: str, spans: Sequence[tuple[int, int]]) -> Plain:
    """Return `source` without `spans`, which may overlap.

    >>> plain = without("[Port](/port) news", [(0, 1), (5, 13)])
    >>> plain.text, plain.origin(5)
    ('Port news', 14)
    """
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    shifts = tuple(accumulate((end - start for start, end in joined), initial=0))
    cuts = tuple(start - shift for (start, _), shift in zip(joined, shifts, strict=False))
    left = [0, *(end for _, end in joined)]
    right = [*(start for start, _ in joined), len(source)]
    return Plain("".join(source[a:b] for a, b in zip(left, right, strict=True)), tuple(joined), cuts, shifts)


class Restored(NamedTuple):
    """The page with its markup.

    Attributes:
        doc: its lines, cut where pieces of them have labels of their own; markup is body still.
        pieces: for each line of `doc` the line of the text without markup whose label it has; -1 for markup.
        removes_markup: whether the markup is removed too (see `MIN_REMOVED_LINES`).
    """

    doc: Document
    pieces: list[int]
    removes_markup: bool


def restore(doc: Document, plain: Plain, read: Document) -> Restored:
    """Return the page itself with the labels that filters gave to the text without markup.

    Args:
        doc: the page as it was read, with no label yet; it becomes the document that is returned.
        plain: the page without markup.
        read: the document of `plain.text`, after all filters.
    """
    doc.language = read.language
    starts = [plain.origin(start) for start in read.starts]
    rows = [range(*_here(starts, doc, i)) for i in range(len(doc))]
    spans = [plain.spans_in(doc.starts[i], doc.end(i)) for i in range(len(doc))]
    removes_markup = (
        sum(1 for row, held in zip(rows, spans, strict=True) if held and _is_removed(read, row)) >= MIN_REMOVED_LINES
    )
    cuts: dict[int, list[int]] = {}
    for i, (row, held) in enumerate(zip(rows, spans, strict=True)):
        edges = [plain.with_span_before(starts[piece]) for piece in row[1:]]
        if removes_markup and row and not (len(row) == 1 and _is_removed(read, row)):
            edges += [at for span in held for at in span]
        if edges:
            cuts[i] = [at - doc.starts[i] for at in edges]
    if cuts:
        doc.cut(cuts)
    ends = [plain.origin_of_end(read.end(piece)) for piece in range(len(read))]
    pieces = [_piece_at(plain, starts, ends, doc.starts[i], doc.end(i)) for i in range(len(doc))]
    doc.labels = [read.labels[piece] if piece >= 0 else Label.BODY for piece in pieces]
    doc.harvest = _moved(read, plain, doc)
    places = {read.starts[piece]: doc.starts[i] for i, piece in reversed([*enumerate(pieces)]) if piece >= 0}
    doc.warnings = read.warnings
    if read.verdict is not None:
        doc.verdict = read.verdict.moved(lambda at: places.get(at, plain.with_span_before(plain.origin(at))))
    return Restored(doc, pieces, removes_markup)


def _here(starts: Sequence[int], doc: Document, i: int) -> tuple[int, int]:
    """Return the first piece that begins in line `i`, and the one behind the last."""
    return bisect_left(starts, doc.starts[i]), bisect_left(starts, doc.end(i))


def _is_removed(read: Document, row: range) -> bool:
    return bool(row) and all(read.labels[piece] is not Label.BODY for piece in row)


def _piece_at(plain: Plain, starts: Sequence[int], ends: Sequence[int], start: int, end: int) -> int:
    """Return the piece of the text without markup that stands in the source from `start` to `end`; -1 for markup."""
    if plain.covers(start, end):
        return -1
    piece = bisect_left(starts, start)
    if piece < len(starts) and starts[piece] < end:
        return piece
    return piece - 1 if piece and ends[piece - 1] > start else -1


def _moved(read: Document, plain: Plain, doc: Document) -> Harvest:
    """Return what was found in the text without markup, with its places in the page itself."""

    def move(candidate: Candidate) -> Candidate:
        if candidate.start < 0:
            return candidate
        start, end = plain.origin(candidate.start), plain.origin_of_end(candidate.end)
        return replace(candidate, line=doc.line_at(start), start=start, end=end)

    def place(line: int) -> int:
        return doc.line_at(plain.origin(read.starts[line])) if line < len(read) else len(doc)

    return read.harvest.moved(move, place)

"""Where the marks of filters become labels, and labels removals: the one place that decides what is removed.

The first mark on a piece wins. Lines are cut at the edges of marks that are parts of them.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cleaner.errors import PipelineError, unknown
from cleaner.filters.registry import Filter
from cleaner.page.document import Document, Mark
from cleaner.page.labels import REMOVABLE, Label
from cleaner.pipeline.markup import Plain, restore, without
from cleaner.result import Removal


class Reason(NamedTuple):
    """Why a piece is removed: its label, the rule as ``filter/rule``, the phrase, and where the filter is written."""

    label: Label
    rule: str
    phrase: str
    where: str


class Markup(NamedTuple):
    """The page without its markup, and for each span of it why it is removed."""

    plain: Plain
    reasons: dict[int, Reason]


def markup_of(doc: Document, filters: Sequence[Filter]) -> Markup | None:
    """Return the page without what filters of markup mark; None for HTML, where they mark nothing, and where all."""
    if doc.elements is not None:
        return None
    reasons: dict[int, Reason] = {}
    spans: list[tuple[int, int]] = []
    for source in filters:
        for mark in marks_of(source, doc):
            begin, end = doc.starts[mark.line], doc.end(mark.line)
            start = max(begin, begin + mark.start)
            spans.append((start, max(start, end if mark.end is None else min(begin + mark.end, end))))
            reasons.setdefault(start, _reason(source, mark))
    plain = without(doc.source, spans) if spans else None
    return Markup(plain, reasons) if plain and plain.text.strip() else None


def put_back(
    doc: Document, markup: Markup, read: Document, reasons: dict[int, Reason]
) -> tuple[Document, dict[int, Reason]]:
    """Return the page with its markup and the labels that its text got, and the reasons of its pieces.

    Args:
        doc: the page as it was read; its lines are cut where that is needed.
        markup: what was taken out of it.
        read: the document of the rest, after all filters.
        reasons: why pieces of `read` are removed.
    """
    restored = restore(doc, markup.plain, read)
    doc = restored.doc
    found = {}
    for i, piece in enumerate(restored.pieces):
        if piece >= 0 and piece in reasons:
            found[i] = reasons[piece]
        elif piece < 0 and restored.removes_markup:
            found[i] = markup.reasons[markup.plain.span_at(doc.starts[i])]
            doc.labels[i] = found[i].label
    return doc, found


def marks_of(source: Filter, doc: Document) -> Iterator[Mark]:
    """Yield the marks of a filter, none where the page has nothing that it needs.

    Raises:
        PipelineError: a mark is outside the page, or its rule or its label is not one that the filter may give.
    """
    count = len(doc.lines)
    for mark in source.mark(doc, **source.options) if source.can_mark(doc) else ():
        _check(source, mark, count)
        yield mark


def _check(source: Filter, mark: Mark, count: int) -> None:
    if not isinstance(mark, Mark) or not 0 <= mark.line < count:
        raise PipelineError(f"filter {source.name!r} yields {mark!r}; the page has lines 0 to {count - 1}")
    if mark.rule not in source.rules and source.rules:
        raise PipelineError(unknown(f"filter {source.name!r} has no rule", mark.rule, source.rules))
    if mark.label is not None and mark.label not in REMOVABLE:
        raise PipelineError(unknown(f"filter {source.name!r} marks", mark.label, REMOVABLE))


def _apply(doc: Document, source: Filter, mark: Mark, line: int, reasons: dict[int, Reason]) -> None:
    if doc.labels[line] is Label.BODY:
        reasons[line] = reason = _reason(source, mark)
        doc.labels[line] = reason.label


def _reason(source: Filter, mark: Mark) -> Reason:
    label = source.label if mark.label is None else Label(mark.label)
    return Reason(label, f"{source.name}/{mark.rule}", mark.phrase, source.where)


def mark_lines(doc: Document, source: Filter, reasons: dict[int, Reason]) -> dict[int, Reason]:
    """Label the lines that a line filter marks, unless an earlier one has; return the reasons."""
    for mark in marks_of(source, doc):
        if mark.start or mark.end is not None:
            raise PipelineError(f"filter {source.name!r} marks part of a line; give it scope='span'")
        _apply(doc, source, mark, mark.line, reasons)
    return reasons


def cut_and_mark(doc: Document, source: Filter, reasons: dict[int, Reason]) -> dict[int, Reason]:
    """Cut the lines at the edges of a span filter's marks, then mark the pieces; return the reasons renumbered."""
    marks = [m for m in marks_of(source, doc) if doc.labels[m.line] is Label.BODY]
    if not any(mark.start or mark.end is not None for mark in marks):
        for mark in marks:
            _apply(doc, source, mark, mark.line, reasons)
        return reasons
    cuts: dict[int, list[int]] = {}
    places: list[tuple[int, int]] = []
    for mark in marks:
        begin, size = doc.starts[mark.line], len(doc.lines[mark.line])
        edges = (mark.start, size if mark.end is None else mark.end)
        places.append((begin + edges[0], begin + edges[1]))
        if any(0 < at < size for at in edges):
            cuts.setdefault(mark.line, []).extend(edges)
    moved = doc.cut(cuts) if cuts else list(range(len(doc) + 1))
    renumbered = {moved[i]: reason for i, reason in reasons.items()}
    for mark, (start, end) in zip(marks, places, strict=True):
        first, last = moved[mark.line], moved[mark.line + 1]
        for piece in range(bisect_left(doc.starts, start, first, last), bisect_left(doc.starts, end, first, last)):
            _apply(doc, source, mark, piece, renumbered)
    return renumbered


def removals(doc: Document, labels: Sequence[Label], reasons: dict[int, Reason]) -> tuple[Removal, ...]:
    """Return the lines whose label is not body, each with its reason."""
    body, starts, lines = Label.BODY, doc.starts, doc.lines
    removed = [i for i, label in enumerate(labels) if label is not body]
    return tuple([Removal(starts[i], starts[i] + len(lines[i]), lines[i], *reasons[i]) for i in removed])

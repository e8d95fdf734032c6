"""Menus, footers and the links of a page's own navigation."""

from collections.abc import Collection, Container, Iterator, Sequence
from typing import NamedTuple

from cleaner.filters.menus.bars import bar_of
from cleaner.filters.registry import filter
from cleaner.lexicon.kinds import of_filter, with_trait
from cleaner.page.document import Document, Mark
from cleaner.page.edges import find_edges
from cleaner.text.runs import runs
from cleaner.text.sentences import Ending, is_unspaced

MIN_MENU_WEIGHT = 6.0
"""Minimum weight of the main text on a page with clear edges: some three paragraphs."""

MAX_ENTRY_WORDS, MAX_ENTRY_CHARS, MAX_UNSPACED_ENTRY = 6, 50, 14
"""Maximum length of an entry that is in no lexicon; in characters for scripts without spaces."""


class Measure(NamedTuple):
    """What makes a run of labels, with the entries between them, a menu.

    Attributes:
        labels: minimum of different labels.
        between: maximum of other entries in a row.
        share: one line in so many is a label, at least.
    """

    labels: int
    between: int
    share: int


MEASURES = (Measure(labels=5, between=20, share=10), Measure(labels=3, between=5, share=3))
"""A long menu may be loose, a short one may not: the table of contents of a manual has a label or two as well."""

_BAR = bar_of("navigation")
_MENU = with_trait("menu")
_BESIDE = (with_trait("bar", "menu") | of_filter("pagination")) - of_filter("comment")
"""Kinds of labels beside which a number belongs to the interface; beside a button to vote it is content."""


@filter(
    "navigation",
    label="navigation",
    rules={
        "whole-line": "A label that leads around a site wherever it stands: Skip to content, Back to top.",
        "run": "Entries of menus and names of sections in a run of labels: Home, News, Sport, Contact.",
        "number": "A number or a sign between labels of such a run.",
        "label-line": "A line of nothing but such labels: Home | News | Sport | Contact.",
        "menu": "An entry between the known ones of a menu, above the article or below it.",
    },
    triggers=(
        "Skip to content\n",
        "Home\nNews\nSport\nContact\n",
        "Home | News | Sport | Contact\n",
        "Home\n|\nNews\n2\nSport\n",
    ),
)
def navigation(doc: Document) -> Iterator[Mark]:
    """Mark menus and footers, and the labels of a page's own navigation.

    "Politics" is a heading in an encyclopedia and "Search" one in a manual; so single words go only in a run of
    labels, and what no lexicon knows only between known entries, above the article or below it. A list that a line
    with a colon announces stays.
    """
    yield from _BAR.mark(doc)
    proven, labels = doc.label_runs.proven, doc.label_runs.labels
    numbers = [i for i in proven if i not in labels]
    if numbers:
        beside = {hit.line for hit in doc.phrases.whole(*_BESIDE)}
        yield from (Mark(i, "number") for i in numbers if _is_between(i, proven, labels, beside))
    yield from (Mark(i, "menu") for i in _menus(doc))


def _is_between(i: int, proven: Container[int], labels: Container[int], beside: Container[int]) -> bool:
    """Return whether the labels next to a number are of menus and bars."""
    for step in (-1, 1):
        k = i + step
        while k in proven and k not in labels:
            k += step
        if k not in beside:
            return False
    return True


def _menus(doc: Document) -> Iterator[int]:
    """Yield the lines of the menus above a page's text and below it, from their first label to their last."""
    mixed = doc.label_runs.mixed
    lines = {hit.line for hit in doc.phrases.whole(*_MENU)}.union(mixed, doc.label_runs.label_lines_of(*_MENU))
    if not mixed and len(lines) < min(measure.labels for measure in MEASURES):
        return
    edges = find_edges(doc)
    if edges.weight < MIN_MENU_WEIGHT:
        return
    head = set(doc.harvest.lines()) - {i for i in mixed if "  " in doc.lines[i]}  # a line with gaps is in no head
    labels = sorted(lines - head)
    yield from (i for i in sorted(mixed - head) if not edges.start < i < edges.end)
    for zone in ([i for i in labels if i < edges.start], [i for i in labels if i > edges.end]):
        yield from _menus_of(doc, zone, head, MEASURES)


def _menus_of(
    doc: Document, labels: Sequence[int], head: Collection[int], measures: Sequence[Measure]
) -> Iterator[int]:
    """Yield the lines of the menus among the labels of one edge, by the first of the measures that fits each."""
    if not measures:
        return
    measure = measures[0]

    def joined(before: int, after: int) -> bool:
        between = range(before + 1, after)
        return len(between) <= measure.between and all(_is_entry(doc, i, head) for i in between)

    for run in runs(labels, joined):
        different = len({doc.keys[i] for i in run})
        if different >= measure.labels and len(run) * measure.share > run[-1] - run[0]:
            yield from range(run[0], run[-1] + 1)
        else:
            yield from _menus_of(doc, run, head, measures[1:])


def _is_entry(doc: Document, i: int, head: Collection[int]) -> bool:
    """Return whether a line can be an entry of a menu: short, no sentence, no part of the article's head."""
    line = doc.lines[i]
    if i in head or len(line) > MAX_ENTRY_CHARS or (len(line) > MAX_UNSPACED_ENTRY and is_unspaced(line)):
        return False
    return len(line.split(None, MAX_ENTRY_WORDS)) <= MAX_ENTRY_WORDS and doc.endings[i] < Ending.ELLIPSIS

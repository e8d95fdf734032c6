"""Menus at the edges of a page: labels of a site's navigation with entries between them that no lexicon has."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from cleaner.page.document import Document
from cleaner.page.edges import find_edges
from cleaner.text.sentences import ends_sentence, is_unspaced

KINDS = ("navigation", "navigation_weak", "section", "legal", "login", "endonym")
"""Kinds of labels that menus and footers are made of."""

LEAST_WEIGHT = 6.0
"""A page with less running text than some three paragraphs has no clear edges."""

MOST_WORDS, MOST_CHARS = 6, 50
"""Length of an entry that is in no lexicon."""


MOST_UNSPACED = 14
"""Characters of such an entry in a script without spaces."""


class Measure(NamedTuple):
    """What makes a run of labels, with the entries between them, a menu.

    Attributes:
        labels: different labels, at least.
        between: other entries in a row, at most.
        share: one line in so many is a label, at least.
    """

    labels: int
    between: int
    share: int


MEASURES = (Measure(labels=5, between=20, share=10), Measure(labels=3, between=5, share=3))
"""A long menu may be loose, a short one may not: the table of contents of a manual has a label or two as well."""


def find_menus(doc: Document) -> Iterator[int]:
    """Yield the lines of the menus above a page's text and below it, from their first label to their last."""
    interface = doc.label_runs
    lines = {hit.line for hit in doc.phrases.whole(*KINDS)}.union(interface.mixed, interface.label_lines_of(*KINDS))
    if not interface.mixed and len(lines) < min(measure.labels for measure in MEASURES):
        return
    edges = find_edges(doc)
    if edges.weight < LEAST_WEIGHT:
        return
    taken = set(doc.harvest.lines())
    taken -= {i for i in interface.mixed if "  " in doc.lines[i]}  # no headline has gaps
    labels = sorted(lines - taken)
    yield from (i for i in sorted(interface.mixed - taken) if not edges.start < i < edges.end)
    for zone in ([i for i in labels if i < edges.start], [i for i in labels if i > edges.end]):
        yield from _menus_of(doc, zone, taken, MEASURES)


def _menus_of(
    doc: Document, labels: Sequence[int], taken: Collection[int], measures: Sequence[Measure]
) -> Iterator[int]:
    """Yield the lines of the menus among the labels of one edge, by the first of the measures that fits each."""
    if not measures or not labels:
        return
    run: list[int] = []
    for i in [*labels, -1]:
        if run and (i < 0 or not _is_joined(doc, run[-1], i, taken, measures[0].between)):
            if _is_menu(doc, run, measures[0]):
                yield from range(run[0], run[-1] + 1)
            else:
                yield from _menus_of(doc, run, taken, measures[1:])
            run = []
        run.append(i)


def _is_joined(doc: Document, before: int, after: int, taken: Collection[int], most: int) -> bool:
    between = range(before + 1, after)
    return len(between) <= most and all(_is_entry(doc, i, taken) for i in between)


def _is_menu(doc: Document, run: Sequence[int], measure: Measure) -> bool:
    different = len({doc.keys[i] for i in run})
    return different >= measure.labels and len(run) * measure.share > run[-1] - run[0]


def _is_entry(doc: Document, i: int, taken: Collection[int]) -> bool:
    """Say whether a line can be an entry of a menu: short, no sentence, no part of the article's head."""
    line = doc.lines[i]
    if i in taken or len(line) > MOST_CHARS or (len(line) > MOST_UNSPACED and is_unspaced(line)):
        return False
    return len(line.split(None, MOST_WORDS)) <= MOST_WORDS and not ends_sentence(line)

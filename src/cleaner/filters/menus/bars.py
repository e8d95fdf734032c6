"""Label bars: lines that are labels of the interface. A filter of nothing else is a row of `bars.json`.

A sure label is removed anywhere, a weak one in a run of labels, and a label line as a whole. Which phrases are the
sure and weak labels of a filter, `lexicon/kinds.json` says.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from cleaner.filters.registry import Filter, filter, read_filters
from cleaner.lexicon.kinds import KINDS, SURE, WEAK, of_filter, with_trait
from cleaner.lexicon.matcher import PhraseMatch
from cleaner.page.document import Document, Mark
from cleaner.page.edges import find_edges
from cleaner.page.label_runs import announces

MIN_LEAD_CHARS = 20
"""Minimum length of a line with a colon that announces a list of sure labels."""

MAX_LISTED = 10
"""Maximum labels in a row above which the line that announces them is looked for."""

MAX_COUNTED = 2
"""Maximum times that a page has one counter: "260 followers" under each name of a list is what the list says."""

MAX_APPEAL_WORDS = 24
"""Maximum words of a page's appeal to its readers."""

USUAL = ("whole-line", "run", "label-line")
"""The rules of a filter that calls its bar and has others besides."""

_COUNTS = with_trait("count")
_FULL_STOPS = frozenset(".。．।،")
_ELLIPSES = ("...", ". . .")


class Bar(NamedTuple):
    """The labels of one filter, and the rules by which it finds them.

    Attributes:
        sure, weak, leads: its kinds of phrases by what they are worth (see `cleaner.lexicon.kinds`).
        rules: names of the rules that run.
    """

    sure: tuple[str, ...]
    weak: tuple[str, ...]
    leads: tuple[str, ...]
    rules: tuple[str, ...]

    def mark(self, doc: Document) -> Iterator[Mark]:
        """Yield the marks of the filter's rules."""
        for rule in self.rules:
            yield from RULES[rule](self, doc)


def bar_of(name: str, *rules: str) -> Bar:
    """Return the bar of the filter called `name`, by the three usual rules if none are named.

    >>> [mark.rule for mark in bar_of("share").mark(Document("Copy link\\nTweet\\n\\nTweet Share Email"))]
    ['whole-line', 'run', 'label-line']
    """
    own = of_filter(name)
    sure, weak, leads = (tuple(sorted(own & kinds)) for kinds in (SURE, WEAK, with_trait("lead")))
    return Bar(sure, weak, leads, rules or USUAL)


def _appeals(bar: Bar, doc: Document) -> Iterator[Mark]:
    for hit in doc.phrases.leading(*bar.leads):
        if len(doc.lines[hit.line].split()) <= MAX_APPEAL_WORDS:
            yield Mark(hit.line, "leading", phrase=hit.entry)


def _sure_labels(bar: Bar, doc: Document) -> Iterator[Mark]:
    hits = list(sure_labels(doc, *bar.sure))
    times = Counter(hit.phrase for hit in hits if "0" in hit.phrase and not _COUNTS.isdisjoint(doc.kinds[hit.line]))
    for hit in hits:
        if times[hit.phrase] <= MAX_COUNTED or hit.line in doc.label_runs.proven:
            yield Mark(hit.line, "whole-line", phrase=hit.entry)


def _weak_labels(bar: Bar, doc: Document) -> Iterator[Mark]:
    hits = doc.phrases.whole(*bar.weak)
    if hits:
        proven = doc.label_runs.proven
        yield from (Mark(hit.line, "run", phrase=hit.entry) for hit in hits if hit.line in proven)


def _weak_labels_outside(bar: Bar, doc: Document) -> Iterator[Mark]:
    marks = list(_weak_labels(bar, doc))
    if marks:
        edges = find_edges(doc)
        yield from (mark for mark in marks if not edges.start < mark.line < edges.end)


def _label_lines(bar: Bar, doc: Document) -> Iterator[Mark]:
    return (Mark(i, "label-line") for i in doc.label_runs.label_lines_of(*bar.sure, *bar.weak))


RULES: Mapping[str, Callable[[Bar, Document], Iterator[Mark]]] = {
    "leading": _appeals,
    "whole-line": _sure_labels,
    "run": _weak_labels,
    "run-outside": _weak_labels_outside,
    "label-line": _label_lines,
}
"""The rules that a row may have, by name."""


def sure_labels(doc: Document, *kinds: str) -> Iterator[PhraseMatch]:
    """Yield the lines that are a label of any of `kinds`, without those that may be a sentence or an item of a text.

    A full stop makes "Copy link." a step of an instruction, and a line with a colon above announces what follows.
    """
    unstopped = (hit for hit in doc.phrases.whole(*kinds) if not _is_stopped(doc.lines[hit.line]))
    return (hit for hit in unstopped if not is_announced(doc, hit.line))


def is_announced(doc: Document, i: int) -> bool:
    """Return whether line `i` stands in a list of labels that a line with a colon above announces."""
    labels = doc.label_runs.labels
    above = next((k for k in range(i - 1, max(-1, i - MAX_LISTED), -1) if k not in labels), -1)
    if above < 0 or len(doc.lines[above]) < MIN_LEAD_CHARS:
        return False
    return announces(doc.lines[above], doc.keys[above], doc.phrases.table)


def _is_stopped(line: str) -> bool:
    return line[-1] in _FULL_STOPS and not line.endswith(_ELLIPSES)


def _to_filter(name: str, row: dict[str, Any]) -> Filter:
    needed = [kind for kind in of_filter(name) if KINDS[kind].match]
    rules = {"run" if rule == "run-outside" else rule: about for rule, about in row["rules"].items()}
    make = filter(name, label=row["label"], rules=rules, triggers=row["triggers"], needs_kinds=needed)
    return make(bar_of(name, *row["rules"]).mark)


FILTERS = read_filters("filters/menus/bars.json", _to_filter)
"""The filters of the rows by name."""

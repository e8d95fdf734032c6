"""Labels of the interface that are sure by themselves: when a line that is one may be part of a text all the same."""

from collections.abc import Iterable, Iterator

from cleaner.lexicon.matcher import PhraseMatch
from cleaner.page.document import Document
from cleaner.page.label_runs import announces

LEAST_LEAD = 20
"""Characters of a line with a colon that announces a list of sure labels."""

MOST_LISTED = 10
"""Labels in a row above which the line that announces them is looked for."""

MOST_COUNTED = 2
"""Times that a page has one label with a number: "260 followers" under each name of a list is what the list says."""

_FULL_STOPS = frozenset(".。．।،")
_ELLIPSES = ("...", ". . .")


def sure_labels(doc: Document, *kinds: str) -> Iterator[PhraseMatch]:
    """Yield the lines that are a label of any of `kinds`, without those that may be a sentence or an item of a text.

    A full stop makes "Copy link." a step of an instruction, and a line with a colon above announces what follows.
    """
    unstopped = (hit for hit in doc.phrases.whole(*kinds) if not _is_stopped(doc.lines[hit.line]))
    return (hit for hit in unstopped if not is_announced(doc, hit.line))


def is_announced(doc: Document, i: int) -> bool:
    """Say whether line `i` stands in a list of labels that a line with a colon above announces, no label itself."""
    labels = doc.label_runs.labels
    above = next((k for k in range(i - 1, max(-1, i - MOST_LISTED), -1) if k not in labels), -1)
    if above < 0 or len(doc.lines[above]) < LEAST_LEAD:
        return False
    return announces(doc.lines[above], doc.keys[above], doc.phrases.table)


def without_lists(hits: Iterable[PhraseMatch], proven: frozenset[int]) -> list[PhraseMatch]:
    """Return hits with a number in them, without those of a list that counts something for each of its items."""
    found = list(hits)
    counts: dict[str, int] = {}
    for hit in found:
        counts[hit.phrase] = counts.get(hit.phrase, 0) + 1
    return [hit for hit in found if counts[hit.phrase] <= MOST_COUNTED or hit.line in proven]


def _is_stopped(line: str) -> bool:
    return line[-1] in _FULL_STOPS and not line.endswith(_ELLIPSES)

"""Menus, footers and the links of a page's own navigation."""

from collections.abc import Container, Iterator

from cleaner.filters.menus._menus import find_menus
from cleaner.filters.menus.bars import sure_labels
from cleaner.filters.registry import filter
from cleaner.page.document import Document, Mark

_BARS = ("share", "share_weak", "network", "counter", "tools", "legal", "login", "pagination", "endonym", "live")
_KINDS = ("navigation", "navigation_weak", "section")


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
    yield from (Mark(hit.line, "whole-line", phrase=hit.entry) for hit in sure_labels(doc, "navigation"))
    proven, labels = doc.label_runs.proven, doc.label_runs.labels
    for hit in doc.phrases.whole(*_KINDS):
        if hit.line in proven:
            yield Mark(hit.line, "run", phrase=hit.entry)
    beside = {hit.line for hit in doc.phrases.whole(*_KINDS, *_BARS)}
    numbers = (i for i in proven if i not in labels)
    yield from (Mark(i, "number") for i in numbers if _is_between(i, proven, labels, beside))
    yield from (Mark(i, "label-line") for i in doc.label_runs.label_lines_of(*_KINDS))
    yield from (Mark(i, "menu") for i in find_menus(doc))


def _is_between(i: int, proven: Container[int], labels: Container[int], beside: Container[int]) -> bool:
    """Say whether the labels next to a number are of menus and bars; beside a button to vote it is content."""
    for step in (-1, 1):
        k = i + step
        while k in proven and k not in labels:
            k += step
        if k not in beside:
            return False
    return True

"""Calendars of events: filters, views and buttons around the events."""

from collections.abc import Iterator
from itertools import pairwise

from cleaner.filters.menus._site import site_labels
from cleaner.filters.registry import filter
from cleaner.page.document import Document, Mark
from cleaner.text.lazy import pattern

DAYS = 7
"""Days of a week."""

MOST_ROWS = 42
"""Lines of a month, one day a line at most."""

_COUNT = pattern(r"\D{0,10}\d{1,6} {0,2}(?:-|to) {0,2}\d{1,6}\W{0,2}(?:of|out of|/)\W{0,2}\d{1,6}\b")


@filter(
    "calendar",
    label="navigation",
    rules={
        "whole-line": "A label that only calendars have: Add to calendar, List view.",
        "run": "Labels such as Buy tickets and Date from beside other labels of the interface.",
        "count": "How many events are shown: Showing 1 - 8 of 23 events.",
        "month": "The days of a month below the names of the days: 4 5 6 7 8 9 10.",
        "label-line": "A line of nothing but such labels.",
    },
    triggers=(
        "Add to calendar\n",
        "Showing 1 - 8 of 23 events\n",
        "Mo Tu We Th Fr Sa Su\n1 2 3\n4 5 6 7 8 9 10\n",
        "Filter events\nDate from\nCategory\nApply\n",
        "Buy tickets | More info | Add to calendar\n",
    ),
)
def calendar(doc: Document) -> Iterator[Mark]:
    """Mark the labels of a calendar; dates, places and descriptions of events stay."""
    yield from site_labels(doc, "calendar", "calendar_weak")
    for hit in doc.phrases.leading("calendar_lead"):
        if _COUNT.match(doc.keys[hit.line][len(hit.phrase) :]):
            yield Mark(hit.line, "count", phrase=hit.entry)
    for hit in doc.phrases.whole("calendar"):
        if hit.phrase.count(" ") == DAYS - 1:
            yield from (Mark(i, "month") for i in _weeks(doc, hit.line))


def _weeks(doc: Document, heading: int) -> Iterator[int]:
    """Yield the lines below the names of the days that hold the days of a month, counted up one by one."""
    last = 0
    for i in range(heading + 1, min(heading + 1 + MOST_ROWS, len(doc))):
        words = doc.lines[i].split()
        numbers = [int(word) for word in words if word.isascii() and word.isdigit() and len(word) <= 2]
        if len(numbers) < len(words) or (last and numbers[0] != last + 1):
            return
        if any(after != before + 1 for before, after in pairwise(numbers)):
            return
        last = numbers[-1]
        yield i

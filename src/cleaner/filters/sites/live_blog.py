"""The labels of live blogs: Refresh, Key events, Pinned."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cleaner.filters.menus._site import repeated
from cleaner.filters.notices.evidence import addressed
from cleaner.filters.registry import filter
from cleaner.lexicon.matcher import PhraseMatch
from cleaner.page.document import Document, Mark
from cleaner.text.lazy import pattern

FARTHEST = 2
"""Lines between two labels that stand beside each other, a number between them at most."""

LEAST_STAMPS = 2
"""Times of entries that a live blog has at least."""

MOST_NOTICE_WORDS = 24
"""Words of the notice that a live blog is over."""

MOST_FILTERS = 4
"""Lines below a list of key events by which its reader chooses: Key events (4), Varn (9)."""

MOST_EVENTS = 40
"""Entries of a list of key events."""

MOST_STAMP_CHARS = 32
"""The line with an entry's time is no longer than this."""

_COUNTED = pattern(r"(?:[^\W\d_][^()]{1,40}\(\d{1,4}\)\s{0,4}){1,12}")
_EVENT = pattern(r"\D{0,12}\d{1,2}\s?[:.h]\s?[0-5]\d(?:\s?[ap]m)?\s{1,4}\S.{0,160}$", re.IGNORECASE)
_STAMP = pattern(r"\D{0,12}\d{1,2}\s?[:.h]\s?[0-5]\d\b")


@filter(
    "live-blog",
    label="navigation",
    rules={
        "run": "A label of a live blog in a run of labels: Live, Key events, Refresh.",
        "beside-another": "Two labels of a live blog beside each other, on a page whose entries have times.",
        "notice": "A sentence that says that a live blog is over: This live blog is now closed.",
        "bar": "A share button that stands below each entry.",
        "event": "An entry of a list of key events, between two labels: 20.55 Power back in most homes.",
        "filter": "What a reader may choose below such a list: Key events (4) Varn (9).",
        "beside-event": "The labels above and below such a list.",
        "beside-time": "On a page where one of these fired, a label beside an entry's time: Pinned, 14:32.",
    },
    triggers=(
        "Live\nKey events\nRefresh\n14:32\nThe bridge is open again.\n13:05\nThe bridge is closed.\n",
        "Key events\nRefresh\n",
        "Pinned\n14:32\n",
        "This live blog is now closed.\n",
        "Key events\n20.55 Power is back\n16.38 Gust of 151 km/h\nShow key events only\nKey events (4) Varn (9)\n",
        "Key events\n20.55 Power is back\n16.38 Gust\nShow key events only\n20.55\nShare\n16.38\nShare\nShare\n",
    ),
)
def live_blog(doc: Document) -> Iterator[Mark]:
    """Mark the labels around the entries of a live blog; the times and headlines of entries stay.

    "Refresh" and "Key moments" are headings of honest texts too, so one alone stays, and so does a list that a colon
    announces.
    """
    notices = addressed(doc, doc.phrases.inside("live_notice"), MOST_NOTICE_WORDS)
    yield from (Mark(hit.line, "notice", phrase=hit.entry) for hit in notices)
    hits = [hit for hit in doc.phrases.whole("live") if doc.lines[hit.line][-1] not in ".:!?。：！？"]
    run = [hit for hit in hits if hit.line in doc.label_runs.proven]
    yield from (Mark(hit.line, "run", phrase=hit.entry) for hit in run)
    if len(hits) < 2:
        return
    beside = _beside_another(doc, hits)
    events = list(_key_events(doc, hits))
    live = len({hit.phrase for hit in run}) > 1 or bool(beside or events)
    stamps = _stamps(doc) if live else set()
    if len(stamps) < LEAST_STAMPS:
        return
    yield from (Mark(hit.line, "beside-another", phrase=hit.entry) for hit in beside)
    yield from (Mark(i, "bar", phrase=hit.entry) for i, hit in repeated(doc, "share", "share_weak").items())
    yield from events
    for hit in hits:
        if hit.line - 1 in stamps or hit.line + 1 in stamps:
            yield Mark(hit.line, "beside-time", phrase=hit.entry)


def _key_events(doc: Document, hits: Sequence[PhraseMatch]) -> Iterator[Mark]:
    """Mark what stands between two labels of a live blog where every line begins with an entry's time."""
    lines = {hit.line for hit in hits}
    for first, second in pairwise(hits):
        between = range(first.line + 1, second.line)
        if LEAST_STAMPS <= len(between) <= MOST_EVENTS and all(_EVENT.match(doc.lines[i]) for i in between):
            yield from (Mark(i, "event") for i in between)
            yield from (Mark(hit.line, "beside-event", phrase=hit.entry) for hit in (first, second))
            below = range(second.line + 1, min(second.line + 1 + MOST_FILTERS, len(doc)))
            yield from (Mark(i, "filter") for i in below if i in lines or _COUNTED.fullmatch(doc.lines[i]))


def _beside_another(doc: Document, hits: Sequence[PhraseMatch]) -> list[PhraseMatch]:
    """Return the labels that stand beside a different one, unless a colon announces them."""
    found: dict[int, PhraseMatch] = {}
    for first, second in pairwise(hits):
        between = doc.keys[first.line + 1 : second.line]
        near = second.line - first.line <= FARTHEST and all(not key.strip("0123456789:.,+ ") for key in between)
        announced = first.line > 0 and first.line not in found and doc.lines[first.line - 1].endswith((":", "："))
        if near and not announced and first.phrase != second.phrase:
            found.update({first.line: first, second.line: second})
    return list(found.values())


def _stamps(doc: Document) -> set[int]:
    """Return the short lines that begin with a time, or say how long ago something was."""
    clock = [i for i in doc.phrases.numbered if len(doc.lines[i]) <= MOST_STAMP_CHARS and _STAMP.match(doc.lines[i])]
    return {*clock, *(hit.line for hit in doc.phrases.whole("ago"))}

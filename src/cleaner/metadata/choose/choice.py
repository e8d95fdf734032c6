"""What is chosen among the candidates of a page, and between the readings of a date."""

from collections.abc import Sequence
from typing import NamedTuple

from cleaner.metadata.text.date import date_in_url, decide
from cleaner.page.candidates import Candidate, Harvest


class Choice(NamedTuple):
    """What was chosen among candidates.

    Attributes:
        sources: for each field found the candidate; "author" and "tag" have the first or surest of several.
        authors, tags: all candidates of those fields that were chosen.
        shows_change: whether a reader of the page sees the date of its last change.
    """

    sources: dict[str, Candidate]
    authors: Sequence[Candidate]
    tags: Sequence[Candidate]
    shows_change: bool = True


def decided(candidate: Candidate, url: str | None, found: Harvest, page: str) -> str | None:
    """Return the reading of an ambiguous date that the page's address, or the rest of the page, speaks for, or None."""
    day = date_in_url(url) if url and candidate.readings else ""
    for reading in candidate.readings:
        if day and reading.startswith(day):
            return reading
    others = [other.value for other in found.of("date", "modified") if other.value]
    written = page[candidate.start : candidate.end] if candidate.start >= 0 else ""
    return decide(candidate.readings, others, written, page) or None

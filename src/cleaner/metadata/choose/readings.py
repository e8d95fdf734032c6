"""Decides between the readings of a date that can be read day first or month first."""

from cleaner.metadata.text.date import date_in_url, decide
from cleaner.page.candidates import Candidate, Harvest


def decided(candidate: Candidate, url: str | None, found: Harvest, page: str) -> str | None:
    """Return the reading of an ambiguous date that the page's address, or the rest of the page, speaks for, or None.

    Args:
        candidate: the date.
        url: the page's address, if it is known.
        found: what the page's text shows.
        page: the text, which the candidate's offsets index.
    """
    day = date_in_url(url) if url and candidate.readings else ""
    for reading in candidate.readings:
        if day and reading.startswith(day):
            return reading
    others = [other.value for other in found.of("date", "modified") if other.value]
    written = page[candidate.start : candidate.end] if candidate.start >= 0 else ""
    return decide(candidate.readings, others, written, page) or None

"""Turns one declared value into candidates of its field, whichever source it comes from."""

import re
from collections.abc import Callable, Iterator

from cleaner.metadata.html.people import names_in
from cleaner.metadata.html.values import MOST_TEXT, Property, declare, to_dates, to_text, to_url
from cleaner.page.candidates import Candidate

MOST_TITLE, MOST_LABEL, MOST_TAG = 400, 80, 60
"""Characters of a title, of a section's or a site's name, and of a tag; longer ones are something else."""

MOST_TAGS = 40
"""Tags of one declaration; more are a list for search engines."""

_LANGUAGE = r"(?i)([a-z]{2,3})(?:[-_][a-z0-9]{2,8}){0,3}"
_DATES = ("date", "modified")
_URLS = ("canonical_url", "image")


def candidates(field: str, value: object, sure: float, prop: Property) -> Iterator[Candidate]:
    """Yield what a declared value says of its field: nothing where it is unusable.

    Args:
        field: as in `Candidate`.
        value: as the page has it.
        sure: how much the source is to be believed, 0 to 1.
        prop: what declares it.
    """
    text = to_text(value)
    if field in _DATES:
        readings = to_dates(text)
        if readings:
            single = readings[0] if len(readings) == 1 else ""
            yield declare(field, single, sure, prop, readings if not single else ())
    elif field in _LISTS:
        yield from (declare(field, one, sure, prop) for one in _LISTS[field](text))
    elif one := _single(field, text, prop.base):
        yield declare(field, one, sure, prop)


def _single(field: str, text: str, base: str | None) -> str:
    """Return the one value of a field that has no list, or ""."""
    if field in _URLS:
        return to_url(text, base)
    if field == "language":
        match = re.fullmatch(_LANGUAGE, text)
        return match[1].lower() if match else ""
    most = {"description": MOST_TEXT, "title": MOST_TITLE}.get(field, MOST_LABEL)
    return text if len(text) <= most else ""


def _tags(text: str) -> Iterator[str]:
    for piece in re.split(r"[,;、，|]", text)[:MOST_TAGS]:
        tag = piece.strip(" #\"'")
        if 0 < len(tag) <= MOST_TAG:
            yield tag


_LISTS: dict[str, Callable[[str], Iterator[str]]] = {"author": names_in, "tag": _tags}

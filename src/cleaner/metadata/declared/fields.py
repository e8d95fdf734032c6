"""Turns one declared value into candidates of its field, whichever source it comes from."""

import re
from collections.abc import Iterator

from cleaner.found import Candidate
from cleaner.metadata.declared.people import names_in
from cleaner.metadata.declared.values import declare, to_dates, to_text, to_url

MOST_TITLE, MOST_LABEL, MOST_TAG = 400, 80, 60
"""Characters of a title, of a section's or a site's name, and of a tag; longer ones are something else."""

MOST_TAGS = 40
"""Tags of one declaration; more are a list for search engines."""

_LANGUAGE = r"(?i)([a-z]{2,3})(?:[-_][a-z0-9]{2,8}){0,3}"
_DATES = ("date", "modified")
_URLS = ("canonical_url", "image")
_LABELS = ("site_name", "section")


def candidates(field: str, value: object, sure: float, origin: str, rule: str, base: str | None) -> Iterator[Candidate]:
    """Yield what a declared value says of its field: nothing where it is unusable.

    Args:
        field: as in `Candidate`.
        value: as the page has it.
        sure: how much the source is to be believed, 0 to 1.
        origin: what kind of source it is.
        rule: the value's name there.
        base: the page's own address, which makes others whole.
    """
    text = to_text(value)
    if not text:
        return
    if field in _DATES:
        readings = to_dates(text)
        if len(readings) == 1:
            yield declare(field, readings[0], sure, origin, rule)
        elif readings:
            yield declare(field, "", sure, origin, rule, readings)
    elif field == "author":
        yield from (declare(field, name, sure, origin, rule) for name in names_in(text))
    elif field == "tag":
        tags = (tag.strip(" #\"'") for tag in re.split(r"[,;、，|]", text)[:MOST_TAGS])
        yield from (declare(field, tag, sure, origin, rule) for tag in tags if 0 < len(tag) <= MOST_TAG)
    elif field in _URLS:
        if address := to_url(text, base):
            yield declare(field, address, sure, origin, rule)
    elif field == "language":
        if match := re.fullmatch(_LANGUAGE, text):
            yield declare(field, match[1].lower(), sure, origin, rule)
    elif len(text) <= (MOST_LABEL if field in _LABELS else MOST_TITLE) or field == "description":
        yield declare(field, text, sure, origin, rule)

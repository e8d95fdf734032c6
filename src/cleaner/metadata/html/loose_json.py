"""Reads the JSON that pages hold in scripts, and what is nearly JSON: trailing commas, raw line breaks, stray escapes.

Numbers stay strings: none of them is computed with, and a number of a million digits costs no more than a text.
"""

import html
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from cleaner.text.lazy import pattern

MOST_CHARS = 1_000_000
"""Characters of one script that are read; the largest on pages that are no attack had 600,000."""

MOST_VALUES = 64
"""Values that one script holds one behind the other; most hold one."""

_WRAPPING = pattern(r"<!\[CDATA\[|\]\]>|<!--|-->|/\*{1,2}\s{0,9}\*/")
_TRAILING_COMMA = pattern(r",(\s{0,999}[}\]])")
_BAD_ESCAPE = pattern(r'\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})')
_BETWEEN = " \t\r\n,;/*\ufeff\x00"


def read_loose(text: str) -> Iterator[Any]:
    """Yield the JSON values in a script's text; nothing where it cannot be read even with its usual mistakes mended.

    >>> list(read_loose('<!-- {"headline": "Port strike ends",} -->'))
    [{'headline': 'Port strike ends'}]
    >>> list(read_loose('{"year": 2021} {"year":'))
    [{'year': '2021'}]
    """
    if len(text) > MOST_CHARS:
        return
    mended = text
    for mend in _MENDS:
        mended = mend(mended)
        values, complete = _read_values(mended.strip(_BETWEEN))
        if complete or (values and mend is _MENDS[-1]):
            yield from values
            return


def _read_values(text: str) -> tuple[list[Any], bool]:
    """Return the values at the beginning of `text`, and whether they are all of it."""
    found: list[Any] = []
    at, decoder = 0, _decoder()
    while at < len(text) and len(found) < MOST_VALUES:
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return found, False
        found.append(value)
        rest = text[at : at + 999]
        at += len(rest) - len(rest.lstrip(_BETWEEN))
    return found, True


def _decoder() -> json.JSONDecoder:
    return json.JSONDecoder(strict=False, parse_int=str, parse_float=str, parse_constant=str)


_MENDS: tuple[Callable[[str], str], ...] = (
    lambda text: text,
    lambda text: _WRAPPING.sub(" ", text),
    lambda text: _TRAILING_COMMA.sub(r"\1", text),
    lambda text: _BAD_ESCAPE.sub(r"\\\\", text.replace("\\'", "'")),
    lambda text: _TRAILING_COMMA.sub(r"\1", html.unescape(text)) if "&quot;" in text else text,
)
"""What is mended in turn, each on top of those before it, until the text can be read."""

_DATES = re.compile(r'"(datePublished|dateModified)"\s{0,9}:\s{0,9}"([^"\\<>]{8,40})"')


def dates_in(text: str) -> dict[str, str]:
    """Return the dates of publication and change in a script that cannot be read, the first of each.

    >>> dates_in('{"headline": "The "best" ferry", "datePublished": "2021-03-03"')
    {'datePublished': '2021-03-03'}
    """
    found: dict[str, str] = {}
    for match in _DATES.finditer(text[:MOST_CHARS]):
        found.setdefault(match[1], match[2])
    return found

"""Brings declared values into the form of the metadata: one line of text, a date as ISO 8601, an address, names.

`candidates` turns one declared value into the candidates of its field, whichever source it comes from.
"""

import html
import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from cleaner.metadata.text.credit_line import byline_prefix
from cleaner.metadata.text.date import find_date
from cleaner.metadata.text.names import is_degree, is_full_name, split_names
from cleaner.page.candidates import Candidate, Source
from cleaner.text.lazy import pattern, read_text
from cleaner.text.normalize import lookup_key, normalize

MAX_TEXT_CHARS, MAX_DATE_CHARS, MAX_URL_CHARS = 2000, 90, 2048
"""Maximum characters of a text, a date and an address that are looked at."""

FIRST_YEAR, YEARS_AHEAD = 1990, 1
"""No page is older than the web; one dated later than next year is a mistake."""

_TAG = pattern(r"<[^<>]{1,200}>")
_SPACES = pattern(r"\s+")
_EPOCH = r"1\d{9}(?:\d{3})?"
_COMPACT = r"((?:19|20)\d\d)([01]\d)([0-3]\d)(?:T?(\d\d)(\d\d)(?:\d\d)?Z?)?"
_EMPTY = frozenset(("", "null", "none", "undefined", "false", "n/a", "-", "nan", "[]", "{}"))
_ZONE = pattern(r"\d\s?(?:(?:gmt|utc)?\s?([+-])(\d\d):?(\d\d)|(gmt|utc|z))\b")


class Property(NamedTuple):
    """What declares a value.

    Attributes:
        source: where it was read, as in `Candidate`.
        name: the property's name there, the rule of its candidates.
        base: the page's own address, which makes other addresses whole.
        group: the list of authors that it belongs to.
    """

    source: Source
    name: str
    base: str | None = None
    group: str = ""


def declare(field: str, value: str, sure: float, prop: Property, readings: tuple[str, ...] = ()) -> Candidate:
    """Return a candidate that stands nowhere in the text."""
    return Candidate(field, value, -1, -1, -1, sure, prop.name, readings, False, prop.source, prop.group)


def to_text(value: object) -> str:
    """Return a declared text as one line without entities and tags; "" for what is not text or says that there is none.

    >>> to_text(" Ferries &amp; <b>piers</b>\\n"), to_text("null"), to_text(None)
    ('Ferries & piers', '', '')
    """
    if not isinstance(value, str):
        return ""
    text = value[:MAX_TEXT_CHARS]
    if "&" in text:
        text = html.unescape(text)
    if "<" in text:
        text = _TAG.sub("", text)
    text = _SPACES.sub(" ", text.replace("\x00", "").replace("\u00ad", "")).strip()
    return "" if text.lower() in _EMPTY else text


def to_dates(value: object) -> tuple[str, ...]:
    """Return the readings of a declared date as ISO 8601, to the day or the minute: none, one, or two.

    Takes the forms that pages show their readers, RFC 2822, ISO 8601 without dashes, and seconds or milliseconds
    since 1970. Years before the web and after next year give none.

    >>> to_dates("2021-03-03T18:19:04.000Z"), to_dates("Wed, 03 Mar 2021 18:19:04 +0100"), to_dates("1614795544")
    (('2021-03-03T18:19+00:00',), ('2021-03-03T18:19+01:00',), ('2021-03-03T18:19+00:00',))
    >>> to_dates("04/05/2021"), to_dates("0001-01-01")
    (('2021-05-04', '2021-04-05'), ())
    """
    text = to_text(value)
    if not 6 <= len(text) <= MAX_DATE_CHARS:
        return ()
    if re.fullmatch(_EPOCH, text):
        moment = datetime.fromtimestamp(int(text[:10]), UTC)
        readings: tuple[str, ...] = (moment.isoformat(timespec="minutes"),)
    elif match := re.fullmatch(_COMPACT, text):
        day = "-".join(match.groups()[:3])
        found = find_date(f"{day}t{match[4]}:{match[5]}" if match[4] else day)
        readings = (found.value,) if found else ()
    else:
        readings = _read(normalize(text))
    return tuple(reading for reading in readings if FIRST_YEAR <= int(reading[:4]) <= last_year())


def _read(normalized: str) -> tuple[str, ...]:
    found = find_date(normalized)
    if found is None:
        return ()
    readings = found.readings or (found.value,)
    if "T" not in readings[0] or len(readings[0]) > len("2021-03-03T18:19"):
        return readings
    zone = _ZONE.search(normalized, 8)
    if zone is None:
        return readings
    offset = f"{zone[1]}{zone[2]}:{zone[3]}" if zone[1] else "+00:00"
    return tuple(reading + offset for reading in readings)


def last_year() -> int:
    """Return the last year that the date of a page may have: next year."""
    return datetime.now(UTC).year + YEARS_AHEAD


def to_url(value: object, base: str | None) -> str:
    """Return an address of the web, made whole with the page's own address; "" for any other.

    >>> to_url("/a.jpg", "https://varn.example/news/1"), to_url("javascript:void(0)", None)
    ('https://varn.example/a.jpg', '')
    """
    text = to_text(value)
    if not text or len(text) > MAX_URL_CHARS or " " in text:
        return ""
    try:
        whole = urljoin(base, text) if base else text
        parts = urlsplit(whole)
    except ValueError:
        return ""
    return whole if parts.scheme in ("http", "https") and parts.netloc else ""


MAX_NAMES = 24
"""Maximum names that one page declares; papers may have more, and then the first ones count."""

MAX_NAME_CHARS, MAX_NAME_WORDS = 80, 8
"""No name of a person or a team is longer."""

_SIGNS = ("http:", "https:", "www.", "@", "{", "}", "<", ">", "//", "facebook.com", "_id")


def names_in(text: str) -> Iterator[str]:
    """Yield the names in a declared value: of persons, or what else it names if that is one thing.

    >>> list(names_in("By Ana Roth, Science Reporter")), list(names_in("Ana Roth; Ben Ito"))
    (['Ana Roth'], ['Ana Roth', 'Ben Ito'])
    >>> list(names_in("Varn Harbour Board")), list(names_in("admin")), list(names_in("https://varn.example/ana"))
    (['Varn Harbour Board'], [], [])
    """
    bare = text.strip(" \t,;:|·•-–—")
    if prefix := byline_prefix(bare, normalize(bare)):
        bare = bare[len(prefix) :].strip(" ,;:|")
    for part in bare.replace("|", ";").split(";")[:MAX_NAMES]:
        yield from _of_part(part.strip())


def _of_part(part: str) -> Iterator[str]:
    if not may_be_name(part):
        return
    first = part.partition(",")[0]
    found = split_names(part, named=False) or (split_names(part) if is_full_name(first) or " " not in first else ())
    if found:
        yield from (name for name in found if may_be_name(name))
        return
    pieces = [piece.strip() for piece in part.split(",")]
    if len(pieces) > 1 and all(may_be_name(piece) for piece in pieces):
        yield from (piece for piece in pieces if not is_degree(piece))
    elif len(part.split()) <= MAX_NAME_WORDS:
        yield part


def may_be_name(text: str) -> bool:
    """Return whether a declared text may name an author: addresses, handles and systems' words for nobody do not."""
    if not 1 < len(text) <= MAX_NAME_CHARS or not any(map(str.isalpha, text)):
        return False
    small = text.lower()
    return lookup_key(text) not in _nobody() and not any(sign in small for sign in _SIGNS)


@cache
def _nobody() -> frozenset[str]:
    """Return what systems write where nobody is named."""
    return frozenset(json.loads(read_text("metadata/html/nobody.json")))


MAX_TITLE_CHARS, MAX_LABEL_CHARS, MAX_TAG_CHARS = 400, 80, 60
"""Maximum characters of a title, of a section's or a site's name, and of a tag; longer ones are something else."""

MAX_TAGS = 40
"""Maximum tags of one declaration; more are a list for search engines."""

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
    most = {"description": MAX_TEXT_CHARS, "title": MAX_TITLE_CHARS}.get(field, MAX_LABEL_CHARS)
    return text if len(text) <= most else ""


def _tags(text: str) -> Iterator[str]:
    for piece in re.split(r"[,;、，|]", text)[:MAX_TAGS]:
        tag = piece.strip(" #\"'")
        if 0 < len(tag) <= MAX_TAG_CHARS:
            yield tag


_LISTS: dict[str, Callable[[str], Iterator[str]]] = {"author": names_in, "tag": _tags}

"""What a site is called, by its own words and by its address, and whether two addresses are of one page."""

import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from cleaner.text.normalize import normalize

SHORT_NAME = 3
"""Characters of a site's name so short that it may stand in any word."""


class Names(NamedTuple):
    """What the site is called, for a look at what stands beside a headline: normalized, letters and digits alone."""

    keys: frozenset[str]
    host: str


def letters(text: str) -> str:
    """Return the letters and digits of a normalized text: what makes no difference between two spellings is gone."""
    return re.sub(r"[\W_]+", "", normalize(text))


def names_of(sites: Iterable[str], url: str | None) -> Names:
    """Return what the site is called, by what it calls itself and by its address.

    >>> names_of(["Varn Courier"], "https://www.varn-courier.example/news/1")
    Names(keys=frozenset({'varncourier'}), host='varncourier')
    """
    try:
        labels = (urlsplit(url or "").hostname or "").split(".")
    except ValueError:
        labels = []
    host = ""
    if len(labels) > 1:
        host = labels[-3] if len(labels) > 2 and len(labels[-2]) <= 3 and len(labels[-1]) == 2 else labels[-2]
    return Names(frozenset(filter(None, map(letters, sites))), letters(host))


def is_site(part: str, names: Names) -> bool:
    """Return whether a part of a title is what the site is called, or most of the name in its address."""
    own, host = letters(part), names.host
    if not own:
        return False
    if own in names.keys or own == host:
        return True
    long = [name for name in (*names.keys, host) if len(name) > SHORT_NAME]
    return any(_is_most(own, name) or _is_most(name, own) for name in long)


def _is_most(part: str, whole: str) -> bool:
    """Return whether a name stands in another one and is half of it or more."""
    return len(part) > SHORT_NAME and part in whole and 2 * len(part) >= len(whole)


MAX_ADDRESS_CHARS = 2048
"""Maximum characters of an address that are read."""


def is_same_page(one: str, other: str, *, loose: bool = False) -> bool:
    """Return whether two addresses lead to one page: scheme, `www.`, query, fragment and a last slash do not count.

    Args:
        one: an address, or a path alone.
        other: an address.
        loose: whether the host does not count either, and a path that is part of the other's is enough.

    >>> is_same_page("http://www.varn.example/news/1/#article", "https://varn.example/news/1")
    True
    >>> is_same_page("https://varn.example/news/2", "https://varn.example/news/1", loose=True)
    False
    """
    left, right = _parts(one), _parts(other)
    if left is None or right is None:
        return False
    if left == right or (not left[0] and left[1] == right[1]):
        return True
    return loose and (left[1] == right[1] or (left[1] == "" and right[1] == ""))


def is_front(address: str) -> bool:
    """Return whether an address is that of a site's front page.

    >>> is_front("https://varn.example/"), is_front("https://varn.example/news")
    (True, False)
    """
    parts = _parts(address)
    return parts is not None and not parts[1]


def _parts(address: str) -> tuple[str, str] | None:
    """Return an address's host and path, both without what does not count; None where it is none."""
    try:
        parts = urlsplit(address[:MAX_ADDRESS_CHARS].strip())
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    except ValueError:
        return None
    path = unquote(parts.path).lower().removesuffix("index.html").rstrip("/")
    return host, path.removesuffix("/amp").removesuffix(".html").removesuffix(".htm")

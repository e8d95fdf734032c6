"""Addresses of links made safe to be written: known schemes only, and nothing that could end or change the markup."""

from html import unescape
from urllib.parse import quote, unquote, urljoin, urlsplit

from cleaner.result import Result
from cleaner.text.lazy import pattern

SCHEMES = frozenset(["http", "https", "mailto", "tel"])
"""Schemes of addresses that are written; no other one can be opened without running or loading something."""

_WEB = ("http", "https")

MAX_ADDRESS_CHARS = 4000
"""Characters of an address; longer ones hold data, and servers refuse them."""

_UNSEEN = pattern(
    "[\\x00-\\x20\\x7f-\\xa0\\xad\\u061c\\u1680\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000\\ufeff]"
    "|[\\ud800-\\udfff]"
)
_SCHEME = pattern(r"([A-Za-z][A-Za-z0-9+.-]{0,30}):")
_WRITTEN = "!#$%&'*+,/:;=?@[]~"
"""Characters that are not written as percent and two digits, beside letters, digits, dots, hyphens and underscores."""


def safe_address(address: str, base: str = "") -> str:
    """Return an address as it can be written into markup; empty for none, or one that is not safe.

    Args:
        address: the value of `href` as the page has it.
        base: the address of the page, which relative ones are resolved against; empty where it is not known, and
            then they stay relative.

    >>> safe_address("../ferry (new)?a=1", "https://example.org/port/news/")
    'https://example.org/port/ferry%20%28new%29?a=1'
    >>> safe_address("/ferry"), safe_address("java\\tscript:alert(1)"), safe_address("#top")
    ('/ferry', '', '')
    """
    address = address.strip()
    if not address or address[0] == "#" or len(address) > MAX_ADDRESS_CHARS:
        return ""
    # Browsers undo none of this a second time, but programs that pass the address on may.
    read = unescape(unquote(unescape(address)))
    if not all(map(_is_safe, {address, unescape(address), unquote(address), read})):
        return ""
    if base:
        try:
            address = urljoin(base, address)
        except ValueError:
            return ""
        if not _is_safe(address):
            return ""
    return quote(address, safe=_WRITTEN, errors="replace")


def base_of(result: Result) -> str:
    """Return the address that a page's relative addresses begin at; empty where it is not known."""
    url = result.metadata.url or ""
    said = result.document.elements.base if result.document.elements else ""
    try:
        base = urljoin(url, said.strip())
        return base if urlsplit(base).scheme in _WEB and urlsplit(base).netloc else ""
    except ValueError:
        return ""


def _is_safe(address: str) -> bool:
    """Return whether an address has a scheme of `SCHEMES` or none, however its characters are hidden."""
    bare = _UNSEEN.sub("", address)
    colon = bare.find(":")
    if colon < 0 or any(0 <= bare.find(sign) < colon for sign in "/?#"):
        return True
    scheme = _SCHEME.match(bare)
    return scheme is not None and scheme[1].lower() in SCHEMES and bool(_SCHEME.match(address.lstrip()))

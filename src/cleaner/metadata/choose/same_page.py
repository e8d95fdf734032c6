"""Says whether two addresses are of one page, whatever a site appends to them."""

from urllib.parse import unquote, urlsplit

MOST_CHARS = 2048


def is_same_page(one: str, other: str, *, loose: bool = False) -> bool:
    """Say whether two addresses lead to one page: scheme, `www.`, query, fragment and a last slash do not count.

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
    """Say whether an address is that of a site's front page.

    >>> is_front("https://varn.example/"), is_front("https://varn.example/news")
    (True, False)
    """
    parts = _parts(address)
    return parts is not None and not parts[1]


def _parts(address: str) -> tuple[str, str] | None:
    """Return an address's host and path, both without what does not count; None where it is none."""
    try:
        parts = urlsplit(address[:MOST_CHARS].strip())
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    except ValueError:
        return None
    path = unquote(parts.path).lower().removesuffix("index.html").rstrip("/")
    return host, path.removesuffix("/amp").removesuffix(".html").removesuffix(".htm")

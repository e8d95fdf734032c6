"""The signs and addresses of links and pictures in Markdown: [Port news](https://varn.example/port)."""

from collections.abc import Iterator

from cleaner.filters.registry import filter
from cleaner.page.document import Document, Mark
from cleaner.text.lazy import pattern

MOST_ALT = 500
"""Characters of a picture's description; what stands between a picture's signs and is longer is text."""

_DRAWN = r"[^()\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*+"
_ADDRESS = (
    rf"(?:data:{_DRAWN}(?:\([^()\s]*+\){_DRAWN}){{0,9}}"
    r"|[ \t]{0,3}(?:<(?:[^<>\s]|[ \t]){0,2000}>|[^\s()<>]*+(?:\([^\s()<>]*+\)[^\s()<>]*+){0,4}))"
)
"""Addresses have brackets in pairs alone, and no blanks but in drawings that are written into them. Such drawings have
a million characters, so the length is not bounded; but no part goes beyond a bracket, so each character is looked at
ten times at most."""

_TITLE = r"[ \t]{1,3}(?:\"(?:[^\"\s]|[ \t]){0,500}\"|'(?:[^'\s]|[ \t]){0,500}')"
_TOKEN = pattern(rf"\\[\[\]]|!?\[|\](?:\(({_ADDRESS})(?:{_TITLE})?[ \t]{{0,3}}\))?")
_FILE = pattern(r"[\w-]\.(?:html?|php|aspx?|md|pdf|jpe?g|png|gif|svg|webp)(?:[?#]|$)")
_BEGINS = ("#", "?", "<")


@filter(
    "markdown-link",
    label="code",
    scope="markup",
    rules={
        "link": "The brackets around a link's words and its address: [ and ](https://varn.example/port).",
        "picture": "A picture: ![The port](port.jpg).",
    },
    triggers=(
        "* [Home](https://varn.example/)\n* [About us](/about)\n* [Contact](/contact)\n* [Quays](/quays)\n",
        "![The port](data:image/png;base64,iVBORw0KGgo=)\n",
        "[[[[",
        "![![",
        "](](](",
        "[a](/b(c(",
    ),
)
def markdown_link(doc: Document) -> Iterator[Mark]:
    """Mark what Markdown writes around the words of links, and pictures.

    Other filters read the page without them, so that "[Share](https://varn.example/share)" is a button like any other.
    They go only from a page of whose lines with links other filters take several: an article in Markdown that has
    links in its text keeps them. `--keep code` keeps them everywhere.
    """
    if "](" in doc.source:
        yield from (doc.mark(*span) for span in _spans(doc.source))


def _spans(source: str) -> Iterator[tuple[int, int, str]]:
    """Yield where the signs of links and pictures begin and end, those of inner links before those around them."""
    opened: list[tuple[int, int]] = []
    for token in _TOKEN.finditer(source):
        start, end = token.span()
        if source[start] in "![":
            opened.append((start, end))
        elif source[start] == "]":
            opener = opened.pop() if opened else (start, start)
            if token[1] is not None and _is_address(token[1].strip()):
                yield from _around(source, opener, start, end)


def _is_address(text: str) -> bool:
    """Say whether what stands in the round brackets is an address or nothing, and no argument of a call in code."""
    return not text or "/" in text or ":" in text or text.startswith(_BEGINS) or _FILE.search(text) is not None


def _around(source: str, opener: tuple[int, int], start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield the spans of one link or picture: its opening bracket at `opener`, its closing one at `start`."""
    is_picture = opener[1] - opener[0] > 1 and start - opener[1] <= MOST_ALT
    if is_picture and len(source[opener[0] : end].splitlines()) == 1:
        yield opener[0], end, "picture"
        return
    if opener[1] > opener[0]:
        yield *opener, "link"
    yield start, end, "link"

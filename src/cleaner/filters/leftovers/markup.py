"""Signs, numbers and addresses of links in Markdown, and in what a text browser wrote: [3]Port news."""

from collections.abc import Iterator

from cleaner.filters.registry import filter
from cleaner.page.document import Document, Mark
from cleaner.text.lazy import pattern

MAX_ALT_CHARS = 500
"""Maximum characters of a picture's description; what stands between a picture's signs and is longer is text."""

MIN_LINKS = 3
"""Minimum number of links of a page that a text browser wrote."""

MIN_BEFORE_WORDS = 0.8
"""Minimum share of the numbers in brackets that stand straight before a word. Those of footnotes stand behind one."""

MAX_HEADINGS = 4
"""Maximum headings in a list of addresses: References, Visible links, Hidden links."""

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
_ENTRY = pattern(r"(\d{1,5})\. (?:[a-z][a-z0-9+.-]{1,20}:|/|\./)\S{0,4000}")
_NUMBER = pattern(r"\[(\d{1,5})\]")
_OPENING = "\"'“„«([*#@$€£-+"
_HEADINGS = frozenset(("references", "visible links", "hidden links", "links"))


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
    """Return whether what stands in the round brackets is an address or nothing, and no argument of a call in code."""
    return not text or "/" in text or ":" in text or text.startswith(_BEGINS) or _FILE.search(text) is not None


def _around(source: str, opener: tuple[int, int], start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield the spans of one link or picture: its opening bracket at `opener`, its closing one at `start`."""
    is_picture = opener[1] - opener[0] > 1 and start - opener[1] <= MAX_ALT_CHARS
    if is_picture and len(source[opener[0] : end].splitlines()) == 1:
        yield opener[0], end, "picture"
        return
    if opener[1] > opener[0]:
        yield *opener, "link"
    yield start, end, "link"


@filter(
    "link-number",
    label="code",
    scope="markup",
    rules={
        "number": "The number of a link before its words: [3]Port news.",
        "address": "An entry of the list of addresses at the page's end, or a heading of that list.",
    },
    triggers=(
        "[1]Home\n[2]About us\n[3]Contact\n\nReferences\n\n1. https://varn.example/\n2. https://varn.example/about\n"
        "3. https://varn.example/contact\n",
        "[1][1][1]",
        "1. https://varn.example/\n",
    ),
)
def link_number(doc: Document) -> Iterator[Mark]:
    """Mark the numbers of links and the list of their addresses in pages that lynx or elinks wrote (`-dump`).

    Other filters read the page without them. They go only from a page of whose lines with links other filters take
    several. The numbers of footnotes stand behind words, and what they point to is more than an address: both stay.
    """
    if "[1]" not in doc.source:
        return
    listed = _list_of_addresses(doc)
    count = sum(1 for i in listed if doc.keys[i] not in _HEADINGS)
    if count < MIN_LINKS:
        return
    numbers = [match for match in _NUMBER.finditer(doc.source, 0, doc.starts[listed[-1]]) if int(match[1]) <= count]
    before = sum(1 for match in numbers if _begins_word(doc.source[match.end() : match.end() + 1]))
    if not numbers or before < MIN_BEFORE_WORDS * len(numbers):
        return
    yield from (doc.mark(*match.span(), "number") for match in numbers)
    yield from (Mark(i, "address") for i in listed)


def _begins_word(char: str) -> bool:
    return char.isalnum() or (bool(char) and char in _OPENING)


def _list_of_addresses(doc: Document) -> list[int]:
    """Return the lines of the list at the page's end, the last first; none where its numbers do not begin with 1."""
    listed: list[int] = []
    number, headings = 0, 0
    for i in range(len(doc) - 1, -1, -1):
        if doc.keys[i] in _HEADINGS:
            headings += 1
            if headings > MAX_HEADINGS or not listed:
                break
        else:
            entry = _ENTRY.fullmatch(doc.lines[i])
            if not entry or (listed and int(entry[1]) != number - 1):
                break
            number = int(entry[1])
        listed.append(i)
    return listed if number == 1 else []

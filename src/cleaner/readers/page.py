"""Finds out whether the input is flat text or HTML, and reads it."""

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from cleaner.elements import Elements
from cleaner.pattern import pattern
from cleaner.readers.text import read

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Kind = Literal["auto", "text", "html"]
"""What the input is; "auto" finds out."""

NO_ELEMENTS = "the engine {} was not asked: it chooses among the elements of HTML, and this is text"
"""The warning of flat text for which an engine is named."""

MOST_BEFORE = 20
"""Comments and the like before the first element, at most."""

_PAGE = pattern(r"<(?:!doctype\s{1,9}html|html|head|body|title|meta)[\s>/]", re.IGNORECASE)
_BEFORE = pattern(r"\s{0,999}(?:<!--|<\?xml\b|<!doctype\b)", re.IGNORECASE)
_FRAGMENT = pattern(
    r"<(?:div|p|article|section|main|header|footer|nav|aside|h[1-6]|ul|ol|dl|table|span|a|blockquote|figure|pre|center"
    r"|form|font|strong|b|em|i|br|img|script|style|link)(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)


class Page(NamedTuple):
    """What was read.

    Attributes:
        text: the flat text.
        elements: the facts of its lines' elements, and `root`, the parsed tree: both None for flat text.
        warnings: sentences that say what may be wrong with the input.
        encoding: how bytes were decoded; None for text.
    """

    text: str
    elements: Elements | None = None
    root: "HtmlElement | None" = None
    warnings: tuple[str, ...] = ()
    encoding: str | None = None


def read_page(raw: str | bytes, kind: Kind = "auto", engine: str = "") -> Page:
    """Return the page in `raw`; never fails, whatever the bytes are.

    `engine` names what is to choose the main part of HTML (see `cleaner.readers.main_part`); empty for nothing.

    Raises:
        EngineError: HTML comes in, and the engine is unknown or not installed.

    >>> read_page("<p>It rained.</p><p>All day.</p>").text
    'It rained.\\n\\nAll day.'
    >>> read_page("<p>It rained.</p>", kind="text").text
    '<p>It rained.</p>'
    """
    decoded = read(raw)
    if kind == "text" or not (kind == "html" or is_html(decoded.text)):
        unasked = (NO_ELEMENTS.format(engine),) if engine else ()
        return Page(decoded.text, warnings=(*decoded.warnings, *unasked), encoding=decoded.encoding)
    from cleaner.readers.html import read_html  # noqa: PLC0415 - lxml, which flat text does not need

    page = read_html(decoded.text, engine)
    return Page(page.text, page.elements, page.root, (*decoded.warnings, *page.warnings), decoded.encoding)


def is_html(text: str) -> bool:
    """Say whether a text is HTML: a page, or a fragment that begins and ends with an element.

    Text that only speaks of HTML is none, even where it begins with a tag.

    >>> is_html("<!-- saved -->\\n<!DOCTYPE html><html>"), is_html("<p> begins a paragraph.")
    (True, False)
    """
    start = _first_element(text)
    if text[start : start + 1] != "<":
        return False
    if _PAGE.match(text, start):
        return True
    return bool(_FRAGMENT.match(text, start)) and text.rstrip()[-1:] == ">" and "</" in text


def _first_element(text: str) -> int:
    """Return where the text begins, the marks, declarations and comments before it aside."""
    start = 1 if text[:1] == "\ufeff" else 0
    for _ in range(MOST_BEFORE):
        match = _BEFORE.match(text, start)
        if not match or _PAGE.match(text, match.end() - len(match[0].lstrip())):
            break
        end = text.find("-->" if match[0].endswith("<!--") else ">", match.end())
        if end < 0:
            break
        start = end + (3 if match[0].endswith("<!--") else 1)
    while text[start : start + 1].isspace():
        start += 1
    return start

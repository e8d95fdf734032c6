"""Tells HTML from flat text, also from text that is about HTML, and reads it.

HTML that is taken for text shows its tags, and a warning says so; text that is taken for HTML loses its line breaks.
So a text is HTML only where it is a whole page or begins and ends with elements. Markdown that begins with HTML, code,
e-mail, feeds and other XML are text.
"""

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from cleaner.errors import ConfigError, unknown
from cleaner.readers.decode import read
from cleaner.text.lazy import pattern

if TYPE_CHECKING:
    from cleaner.readers.html import HtmlPage

MAX_BEFORE = 20
"""Maximum comments, declarations and the like before the first element."""

MARKUP = "this begins like HTML, but not all of it looks so, and it was read as text; --from html reads it as HTML"
"""The warning of text that may be HTML."""

XML = "this is XML and no page of HTML; it was read as text, tags and all"
"""The warning of feeds and the like."""

_DOCTYPE = pattern(r"<!doctype\s{1,9}html\b", re.IGNORECASE)
_PAGE = pattern(r"<(?:[a-z]{1,9}:)?(?:html|head|body|title|meta)(?:\s[^<>]{0,2000}|/)?(>?)", re.IGNORECASE)
_BEFORE = pattern(r"(?:<!--|<\?xml\b|<!doctype\b)", re.IGNORECASE)
_FRAGMENT = pattern(
    r"<(?:a|abbr|address|article|aside|b|base|big|blockquote|br|button|center|cite|code|dd|del|details|div|dl|dt|em"
    r"|fieldset|figcaption|figure|font|footer|form|h[1-6]|header|hgroup|hr|i|iframe|img|input|ins|label|li|link|main"
    r"|mark|menu|nav|noscript|ol|p|picture|pre|q|s|script|section|select|small|span|strong|style|sub|summary|sup|svg"
    r"|table|tbody|td|template|tfoot|th|thead|time|tr|u|ul|video)(\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_XML = pattern(r"<\?xml\b|<(?:rss|feed|urlset|sitemapindex|rdf:RDF|opml)[\s>]", re.IGNORECASE)


def is_html(text: str) -> bool:
    """Return whether a text is HTML: a page, or a fragment that begins and ends with an element.

    >>> is_html("<!-- saved -->\\n<!DOCTYPE html><html>"), is_html("<p>It rained.</p>")
    (True, True)
    >>> is_html("<p> begins a paragraph."), is_html("<b>Varn</b> is a port.\\n\\n- It has a ferry.")
    (False, False)
    """
    start = _first_element(text)
    if text[start : start + 1] != "<":
        return False
    if _DOCTYPE.match(text, start):
        return True
    if page := _PAGE.match(text, start):
        bare = page[1] and not any(map(str.isspace, page[0]))
        return not bare or "</" in text or text[page.end() :].lstrip()[:1] == "<"
    first = _FRAGMENT.match(text, start)
    if not first or "</" not in text or not text.rstrip().endswith(">"):
        return False
    # "<p> begins a paragraph and is ended by </p>" is about HTML.
    behind = text[first.end() : first.end() + 2]
    return bool(first[1]) or not (behind[:1] == " " and behind[1:].islower())


def look_at(text: str) -> tuple[str, ...]:
    """Return the warnings that text, which is not HTML, gives cause for: none for nearly all.

    >>> look_at("<?xml version='1.0'?><rss><channel>")
    ('this is XML and no page of HTML; it was read as text, tags and all',)
    """
    start = _start(text, 0)
    if text[start : start + 1] != "<":
        return ()
    if _XML.match(text, start):
        return (XML,)
    first = _first_element(text)
    return (MARKUP,) if "</" in text and (_FRAGMENT.match(text, first) or _PAGE.match(text, first)) else ()


def _start(text: str, at: int) -> int:
    """Return where the text goes on behind white space and byte order marks."""
    while at < len(text) and (text[at].isspace() or text[at] == "\ufeff"):
        at += 1
    return at


def _first_element(text: str) -> int:
    """Return where the text begins, the marks, declarations and comments before it aside."""
    start = _start(text, 0)
    for _ in range(MAX_BEFORE if text[start : start + 1] == "<" else 0):
        match = _BEFORE.match(text, start)
        if not match or _DOCTYPE.match(text, start):
            break
        mark = "-->" if match[0] == "<!--" else ">"
        end = text.find(mark, match.end())
        if end < 0:
            break
        start = _start(text, end + len(mark))
    return start


Kind = Literal["auto", "text", "markdown", "html"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""What the input is. "auto" tells HTML from text by how it begins and ends; "text" and "markdown" are never taken for
HTML. The filters of markup read Markdown in all three, so "markdown" only ends the doubt of pages that begin with HTML.
"""

NO_ELEMENTS = "the engine {} was not asked: it chooses among the elements of HTML, and this is text"
"""The warning of flat text for which an engine is named."""


class Page(NamedTuple):
    """What was read.

    Attributes:
        text: the flat text.
        html: the tree and the facts of its elements; None for flat text.
        warnings: sentences that say what may be wrong with the input.
        encoding: how bytes were decoded; None for text.
    """

    text: str
    html: "HtmlPage | None" = None
    warnings: tuple[str, ...] = ()
    encoding: str | None = None


def check_kind(kind: str) -> None:
    """Do nothing if there is such a kind of input.

    Raises:
        ConfigError: there is none; the message names the nearest.
    """
    if kind not in KINDS:
        raise ConfigError(unknown("there is no kind of input", kind, KINDS))


def read_page(raw: str | bytes, kind: Kind = "auto", engine: str = "") -> Page:
    """Return the page in `raw`; never fails, whatever the bytes are.

    `engine` names what is to choose the main part of HTML (see `cleaner.readers.engines`); empty for nothing.

    Raises:
        TypeError: `raw` is neither text nor bytes.
        ConfigError: there is no such kind.
        EngineError: HTML comes in, and the engine is unknown or not installed.

    >>> read_page("<p>It rained.</p><p>All day.</p>").text
    'It rained.\\n\\nAll day.'
    >>> read_page("<p>It rained.</p>", kind="text").text
    '<p>It rained.</p>'
    """
    check_kind(kind)
    decoded = read(raw)
    if kind in ("text", "markdown") or not (kind == "html" or is_html(decoded.text)):
        unasked = (NO_ELEMENTS.format(engine),) if engine else ()
        doubts = look_at(decoded.text) if kind == "auto" else ()
        return Page(decoded.text, warnings=(*decoded.warnings, *doubts, *unasked), encoding=decoded.encoding)
    from cleaner.readers.html import read_html  # noqa: PLC0415 - lxml, which flat text does not need

    page = read_html(decoded.text, engine)
    return Page(page.text, page, (*decoded.warnings, *page.warnings), decoded.encoding)

"""Makes the source of a page ready for libxml2, which stops early, or takes very long, at some of what pages hold."""

import re
from itertools import islice

from cleaner.text.lazy import pattern

MOST_ATTRIBUTES = 256
"""Attributes of one element that are read. The parser compares each with all before it."""

MOST_ELEMENTS = 750_000
"""Elements of a page that are read. Each takes about a kilobyte of memory, but only three bytes of the page."""

HEAD = 4096
"""Characters in which a prefix of XHTML is declared."""

_VALUE = r"\"[^\"]*+\"|'[^']*+'|[^\s\"'>][^\s>]*+"
_ATTRIBUTE = rf"[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:{_VALUE})?)?"
_OPAQUE = (
    r"<!--(?:[^-]++|-(?!->))*+"
    r"|<(?=[sStTxXiInN])(?P<raw>(?i:script|style|textarea|title|xmp|iframe|noembed|noframes))(?=[\s/>])"
    rf"(?:{_ATTRIBUTE})*+(?:[^<]++|<(?!/(?i:(?P=raw))))*+"
)
"""Comments, and elements whose content is no markup up to their end; most elements are none by their first letter."""

_CROWDED = pattern(
    rf"(?P<before>(?:[^<]++|</|{_OPAQUE}"
    rf"|<[a-zA-Z][^\s/>]*+(?:{_ATTRIBUTE}){{0,{MOST_ATTRIBUTES}}}+(?!{_ATTRIBUTE})"
    r"|<(?![a-zA-Z]))*+)"
    rf"(?P<kept><[a-zA-Z][^\s/>]*+(?:{_ATTRIBUTE}){{{MOST_ATTRIBUTES}}}+)(?:{_ATTRIBUTE})++"
)
"""An element with too many attributes, and all before it: comments, text that is no markup, other elements."""

_START = pattern(r"<[a-zA-Z]")
_ENDS = pattern(r"</(html|body|br)(?:[\s/][^<>]{0,200})?>", re.IGNORECASE)
_PREFIX = pattern(r"\bxmlns:([a-z]{1,9})=[\"']http://www\.w3\.org/1999/xhtml[\"']", re.IGNORECASE)
_SURROGATES = pattern("[\ud800-\udfff]")

_TAG = pattern(rf"(?P<opaque>{_OPAQUE})|</?(?P<name>[a-zA-Z][^\s/>]*+)(?:{_ATTRIBUTE})*+[\s/]*+>?")
_INLINE_NAMES = """
    a abbr acronym b bdi bdo big blink cite code data del dfn em font i ins kbd label mark nobr q s samp small span
    strike strong sub sup time tt u var wbr
"""
_INLINE = frozenset(_INLINE_NAMES.split())
_FLAT = frozenset(["base", "br", "head", "link", "meta", "script", "style", "title"])
"""Elements that cannot be nested, and which no paragraph should stand for."""


def ready(html: str) -> str:
    """Return `html` as libxml2 should read it.

    The ends of `html` and `body` go: browsers pass over them, but libxml2 ends its tree there and loses what follows.
    `</br>` is a line break to browsers. NULs, which no tree can hold, go, and so do
    attributes beyond `MOST_ATTRIBUTES`. The prefix of XHTML's elements, where one is declared, is left out.

    >>> ready("<p>a</body></html><p>b</br>c")
    '<p>a  <p>b<br>c'
    """
    if prefix := _PREFIX.search(html, 0, HEAD):
        html = re.sub(rf"(</?){prefix[1]}:", r"\1", html)
    html = _ENDS.sub(lambda end: "<br>" if end[1].lower() == "br" else " ", html.replace("\0", ""))
    return _with_fewer_attributes(html)


def up_to_limit(html: str) -> str:
    """Return `html` up to where element number `MOST_ELEMENTS` begins; for nearly all pages that is all of it."""
    if html.count("<") <= MOST_ELEMENTS:
        return html
    beyond = next(islice(_START.finditer(html), MOST_ELEMENTS, None), None)
    return html[: beyond.start()] if beyond else html


def as_bytes(html: str) -> bytes:
    """Return `html` in UTF-8; what UTF-8 cannot hold, lone surrogates, becomes U+FFFD."""
    try:
        return html.encode()
    except UnicodeEncodeError:
        return _SURROGATES.sub("\ufffd", html).encode()


def _with_fewer_attributes(html: str) -> str:
    kept: list[str] = []
    at = 0
    while crowded := _CROWDED.match(html, at):
        kept += (crowded["before"], crowded["kept"])
        at = crowded.end()
    return "".join((*kept, html[at:])) if kept else html


def unnested(html: str) -> str:
    """Return `html` with all elements taken out of each other, for pages that nest deeper than a parser goes.

    Blocks become paragraphs, inline elements go; scripts, styles and the like stay as they are.

    >>> unnested("<div><div>It <b>rained</b>.</div></div><script>x</script>")
    '<p><p>It rained.<p><p><script>x</script>'
    """
    return _TAG.sub(lambda tag: tag[0] if tag["opaque"] else _instead(tag[0], tag["name"].lower()), html)


def _instead(tag: str, name: str) -> str:
    if name in _FLAT:
        return tag
    return "" if name in _INLINE else "<p>"

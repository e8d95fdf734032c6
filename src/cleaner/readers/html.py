"""Reads HTML into flat text with the facts of its elements: one parse, one walk.

The text has one line for each block: a paragraph, a heading, a list item, a table's row, what stands between two line
breaks. White space collapses as in browsers, but for preformatted text. Scripts, styles, drawings, frames and what
else shows no text are passed over. Nothing is ever fetched, and no entity but HTML's own is expanded.
"""

import re
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from cleaner.page.elements import Elements
from cleaner.readers.engines import find_main
from cleaner.readers.flattener import WITHOUT_SCRIPTS, Flattener
from cleaner.text.lazy import pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_ATTRIBUTES = 256
"""Maximum attributes of one element that are read. The parser compares each with all before it."""

MAX_ELEMENTS = 750_000
"""Maximum elements of a page that are read. Each takes about a kilobyte of memory, but only three bytes of the page."""

HEAD = 4096
"""Characters in which a prefix of XHTML is declared."""

_VALUE = r"\"[^\"]*+\"|'[^']*+'|[^\s\"'>][^\s>]*+"
_ATTRIBUTE = rf"[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:{_VALUE})?)?"
_OPAQUE = (
    r"<!--(?:[^-]++|-(?!->))*+"
    r"|<(?=[sStTxXiInN])(?P<raw>(?i:script|style|textarea|title|xmp|iframe|noembed|noframes))(?=[\s/>])"
    rf"(?:{_ATTRIBUTE})*+(?:[^<]++|<(?!/(?i:(?P=raw))))*+"
)
"""Comments, and elements whose content is not markup up to their end; most elements are none by their first letter."""

_CROWDED = pattern(
    rf"(?P<before>(?:[^<]++|</|{_OPAQUE}"
    rf"|<[a-zA-Z][^\s/>]*+(?:{_ATTRIBUTE}){{0,{MAX_ATTRIBUTES}}}+(?!{_ATTRIBUTE})"
    r"|<(?![a-zA-Z]))*+)"
    rf"(?P<kept><[a-zA-Z][^\s/>]*+(?:{_ATTRIBUTE}){{{MAX_ATTRIBUTES}}}+)(?:{_ATTRIBUTE})++"
)
"""An element with too many attributes, and all before it: comments, text that is not markup, other elements."""

_ITEMPROP = ("itemprop", "itemProp", "ITEMPROP")
"""How pages write the attribute."""

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
    attributes beyond `MAX_ATTRIBUTES`. The prefix of XHTML's elements, where one is declared, is left out.

    >>> ready("<p>a</body></html><p>b</br>c")
    '<p>a  <p>b<br>c'
    """
    if prefix := _PREFIX.search(html, 0, HEAD):
        html = re.sub(rf"(</?){prefix[1]}:", r"\1", html)
    html = _ENDS.sub(lambda end: "<br>" if end[1].lower() == "br" else " ", html.replace("\0", ""))
    return _with_fewer_attributes(html)


def up_to_limit(html: str) -> str:
    """Return `html` up to where element number `MAX_ELEMENTS` begins; for nearly all pages that is all of it."""
    if html.count("<") <= MAX_ELEMENTS:
        return html
    beyond = next(islice(_START.finditer(html), MAX_ELEMENTS, None), None)
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


SHELL = "this looks like an empty shell that scripts fill in a browser; render the page first"
"""The warning of a page with scripts and hardly any text."""

FRAMES = "this page only holds frames; its text is in other files"
"""The warning of a frameset."""

DEEP = "the elements of this page are nested too deep to be told apart; only its text was read"
"""The warning of a page that is nested deeper than the parser goes."""

MANY = f"this page has more than {MAX_ELEMENTS:,} elements; what stands behind them was not read"
"""The warning of a page that would take more memory than any honest one."""

MIN_TEXT_CHARS = 200
"""Minimum characters of text of a page that is sure to be no shell and to hold more than frames."""

NO_TEXT = 40
"""Characters of text below which a page has none to speak of."""

MIN_PAGE_CHARS = 1000
"""Minimum characters of HTML of a page without text that is a shell, not just an empty page."""

_MOUNTS = ("root", "app", "__next", "__nuxt", "___gatsby", "react-root", "q-app", "ember-app", "svelte")
"""Ids of the empty elements into which scripts write a page."""

_EMPTY = "<html><body></body></html>"


class HtmlPage(NamedTuple):
    """A page read from HTML.

    Attributes:
        text: the flat text, the source of a `Document`.
        elements: facts of the elements that the lines of `text` came from.
        root: the parsed tree, for whoever reads metadata; scripts are still in it.
        nodes: the elements that `elements` knows, in its order.
        unseen: those that show no text, as `meta`, `link`, `script` and `title`, in the order of the page.
        properties: those with `itemprop`, or with `property` if they are no `meta`, in the order of the page.
        warnings: sentences that say what may be wrong with the page.
    """

    text: str
    elements: Elements
    root: "_Element"
    nodes: "Sequence[_Element]"
    unseen: "Sequence[_Element]"
    properties: "Sequence[_Element]"
    warnings: tuple[str, ...] = ()


def read_html(html: str, engine: str = "") -> HtmlPage:
    """Parse `html` and return its text with the facts of its elements; never fails, whatever the text is.

    Raises:
        EngineError: `engine`, if one is named, is unknown or not installed.

    >>> page = read_html("<h1>Port strike ends</h1><p>The port of <b>Varn</b> is open.</p>")
    >>> page.text
    'Port strike ends\\n\\nThe port of Varn is open.'
    >>> [page.elements.tags[number] for number in page.elements.lines]
    ['h1', 'p']
    """
    source = up_to_limit(html)
    root, is_deep = parse(source, with_methods=bool(engine))
    flattener = Flattener()
    flattener.walk(root)
    if _stands_without_scripts(flattener):
        flattener = Flattener(WITHOUT_SCRIPTS)
        flattener.walk(root)
    flattener.elements.base = next(filter(None, (base.get("href") for base in root.iter("base"))), "")
    warnings = [MANY] * (len(source) < len(html)) + [DEEP] * is_deep + _warnings(root, source, flattener)
    if engine:
        warnings += find_main(engine, root, flattener.nodes, flattener.elements)
    properties = _properties(root, source, flattener.unseen)
    return HtmlPage(
        flattener.text(), flattener.elements, root, flattener.nodes, flattener.unseen, properties, tuple(warnings)
    )


def _properties(root: Any, html: str, unseen: "Sequence[_Element]") -> "Sequence[_Element]":
    """Return the elements with properties; the tree is searched only for what the page writes."""
    paths = []
    if any(name in html for name in _ITEMPROP):
        paths.append("//@itemprop/..")
    if html.count("property=") > sum("property" in element.attrib for element in unseen if element.tag == "meta"):
        paths.append("//@property[not(parent::meta)]/..")
    return root.xpath("|".join(paths)) if paths else ()


def parse(html: str, *, with_methods: bool = False) -> tuple["_Element", bool]:
    """Return the tree of `html`, and whether its elements had to be taken out of each other.

    What cannot be parsed at all is an empty page.

    Args:
        html: the page.
        with_methods: whether the elements are those of `lxml.html`, which know more and take longer to be looked at.
    """
    html = ready(html)
    root, is_deep = _tree(html, with_methods=with_methods)
    return (_tree(unnested(html), with_methods=with_methods)[0], True) if is_deep else (root, False)


def _tree(html: str, *, with_methods: bool) -> tuple["_Element", bool]:
    """Return the tree of `html`, and whether the parser stopped before its end."""
    from lxml import etree  # noqa: PLC0415 - 15 ms that flat text does not need

    make: Any = etree.HTMLParser
    if with_methods:
        from lxml import html as lxml_html  # noqa: PLC0415 - the same parser, with other elements

        make = lxml_html.HTMLParser
    parser = make(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        root = etree.fromstring(as_bytes(html) or _EMPTY, parser=parser)
    except (etree.LxmlError, ValueError):
        root = None
    if root is None:
        return etree.fromstring(_EMPTY, parser=make()), False
    error = parser.error_log.last_error
    return root, error is not None and error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT


def _stands_without_scripts(flattener: Flattener) -> bool:
    """Return whether more text stands in `noscript` elements than in all others: some forums are written so."""
    shown, size = 0, max(flattener.size, MIN_TEXT_CHARS)
    for element in flattener.unseen:
        if element.tag == "noscript":
            shown += sum(len(text.strip()) for text in element.itertext())
            if shown > size:
                return True
    return False


def _warnings(root: Any, html: str, flattener: Flattener) -> list[str]:
    size = flattener.size
    if size >= MIN_TEXT_CHARS:
        return []
    if root.find(".//frame") is not None:
        return [FRAMES]
    mounts = [element for name in _MOUNTS for element in root.iterfind(f".//*[@id='{name}']")]
    is_shell = any(not "".join(element.itertext()).strip() for element in mounts)
    return [SHELL] if is_shell or (size < NO_TEXT and len(html) >= MIN_PAGE_CHARS) else []

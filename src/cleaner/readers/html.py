"""Reads HTML into flat text with the facts of its elements: one parse, one walk.

The text has one line for each block: a paragraph, a heading, a list item, a table's row, what stands between two line
breaks. White space is folded as browsers do, but for preformatted text. Scripts, styles, drawings, frames and what
else shows no text are passed over. Nothing is ever fetched, and no entity but HTML's own is expanded.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from cleaner.page.elements import Elements
from cleaner.readers.engines import find_main
from cleaner.readers.flattener import WITHOUT_SCRIPTS, Flattener
from cleaner.readers.markup import MOST_ELEMENTS, as_bytes, ready, unnested, up_to_limit

if TYPE_CHECKING:
    from lxml.etree import _Element

SHELL = "this looks like an empty shell that scripts fill in a browser; render the page first"
"""The warning of a page with scripts and hardly any text."""

FRAMES = "this page only holds frames; its text is in other files"
"""The warning of a frameset."""

DEEP = "the elements of this page are nested too deep to be told apart; only its text was read"
"""The warning of a page that is nested deeper than the parser goes."""

MANY = f"this page has more than {MOST_ELEMENTS:,} elements; what stands behind them was not read"
"""The warning of a page that would take more memory than any honest one."""

LEAST_TEXT = 200
"""Characters of text below which a page may be a shell, or hold frames alone."""

NO_TEXT = 40
"""Characters of text below which a page has none to speak of."""

LEAST_PAGE = 1000
"""Characters of HTML from which on a page without text is a shell, not just an empty page."""

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
        warnings: sentences that say what may be wrong with the page.
    """

    text: str
    elements: Elements
    root: "_Element"
    nodes: "Sequence[_Element]"
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
    return HtmlPage(flattener.text(), flattener.elements, root, flattener.nodes, tuple(warnings))


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
    parser = make(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
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
    shown, size = 0, max(flattener.size, LEAST_TEXT)
    for element in flattener.unseen:
        if element.tag == "noscript":
            shown += sum(len(text.strip()) for text in element.itertext())
            if shown > size:
                return True
    return False


def _warnings(root: Any, html: str, flattener: Flattener) -> list[str]:
    size = flattener.size
    if size >= LEAST_TEXT:
        return []
    if root.find(".//frame") is not None:
        return [FRAMES]
    mounts = [element for name in _MOUNTS for element in root.iterfind(f".//*[@id='{name}']")]
    is_shell = any(not "".join(element.itertext()).strip() for element in mounts)
    return [SHELL] if is_shell or (size < NO_TEXT and len(html) >= LEAST_PAGE) else []

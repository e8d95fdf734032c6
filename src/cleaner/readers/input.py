"""Finds out whether the input is flat text or HTML, and reads it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from cleaner.errors import ConfigError, unknown
from cleaner.page.elements import Elements
from cleaner.readers.decode import read
from cleaner.readers.kinds import is_html, look_at

if TYPE_CHECKING:
    from lxml.etree import _Element

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
        elements: the facts of its lines' elements, and `root`, the parsed tree: both None for flat text.
        nodes: the elements of the tree that `elements` knows, in its order.
        warnings: sentences that say what may be wrong with the input.
        encoding: how bytes were decoded; None for text.
    """

    text: str
    elements: Elements | None = None
    root: "_Element | None" = None
    nodes: "Sequence[_Element]" = ()
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
    return Page(page.text, page.elements, page.root, page.nodes, (*decoded.warnings, *page.warnings), decoded.encoding)

"""The elements that begin a line of their own, and what stands above and below them."""

from typing import Any

_APART_NAMES = """
    article aside blockquote details dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr listing main
    nav ol p plaintext pre section table ul xmp
"""
_APART = frozenset(_APART_NAMES.split())
"""Elements with a blank line above and below."""

_BLOCKS_NAMES = """
    address body caption center dd dialog dir div dt figcaption head hgroup html legend li menu optgroup
    option search summary tbody textarea tfoot thead tr
"""
BLOCKS = _APART | frozenset(_BLOCKS_NAMES.split())
"""Elements that begin a line of their own."""

BREAK, BLANK = "\n", "\n\n"
"""What stands between two lines."""

GAPS = {tag: BLANK if tag in _APART else BREAK for tag in BLOCKS}
"""What stands above and below each block; a list within a list's item has no blank lines."""


def is_block(element: Any) -> bool:
    """Say whether an element of the page's own making is a block: it is unless text stands right beside it."""
    before = element.getprevious()
    parent = element.getparent()
    left = before.tail if before is not None else parent.text if parent is not None else ""
    return not (left or "").strip() and not (element.tail or "").strip()

"""The visible text of an element of a parsed page."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from cleaner.metadata.html.values import to_text

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_PIECES, MOST_CHARS = 200, 600
"""Pieces of text, and characters, that are read of one element; a headline or a byline has fewer."""

_UNSEEN = frozenset(("script", "style", "svg", "template", "noscript", "button", "select", "sup"))
_APART = frozenset(("br", "p", "div", "li", "td", "a", "section", "h2", "h3", "small", "time"))


def text_of(element: "_Element", separator: str = " ") -> str:
    """Return an element's text as one line.

    Args:
        element: of a parsed page.
        separator: what stands between the texts of elements that are blocks or links.
    """
    pieces: list[str] = []
    hidden, size = None, 0
    for event, node in islice(_events(element), 2 * MOST_PIECES):
        if event == "start" and hidden is None:
            if node.tag in _UNSEEN:
                hidden = node
            else:
                pieces.append(separator if node.tag in _APART else "")
                pieces.append(node.text or "")
                size += len(pieces[-1])
        elif event == "end":
            if node is hidden:
                hidden, size = None, 0
            if node is element or size > MOST_CHARS:
                break
            if hidden is None:
                pieces.append(separator if node.tag in _APART else "")
                pieces.append(node.tail or "")
                size += len(pieces[-1])
    return to_text("".join(pieces).replace("<", "‹"))


def _events(element: "_Element") -> "Iterator[tuple[str, _Element]]":
    from lxml.etree import iterwalk  # noqa: PLC0415 - 15 ms that flat text does not need

    walk: Iterator[tuple[str, _Element]] = iterwalk(element, events=("start", "end"))
    return walk

"""Engines that choose the main part of a page of HTML, and how they are asked.

An engine is a library of its own that need not be installed. It reads a copy of the parsed page, and says only which
elements it would keep: the text, its offsets and everything else stay as they were read.
"""

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from cleaner.errors import EngineError, unknown
from cleaner.page.elements import Elements
from cleaner.text.lazy import pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_ENGINE_ELEMENTS = 20_000
"""Maximum elements of the largest page that an engine is asked about: some of their work grows with the square."""

MAX_ENGINE_DEPTH = 200
"""Maximum steps of the deepest element of such a page."""

TOO_LARGE = "the engine {} was not asked: the page has too many elements, or they are nested too deep"
"""The warning of a page that is too large for an engine."""

NOTHING = "the engine {} found no main part in this page, so it took nothing"
"""The warning of a page in which an engine finds nothing."""

NUMBER = "data-cleaner-number"
"""The attribute by which elements are known again in what an engine gives back."""

_PRINTED = pattern(r"width|height|style|[-a-z]*color|background[-a-z]*", re.IGNORECASE)
"""Attributes that readability-lxml takes from what it gives back, before it looks how long that is."""


def require(engine: str) -> None:
    """Do nothing if `engine` can be asked.

    Raises:
        EngineError: there is none of that name, or its library is not installed.

    >>> require("guess")
    Traceback (most recent call last):
    cleaner.errors.EngineError: there is no engine 'guess'; there are: readability
    """
    from importlib.util import find_spec  # noqa: PLC0415 - 2 ms that only an engine needs

    if engine not in ENGINES:
        raise EngineError(unknown("there is no engine", engine, ENGINES))
    if find_spec("readability") is None:
        raise EngineError("the engine 'readability' needs a library: pip install readability-lxml")


def find_main(engine: str, root: "_Element", nodes: Sequence["_Element"], elements: Elements) -> tuple[str, ...]:
    """Write the numbers of the elements that an engine would keep to `elements.main`; return warnings.

    Args:
        engine: its name.
        root: the parsed page; it comes back as it was.
        nodes: the elements of the page that `elements` knows, in its order.
        elements: the facts of the same page. Their `main` stays None where a warning is returned.

    Raises:
        EngineError: the engine cannot be asked.
    """
    from copy import deepcopy  # noqa: PLC0415 - as above

    require(engine)
    if len(elements.tags) > MAX_ENGINE_ELEMENTS or _depth(elements) > MAX_ENGINE_DEPTH:
        return (TOO_LARGE.format(engine),)
    for number, element in enumerate(nodes):
        element.set(NUMBER, str(number))
    copy = deepcopy(root)
    for element in nodes:
        del element.attrib[NUMBER]
    found = ENGINES[engine](copy)
    if not found.intersection(elements.lines):
        return (NOTHING.format(engine),)
    elements.main = found
    return ()


def _depth(elements: Elements) -> int:
    depths: list[int] = []
    for parent in elements.parents:
        depths.append(depths[parent] + 1 if parent >= 0 else 1)
    return max(depths, default=0)


def _ask_readability(root: Any) -> frozenset[int]:
    """Return the numbers of the elements in readability-lxml's summary of the page `root`; none where it fails."""
    import logging  # noqa: PLC0415 - 9 ms

    from lxml.etree import tounicode  # noqa: PLC0415 - lxml, which flat text does not need
    from readability import Document  # noqa: PLC0415 - only pages that an engine is asked about need it
    from readability.readability import Unparseable  # noqa: PLC0415

    # A page that it fails on is told of by a warning; without a handler its traceback would go to standard error.
    logging.getLogger("readability").addHandler(logging.NullHandler())
    found: set[int] = set()

    class Numbers(Document):  # type: ignore[misc]  # the library ships no types
        """Looks at the elements that are left instead of writing them down and parsing them again."""

        def get_clean_html(self) -> str:
            found.clear()
            for element in self.html.iter("*"):
                if number := element.attrib.pop(NUMBER, ""):
                    found.add(int(number))
                for name in filter(_PRINTED.fullmatch, element.attrib.keys()):
                    del element.attrib[name]
            return str(tounicode(self.html, method="html"))

    try:
        Numbers(root).summary()
    except Unparseable:
        return frozenset()
    return frozenset(found)


ENGINES: dict[str, Callable[[Any], frozenset[int]]] = {"readability": _ask_readability}
"""The engines by name. Each takes a tree that it may change, and returns the numbers that it would keep."""

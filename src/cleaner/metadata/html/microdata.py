"""Microdata and RDFa: what elements of the page say they are, by `itemprop` or `property`."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from cleaner.metadata.html.json_ld import SCHEMA, TYPES, types_in
from cleaner.metadata.html.tree import Surroundings, text_of
from cleaner.metadata.html.values import Property, candidates
from cleaner.page.candidates import Candidate, Source

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_PROPERTIES, MAX_STEPS = 400, 64
"""Maximum properties that are read, and elements on the way up from one to its item."""

_FIELDS: dict[str, tuple[str, float]] = {name: (field, sure) for name, (field, sure) in SCHEMA["microdata"].items()}
_OTHERS = frozenset(SCHEMA["others"])
FIRST_OF_SEVERAL = 0.3
"""How much less the first of several items is believed."""

_LESS = {"article": 0.0, "product": 0.05, "page": 0.2, "none": 0.2}
"""What an item is, and how much less its properties are believed for it."""


def from_items(
    elements: "Iterable[_Element]", around: Surroundings, headline: "_Element | None", base: str | None
) -> Iterator[Candidate]:
    """Yield what the properties of the page's own item say; of several articles that is the one with the headline.

    `elements` are those with `itemprop` or `property` in the order of the page.
    """
    rows: list[tuple[str, _Element, _Element | None, str]] = []
    for element in islice(elements, MAX_PROPERTIES):
        for name in filter(_FIELDS.__contains__, _names(element)):
            item = _item_of(element)
            kind = _kind_of(item)
            loose = kind == "none" and (name == "name" or around.is_aside(element))
            if kind != "other" and not loose and (kind, name) != ("page", "name"):
                rows.append((name, element, item, kind))
    own = {kind: _own_item([row[2] for row in rows if row[3] == kind], headline) for kind in _LESS}
    for name, element, item, kind in rows:
        if item is own[kind][0]:
            field, sure = _FIELDS[name]
            less = _LESS[kind] + own[kind][1]
            prop = Property(_source(field, name, kind, own[kind][1] > 0), name, base, kind)
            for value in _values(element, field):
                yield from candidates(field, value, sure - less, prop)


def _source(field: str, name: str, kind: str, several: bool) -> Source:
    """Return the source of a property of the page's own item; `several` is whether there are others of its kind."""
    if field != "title":
        return Source.MICRODATA
    if several:
        return Source.UNSURE_ITEM
    return Source.ITEM if (name, kind) == ("headline", "article") else Source.ITEM_NAME


def _own_item(items: "list[_Element | None]", headline: "_Element | None") -> "tuple[_Element | None, float]":
    """Return the item that the page is about, and how much less it is believed for being one of several.

    That is the only one, the one that holds the headline, or, as of the posts of a thread, the first.
    """
    several = dict.fromkeys(items)
    if len(several) <= 1:
        return (items[0] if items else None), 0.0
    holding = headline.iterancestors() if headline is not None else ()
    best = next((above for above in holding if above in several), None)
    return (items[0], FIRST_OF_SEVERAL) if best is None else (best, 0.0)


def _names(element: "_Element") -> list[str]:
    written = element.get("itemprop") or element.get("property") or ""
    return [name.rpartition(":")[2].rpartition("/")[2] for name in written[:99].lower().split()]


def _item_of(element: "_Element") -> "_Element | None":
    """Return the element of the item that a property belongs to; None where it belongs to none."""
    for above in islice(element.iterancestors(), MAX_STEPS):
        if above.get("itemscope") is not None or above.get("typeof"):
            return above
    return None


def _kind_of(item: "_Element | None") -> str:
    """Return what a property's item is: article, product, page, none for no item, or other."""
    if item is None:
        return "none"
    kinds = types_in((item.get("itemtype") or item.get("typeof") or "")[:200].split())
    for above in (item, *islice(item.iterancestors(), MAX_STEPS)):
        if not _OTHERS.isdisjoint((above.get("itemprop") or "").lower().split()):
            return "other"
    return next((kind for kind in ("article", "product", "page") if kinds & TYPES[kind]), "other")


def _values(element: "_Element", field: str) -> Iterator[str]:
    """Yield the values of a property: an attribute, the names inside an author's item, or the element's text."""
    if field == "author":
        named = [e for e in islice(element.iterdescendants(), 60) if "name" in _names(e)]
        if named:
            yield from (e.get("content") or text_of(e) for e in named)
            return
    written = element.get("content") or element.get("datetime")
    yield written if written and written.strip() else text_of(element)

"""Where an element stands in its page, as its tag, its attributes and the elements around it say."""

import re
from collections.abc import Callable, Sequence

from cleaner.page.elements import Place
from cleaner.text.lazy import pattern

OUTSIDE = Place()
"""Where the first element of a page stands."""

CELLS = frozenset(["td", "th"])
LISTS = frozenset(["ul", "ol", "dl", "menu", "dir"])

MOST_NAME = 300
"""Characters of an element's names that are kept, for each attribute."""

MOST_STYLE = 2000
"""Characters of an element's own style that are looked at."""

_NAMES = frozenset(["class", "id", "role", "itemprop", "data-testid"])
"""Attributes whose values name what an element is for."""

_SAYS = frozenset(["hidden", "open", "style"])
"""Attributes that say whether an element is shown."""

_HIDDEN = pattern(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)

_LANDMARKS = ("header", "nav", "main", "article", "aside", "footer", "form", "dialog", "search")
_ROLES = {
    "banner": "header",
    "navigation": "nav",
    "complementary": "aside",
    "contentinfo": "footer",
    **{name: name for name in ("main", "article", "form", "dialog", "search")},
}

_Change = Callable[[Place, int], Place]


def _with(place: Place, field: int, value: object) -> Place:
    """Return `place` with another value in a field, as `_replace` does, which takes three times as long."""
    values: list[object] = list(place)
    values[field] = value
    return Place._make(values)


_CHANGED = ("landmark", "hidden", "heading", "lists", "quotes", "item", "row", "cell", "code", "caption")
_LANDMARK, _IS_HIDDEN, _HEADING, _LISTS, _QUOTES, _ITEM, _ROW, _CELL, _CODE, _CAPTION = map(
    Place._fields.index, _CHANGED
)


def _landmark(name: str) -> _Change:
    return lambda place, _: _with(place, _LANDMARK, name)


def _heading(level: int) -> _Change:
    return lambda place, _: _with(place, _HEADING, level)


CHANGES: dict[str, _Change] = {
    **{tag: _landmark(tag) for tag in _LANDMARKS},
    **{f"h{level}": _heading(level) for level in range(1, 7)},
    **dict.fromkeys(LISTS, lambda place, _: _with(place, _LISTS, place.lists + 1)),
    **dict.fromkeys(("li", "dt", "dd"), lambda place, number: _with(place, _ITEM, number)),
    **dict.fromkeys(CELLS, lambda place, number: _with(place, _CELL, number)),
    **dict.fromkeys(("pre", "textarea", "listing", "plaintext", "xmp"), lambda place, _: _with(place, _CODE, True)),
    **dict.fromkeys(("figcaption", "caption"), lambda place, _: _with(place, _CAPTION, True)),
    "table": lambda place, number: place._replace(table=number, row=-1, cell=-1),
    "tr": lambda place, number: _with(place, _ROW, number),
    "blockquote": lambda place, _: _with(place, _QUOTES, place.quotes + 1),
}
"""What each tag changes for itself and all that stands in it; the element's number is given too."""


def place_of(tag: str, attributes: Sequence[tuple[str, str]], outer: Place, number: int) -> tuple[str, Place]:
    """Return the words of an element's names, and where it stands.

    Args:
        tag: the element's name in small letters.
        attributes: names and values.
        outer: where the element around it stands.
        number: the element's own number.

    >>> names, place = place_of("div", [("class", "teaser"), ("role", "navigation")], OUTSIDE, 0)
    >>> names, place.landmark
    ('teaser navigation', 'nav')
    """
    names, place = "", outer
    if len(attributes) == 1 and attributes[0][0] == "class" and tag != "dialog":  # as half of all elements are
        names = attributes[0][1][:MOST_NAME]
    elif attributes or tag == "dialog":
        names, place = _read_attributes(tag, attributes, outer)
    if tag in CHANGES:
        place = CHANGES[tag](place, number)
    return names, place


def _read_attributes(tag: str, attributes: Sequence[tuple[str, str]], place: Place) -> tuple[str, Place]:
    names = []
    hidden, landmark = tag == "dialog", ""
    for name, value in attributes:
        if name in _NAMES:
            names.append(value[:MOST_NAME])
            if name == "role":
                landmark = _ROLES.get(value.strip().lower(), "")
        elif name in _SAYS:
            if name == "hidden":
                hidden = value.lower() != "until-found"
            elif name == "open":
                hidden = False
            elif _HIDDEN.search(value, 0, MOST_STYLE):
                hidden = True
    if hidden and not place.hidden:
        place = _with(place, _IS_HIDDEN, True)
    if landmark:
        place = _with(place, _LANDMARK, landmark)
    return " ".join(names) if len(names) != 1 else names[0], place

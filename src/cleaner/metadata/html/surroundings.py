"""Where in a page an element stands: beside the headline, or in a part that is about other pages or by other people."""

from itertools import islice
from typing import TYPE_CHECKING

from cleaner.text.lazy import pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_STEPS = 40
"""Elements on the way up from one that are looked at."""

_ASIDE = pattern(
    r"comment|repl(?:y|ies)|respon(?:se|d)|relat(?:ed|ion)|recommend|recirc|sidebar|widget|popular|trending|latest"
    r"|most-?read|more-?(?:from|on|stories|news|articles|posts)|also|next-?(?:up|post|article)|prev|suggest|carousel"
    r"|slider|swiper|promo|tease|footer|outbrain|taboola|newsletter|mega|menu|ticker|drawer|read-?next|up-?next"
)
_PARTS = frozenset(("aside", "footer", "nav", "dialog"))
_ROOTS = frozenset(("html", "body", "main"))


class Surroundings:
    """Remembers for the elements of one page whether they stand aside, so that none is looked at twice."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._aside: dict[_Element, bool] = {}
        self._names: dict[str, bool] = {}

    def is_aside(self, element: "_Element") -> bool:
        """Say whether an element stands in comments, a list of other pages, a menu or the page's foot."""
        passed: list[_Element] = []
        aside = False
        for above in (element, *islice(element.iterancestors(), MOST_STEPS)):
            known = self._aside.get(above)
            if known is None and above.tag not in _ROOTS:
                passed.append(above)
                known = True if above.tag in _PARTS or self._has_name(above) else None
            elif known is None:
                known = False
            if known is not None:
                aside = known
                break
        for one in passed:
            self._aside[one] = aside
        return aside

    def _has_name(self, element: "_Element") -> bool:
        names = f"{element.get('class') or ''} {element.get('id') or ''}"[:300]
        if names not in self._names:
            self._names[names] = _ASIDE.search(names.lower()) is not None
        return self._names[names]


def steps_between(element: "_Element", ancestors: "dict[_Element, int]") -> int:
    """Return how far up from the headline the first element is that holds `element` too; `MOST_STEPS` for none.

    Args:
        element: any element of the page.
        ancestors: the headline's own element and those above it, numbered from 0.
    """
    for above in (element, *islice(element.iterancestors(), MOST_STEPS)):
        if above in ancestors:
            return ancestors[above]
    return MOST_STEPS

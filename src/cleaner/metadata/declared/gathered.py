"""One walk over a parsed page that gathers the elements which may say something about it."""

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from cleaner.metadata.declared.surroundings import Surroundings

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_EACH = 4000
"""Elements of one kind that are kept."""

_BYLINE = ("byline", "by-line", "by_line", "author", "writer", "posted", "written", "username", "user-name", "autor")
_DATE = ("date", "time", "publi", "stamp", "datum", "fecha", "meta", "info")
_LINKS = ("a", "link")
_TELLING = (*_BYLINE, *_DATE)


class Gathered(NamedTuple):
    """Elements of a page in its order, by what they are.

    Attributes:
        metas, scripts: `meta` elements, and `script` elements of JSON-LD.
        links: `link` and `a` elements with `rel`.
        headings: the `title` and all `h1`.
        items: elements with `itemprop`, or with `property` outside the head's `meta` elements.
        named: `time` elements, links with the relation of an author, and elements whose class says byline or date.
        surroundings: where they stand.
    """

    metas: "list[HtmlElement]"
    scripts: "list[HtmlElement]"
    links: "list[HtmlElement]"
    headings: "list[HtmlElement]"
    items: "list[HtmlElement]"
    named: "list[HtmlElement]"
    surroundings: Surroundings


def gather(root: "HtmlElement") -> Gathered:
    """Return what may say something below `root`.

    >>> from lxml.html import document_fromstring
    >>> found = gather(document_fromstring('<h1>Port strike ends</h1><p class="post-byline">Ana Roth</p>'))
    >>> [element.tag for element in (*found.headings, *found.named)]
    ['h1', 'p']
    """
    found = Gathered([], [], [], [], _items(root), [], Surroundings())
    scripts, links, named = found.scripts, found.links, found.named
    telling: dict[str | None, bool] = {None: False}
    by_tag = {"meta": found.metas, "h1": found.headings, "title": found.headings, "time": named, "script": scripts}
    for element in root.iter():
        tag, names = element.tag, element.get("class")
        if names not in telling:
            small = (names or "")[:300].lower()
            telling[names] = any(word in small for word in _TELLING)
        if tag in by_tag:
            if len(by_tag[tag]) < MOST_EACH and (tag != "script" or "ld+json" in (element.get("type") or "").lower()):
                by_tag[tag].append(element)
        elif tag in _LINKS and (rel := element.get("rel")):
            if len(links) < MOST_EACH:
                links.append(element)
            if (telling[names] or "author" in rel) and len(named) < MOST_EACH:
                named.append(element)
        elif telling[names] and len(named) < MOST_EACH:
            named.append(element)
    return found


def _items(root: "HtmlElement") -> "list[HtmlElement]":
    """Return the elements with properties; a page has many or none, and to see that it has none is cheap."""
    if not _queries()[0](root):
        return []
    found: list[HtmlElement] = _queries()[1](root)
    return found[:MOST_EACH]


@cache
def _queries() -> tuple[Any, Any]:
    from lxml.etree import XPath  # noqa: PLC0415 - 15 ms that flat text does not need

    test = "@itemprop or (@property and not(self::meta))"
    return XPath(f"boolean(//*[{test}])"), XPath(f"//*[{test}]")

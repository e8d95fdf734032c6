"""The elements of a parsed page that may say something about it, where they stand, and their visible text."""

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from cleaner.metadata.html.values import to_text
from cleaner.text.lazy import pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

    from cleaner.readers.html import HtmlPage

MAX_STEPS = 40
"""Maximum elements on the way up from one that are looked at."""

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
        """Return whether an element stands in comments, a list of other pages, a menu or the page's foot."""
        passed: list[_Element] = []
        aside = False
        for above in (element, *islice(element.iterancestors(), MAX_STEPS)):
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
    """Return how far up from the headline the first element is that holds `element` too; `MAX_STEPS` for none.

    `ancestors` are the headline's own element and those above it, numbered from 0.
    """
    for above in (element, *islice(element.iterancestors(), MAX_STEPS)):
        if above in ancestors:
            return ancestors[above]
    return MAX_STEPS


MAX_CLASS_CHARS = 300
"""Maximum characters of an element's classes that are looked at."""

_TAGS = """
    meta title link script h1 time a span div p address cite li td dd section header article main body strong em b i
    small h2 h3 h4 h5 h6 font label ul abbr data dt
"""
_ITEMS = frozenset(_TAGS.split())
"""Elements that may hold a property of the page, or be a byline or a date; pictures and buttons do not."""

_TELLING = pattern(
    r"by[-_]?line|author|writer|posted|written|user-?name|autor|date|time|publi|stamp|datum|fecha|meta|info"
)


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

    metas: "list[_Element]"
    scripts: "list[_Element]"
    links: "list[_Element]"
    headings: "list[_Element]"
    items: "list[_Element]"
    named: "list[_Element]"
    surroundings: Surroundings


def gather(page: "HtmlPage") -> Gathered:
    """Return what may say something about a page.

    >>> from cleaner.readers.html import read_html
    >>> page = read_html('<h1>Port strike ends</h1><p class="post-byline">Ana Roth</p>')
    >>> found = gather(page)
    >>> [element.tag for element in (*found.headings, *found.named)]
    ['h1', 'p']
    """
    unseen: dict[str, list[_Element]] = {tag: [] for tag in ("meta", "script", "link", "title")}
    for element in page.unseen:
        if element.tag in unseen:
            unseen[element.tag].append(element)
    found = Gathered(
        unseen["meta"],
        [script for script in unseen["script"] if "ld+json" in (script.get("type") or "").lower()],
        [link for link in unseen["link"] if link.get("rel")],
        unseen["title"],
        [element for element in page.properties if element.tag in _ITEMS],
        [],
        Surroundings(),
    )
    telling = {names: _TELLING.search(names.lower()) is not None for names in set(page.elements.names)}
    for element, tag, names in zip(page.nodes, page.elements.tags, page.elements.names, strict=True):
        if tag == "h1":
            found.headings.append(element)
        elif tag == "time":
            found.named.append(element)
        elif tag == "a":
            if rel := element.get("rel"):
                found.links.append(element)
                if "author" in rel or (telling[names] and _has_telling_class(element)):
                    found.named.append(element)
        elif telling[names] and tag in _ITEMS and _has_telling_class(element):
            found.named.append(element)
    return found


def _has_telling_class(element: "_Element") -> bool:
    return _TELLING.search((element.get("class") or "")[:MAX_CLASS_CHARS].lower()) is not None


MAX_PIECES, MAX_ELEMENT_CHARS = 200, 600
"""Maximum pieces of text, and characters, that are read of one element; a headline or a byline has fewer."""

_UNSEEN = frozenset(("script", "style", "svg", "template", "noscript", "button", "select", "sup"))
_APART = frozenset(("br", "p", "div", "li", "td", "a", "section", "h2", "h3", "small", "time"))


def text_of(element: "_Element") -> str:
    """Return an element's text as one line."""
    from lxml.etree import iterwalk  # noqa: PLC0415 - 15 ms that flat text does not need

    pieces: list[str] = []
    hidden, size = None, 0
    for event, node in islice(iterwalk(element, events=("start", "end")), 2 * MAX_PIECES):
        if event == "start" and hidden is None:
            if node.tag in _UNSEEN:
                hidden = node
            else:
                pieces += (" " if node.tag in _APART else "", node.text or "")
                size += len(pieces[-1])
        elif event == "end":
            if node is hidden:
                hidden, size = None, 0
            if node is element or size > MAX_ELEMENT_CHARS:
                break
            if hidden is None:
                pieces += (" " if node.tag in _APART else "", node.tail or "")
                size += len(pieces[-1])
    return to_text("".join(pieces).replace("<", "‹"))

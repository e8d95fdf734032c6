"""Reads the metadata that a page's HTML declares, and what its elements show with a name that says what it is.

One file per source; each yields candidates with how much the source is to be believed. What is chosen among them and
what the text shows is decided in `cleaner.metadata.choose`.
"""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from cleaner.lexicon.phrases import LANGUAGES
from cleaner.metadata.html.json_ld import from_json_ld
from cleaner.metadata.html.meta import from_links, from_meta
from cleaner.metadata.html.microdata import from_items
from cleaner.metadata.html.tree import Gathered, gather, text_of
from cleaner.metadata.html.values import Property, candidates, to_url
from cleaner.metadata.html.visible import beside, headings
from cleaner.page.candidates import Candidate, Source
from cleaner.text.normalize import lookup_key

if TYPE_CHECKING:
    from lxml.etree import _Element

    from cleaner.readers.html import HtmlPage

MAX_CANDIDATES = 1000
"""Maximum candidates of one page, over all fields."""


def declared(page: "HtmlPage", url: str | None = None) -> tuple[Candidate, ...]:
    """Return what a page declares of itself, in the order of the sources.

    Args:
        page: a page read from HTML.
        url: the page's address; without it the page's own canonical address stands in.

    >>> from cleaner.readers.html import read_html
    >>> page = read_html('<html lang="en"><meta property="og:title" content="Port strike ends"><p>Rain.')
    >>> [(c.field, c.value, c.origin, c.rule) for c in declared(page)]
    [('title', 'Port strike ends', 'meta', 'og:title'), ('language', 'en', 'element', 'lang')]
    """
    return tuple(islice(_declared(page.root, gather(page), url), MAX_CANDIDATES))


def _declared(root: "_Element", found: Gathered, url: str | None) -> Iterator[Candidate]:
    canonical = _address(found.links, url)
    own = [address for address in (url, canonical) if address]
    base = own[0] if own else None
    yield from from_json_ld(found.scripts, own)
    yield from from_meta(found.metas, base)
    headline = _headline(found.headings)
    yield from from_items(found.items, found.surroundings, headline, base)
    yield from from_links(found.links, found.surroundings, base)
    yield from headings(found.headings, found.surroundings)
    yield from beside(headline, found.named, found.surroundings, _language(root))
    yield from candidates("language", root.get("lang") or root.get("xml:lang"), 0.7, Property(Source.ELEMENT, "lang"))


def _language(root: "_Element") -> str:
    """Return the language that the page declares, if the lexicon has it, else English."""
    code = (root.get("lang") or "")[:2].lower()
    return code if code in LANGUAGES else "en"


def _address(links: "list[_Element]", url: str | None) -> str | None:
    for link in links:
        if link.tag == "link" and (link.get("rel") or "").lower() == "canonical":
            return to_url(link.get("href"), url) or None
    return None


def _headline(found: "list[_Element]") -> "_Element | None":
    """Return the `h1` that has most words in common with the page's `title`, the first of equals."""
    title = next((e for e in found if e.tag == "title"), None)
    words = set(lookup_key(title.text or "").split()) if title is not None else set()
    best, most = None, -1.0
    for element in found:
        if element.tag == "h1" and (own := set(lookup_key(text_of(element)).split())):
            alike = len(own & words) / len(own | words)
            if alike > most:
                best, most = element, alike
    return best

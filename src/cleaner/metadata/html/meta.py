"""What the `meta` and `link` elements of a page say, and its links by `rel`.

The names of Open Graph, Dublin Core, search engines, scholars and press stand in `meta.json`: for each field the names
that pages use and how much each is to be believed.
"""

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from cleaner.lexicon.phrases import load
from cleaner.metadata.html.tree import Surroundings, text_of
from cleaner.metadata.html.values import MAX_NAME_CHARS, MAX_TAGS, Property, candidates, declare, to_text
from cleaner.metadata.text.reading_time import MAX_READING_MINUTES
from cleaner.page.candidates import Candidate, Source
from cleaner.text.lazy import read_text
from cleaner.text.normalize import lookup_key, normalize

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_CARD_LABELS = 4
"""Maximum pairs of a label and its value that pages give for a card in a chat: Written by, Ana Roth."""

_SURNAME_FIRST = ("citation_author", "dc.creator", "dc.contributor")
_SURNAME = r"([^,]{2,40}),\s?([^,]{1,40})"
_PAID = ("locked", "metered", "paid", "premium", "subscriber")
_MINUTES = r"(\d{1,3})\s?(?:min|мин|хв|dak|분|分|دق|मिनट)"


def from_meta(metas: "list[_Element]", base: str | None) -> Iterator[Candidate]:
    """Yield what the page's `meta` elements declare, each candidate with the element's name as its rule."""
    labels: dict[str, str] = {}
    for meta in metas:
        content = meta.get("content") or ""
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (meta.get(attribute) or "").strip().lower()
            if not name or not content or (attribute == "itemprop" and _is_inside(meta)):
                continue
            if name.startswith(("twitter:label", "twitter:data")):
                labels.setdefault(name, to_text(content))
            if found := _names().get(bare(name)):
                yield from _of(*found, content, name, base)
                break
    for number in range(1, MAX_CARD_LABELS + 1):
        yield from _of_label(labels.get(f"twitter:label{number}", ""), labels.get(f"twitter:data{number}", ""))


def _is_inside(meta: "_Element") -> bool:
    """Return whether a `meta` element belongs to an item of microdata, which is read by itself."""
    return next(meta.iterancestors("head"), None) is None and meta.get("itemprop") is not None


def _of(field: str, sure: float, content: str, name: str, base: str | None) -> Iterator[Candidate]:
    if field == "paywalled":
        text = to_text(content).lower()
        paid = text in _PAID or (name == "isaccessibleforfree" and text == "no")
        if paid or text in ("free", "true", "yes"):
            yield declare("paywalled", "true" if paid else "false", sure, Property(_source(name), name))
        return
    if name in _SURNAME_FIRST and (match := re.fullmatch(_SURNAME, content.strip()[:MAX_NAME_CHARS])):
        content = f"{match[2]} {match[1]}"
    yield from candidates(field, content, sure, Property(_source(name), name, base))


def _source(name: str) -> Source:
    """Return the vocabulary that a name belongs to."""
    if "twitter" in name:
        return Source.TWITTER
    if name.startswith("og"):
        return Source.OPEN_GRAPH
    return {"title": Source.META_TITLE, "headline": Source.META_HEADLINE}.get(name, Source.META)


def _of_label(label: str, value: str) -> Iterator[Candidate]:
    """Yield what a card's label and value say: the author, or the reading time."""
    name = lookup_key(label)
    if not name or not value:
        return
    if name in load().phrases("byline"):
        yield from candidates("author", value, 0.8, Property(Source.TWITTER, "twitter:label"))
    elif (minutes := re.match(_MINUTES, normalize(value))) and 0 < int(minutes[1]) <= MAX_READING_MINUTES:
        yield declare("reading_time", minutes[1], 0.7, Property(Source.TWITTER, "twitter:label"))


@cache
def _names() -> dict[str, tuple[str, float]]:
    table = json.loads(read_text("metadata/html/meta.json"))
    return {bare(name): (field, sure) for field, names in table.items() for name, sure in names.items()}


def bare(name: str) -> str:
    """Return a name without the signs that some write and others do not.

    >>> bare("dc.date.issued"), bare("published-date"), bare("published_date")
    ('dcdateissued', 'publisheddate', 'publisheddate')
    """
    return "".join(filter(str.isalnum, name[:MAX_NAME_CHARS]))


_FIELDS = {"canonical": ("canonical_url", 0.95), "image_src": ("image", 0.6)}


def from_links(links: "Iterable[_Element]", around: Surroundings, base: str | None) -> Iterator[Candidate]:
    """Yield what `link` and `a` elements with `rel` say."""
    tags = 0
    for link in links:
        names = (link.get("rel") or "").lower().split()
        for name in names:
            if name in _FIELDS and link.tag == "link":
                field, sure = _FIELDS[name]
                yield from candidates(field, link.get("href"), sure, Property(Source.LINK, name, base))
        if "tag" in names and link.tag == "a" and tags < MAX_TAGS and not around.is_aside(link):
            tags += 1
            yield from candidates("tag", text_of(link).replace(",", " "), 0.6, Property(Source.LINK, "tag"))

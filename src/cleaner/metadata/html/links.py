"""What `link` and `a` elements say by `rel`: the canonical address, the picture, tags."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cleaner.metadata.html.fields import candidates
from cleaner.metadata.html.surroundings import Surroundings
from cleaner.metadata.html.text_of import text_of
from cleaner.metadata.html.values import Property
from cleaner.page.candidates import Candidate, Source

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_TAGS = 40
"""Links to tags that are read."""

_FIELDS = {"canonical": ("canonical_url", 0.95), "image_src": ("image", 0.6)}


def from_links(links: "Iterable[_Element]", around: Surroundings, base: str | None) -> Iterator[Candidate]:
    """Yield what elements with `rel` say.

    Args:
        links: `link` elements, and `a` elements with `rel`, in the order of the page.
        around: where they stand.
        base: the page's own address, if it is known.
    """
    tags = 0
    for link in links:
        names = (link.get("rel") or "").lower().split()
        for name in names:
            if name in _FIELDS and link.tag == "link":
                field, sure = _FIELDS[name]
                yield from candidates(field, link.get("href"), sure, Property(Source.LINK, name, base))
        if "tag" in names and link.tag == "a" and tags < MOST_TAGS and not around.is_aside(link):
            tags += 1
            yield from candidates("tag", text_of(link).replace(",", " "), 0.6, Property(Source.LINK, "tag"))

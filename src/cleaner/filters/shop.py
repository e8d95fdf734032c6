"""Shops: baskets, quantities, stock and delivery around a product."""

from collections.abc import Iterator

from cleaner.document import Document, Mark
from cleaner.filters._labels import is_announced
from cleaner.filters._notices import addressed
from cleaner.filters._site import site_labels
from cleaner.pattern import pattern
from cleaner.registry import filter
from cleaner.shape import is_sentence

MOST_LEAD_WORDS = 14
"""Words of the longest line that a shop's phrase begins: Free delivery on orders over 60 crowns."""


LEAST_RATINGS = 3
"""Lines of the shortest table of stars."""

MOST_HEADING_WORDS, MOST_HEADINGS = 6, 2
"""Words of the heading above such a table, and lines of it."""

_STARS = "★⭐"
_RATING = pattern(r"[1-5]\s?(?:stars?)?\s?[★⭐]{0,5}\s?\(?[\d.,]{1,9}\s?%?\)?|[★☆⭐]{5}\s?\(?[\d.,]{1,9}\)?")


@filter(
    "shop",
    label="navigation",
    rules={
        "whole-line": "A label that only shops have: Add to basket, Your basket is empty.",
        "run": "Labels such as Quantity and Wish list beside other labels of the interface.",
        "strip": "A line of nothing but such labels.",
        "ratings": "A table of how many stars customers gave, with its heading: 5 ★ 161, 4 ★ 33, 3 ★ 11.",
        "notice": "What a shop says of an empty basket or list: You have not added anything to your trip yet.",
        "leading": "A line that begins like a shop's banner or button: Free delivery on orders over 60 crowns.",
    },
    triggers=(
        "Add to basket\n",
        "Quantity\nAdd to basket\nWish list (2)\n",
        "Add to basket | Add to wish list | Quick view\n",
        "Customer reviews\n5 ★ 161\n4 ★ 33\n3 ★ 11\n",
        "There are no items in your basket.\n",
        "Free delivery on orders over 60 crowns\n",
    ),
)
def shop(doc: Document) -> Iterator[Mark]:
    """Mark a shop's labels; the product's name, price, description and data stay."""
    yield from site_labels(doc, "shop", "shop_weak")
    if any(star in doc.source for star in _STARS):
        yield from _ratings(doc)
    notices = addressed(doc, doc.cues.inside("shop_notice"), MOST_LEAD_WORDS)
    yield from (Mark(hit.line, "notice", cue=hit.cue) for hit in notices)
    for hit in doc.cues.leading("shop_lead"):
        line = doc.lines[hit.line]
        if len(line.split()) <= MOST_LEAD_WORDS and not is_sentence(line) and not is_announced(doc, hit.line):
            yield Mark(hit.line, "leading", cue=hit.cue)


def _ratings(doc: Document) -> Iterator[Mark]:
    """Mark the tables of stars, from the most to the fewest, and the headings with the word for reviews above them."""
    rows = {
        i: None for i, line in enumerate(doc.lines) if any(star in line for star in _STARS) and _RATING.fullmatch(line)
    }
    known = {hit.line for hit in doc.cues.whole("shop", "shop_weak")}
    for row in rows:
        if not all(i in rows for i in range(row, row + LEAST_RATINGS)):
            continue
        yield from (Mark(i, "ratings") for i in range(row, row + LEAST_RATINGS))
        above = range(max(0, row - MOST_HEADINGS), row)
        first = min((i for i in above if i in known), default=row)
        yield from (Mark(i, "ratings") for i in range(first, row) if _is_short(doc.lines[i]))


def _is_short(line: str) -> bool:
    return len(line.split()) <= MOST_HEADING_WORDS and not is_sentence(line)

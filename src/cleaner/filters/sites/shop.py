"""Shops: baskets, quantities, stock and delivery around a product."""

from collections.abc import Iterator

from cleaner.filters.menus.bars import bar_of, is_announced
from cleaner.filters.notices.evidence import addressed
from cleaner.filters.registry import filter
from cleaner.page.document import Document, Mark
from cleaner.text.lazy import pattern

MAX_SHOP_LEAD_WORDS = 14
"""Maximum words of a line that a shop's phrase begins: Free delivery on orders over 60 crowns."""

MIN_RATINGS = 3
"""Minimum lines of a table of stars."""

MAX_HEADING_WORDS, MAX_HEADING_LINES = 6, 2
"""Maximum words of the heading above such a table, and lines of it."""

_BAR = bar_of("shop")
_STARS = "★⭐"
_RATING = pattern(r"[1-5]\s?(?:stars?)?\s?[★⭐]{0,5}\s?\(?[\d.,]{1,9}\s?%?\)?|[★☆⭐]{5}\s?\(?[\d.,]{1,9}\)?")


@filter(
    "shop",
    label="navigation",
    rules={
        "whole-line": "A label that only shops have: Add to basket, Your basket is empty.",
        "run": "Labels such as Quantity and Wish list beside other labels of the interface.",
        "label-line": "A line of nothing but such labels.",
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
    needs=tuple(_STARS),
    needs_kinds=("shop", "shop_weak", "shop_notice", "shop_lead"),
)
def shop(doc: Document) -> Iterator[Mark]:
    """Mark a shop's labels; the product's name, price, description and data stay.

    >>> [mark.rule for mark in shop("Add to basket\\nFree delivery on orders over 60 crowns")]
    ['whole-line', 'leading']
    """
    yield from _BAR.mark(doc)
    yield from _ratings(doc)
    notices = addressed(doc, doc.phrases.inside("shop_notice"), MAX_SHOP_LEAD_WORDS)
    yield from (Mark(hit.line, "notice", phrase=hit.entry) for hit in notices)
    for hit in doc.phrases.leading("shop_lead"):
        short = len(doc.lines[hit.line].split()) <= MAX_SHOP_LEAD_WORDS
        if short and not doc.is_sentence[hit.line] and not is_announced(doc, hit.line):
            yield Mark(hit.line, "leading", phrase=hit.entry)


def _ratings(doc: Document) -> Iterator[Mark]:
    """Mark the tables of stars, from the most to the fewest, and the headings with the word for reviews above them."""
    rows = {i for star in _STARS for i in doc.lines_with(star) if _RATING.fullmatch(doc.lines[i])}
    if len(rows) < MIN_RATINGS:
        return
    known = {hit.line for hit in doc.phrases.whole("shop", "shop_weak")}
    for row in sorted(rows):
        if rows.issuperset(range(row, row + MIN_RATINGS)):
            yield from (Mark(i, "ratings") for i in range(row, row + MIN_RATINGS))
            first = min((i for i in range(max(0, row - MAX_HEADING_LINES), row) if i in known), default=row)
            yield from (Mark(i, "ratings") for i in range(first, row) if _is_heading(doc, i))


def _is_heading(doc: Document, i: int) -> bool:
    return len(doc.lines[i].split()) <= MAX_HEADING_WORDS and not doc.is_sentence[i]

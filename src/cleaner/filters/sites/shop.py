"""Shops: baskets, quantities, stock and delivery around a product."""

from collections.abc import Iterator

from cleaner.filters.menus._site import site_labels
from cleaner.filters.menus.bars import is_announced
from cleaner.filters.notices.evidence import addressed
from cleaner.filters.registry import filter
from cleaner.page.document import Document, Mark
from cleaner.text.lazy import pattern
from cleaner.text.sentences import is_sentence

MOST_LEAD_WORDS = 14
"""Words of the longest line that a shop's phrase begins: Free delivery on orders over 60 crowns."""


LEAST_RATINGS = 3
"""Lines of the shortest table of stars."""

MOST_HEADING_WORDS, MOST_HEADINGS = 6, 2
"""Words of the heading above such a table, and lines of it."""

BELOW_TITLE = 3
"""Lines below the headline in which the product's own rating stands."""

MOST_OPTIONS, LEAST_OPTIONS = 80, 3
"""Characters of a field's options that are written onto each other, and how many show that they are."""

_STARS = "★⭐"
_RATING = pattern(r"[1-5]\s?(?:stars?)?\s?[★⭐]{0,5}\s?\(?[\d.,]{1,9}\s?%?\)?|[★☆⭐]{5}\s?\(?[\d.,]{1,9}\)?")
_OWN_RATING = pattern(r"[★☆⭐]{5}\s?(?:[1-5][.,]\d{1,2})?\s?\(\d[\d.,]*(?:\s[^\W\d]+)?\)")
_GLUED = pattern(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
_OPTION = pattern(r"[^\W\d_][^\W\dA-Z]{2,}")


@filter(
    "shop",
    label="navigation",
    rules={
        "whole-line": "A label that only shops have: Add to basket, Your basket is empty.",
        "run": "Labels such as Quantity and Wish list beside other labels of the interface.",
        "label-line": "A line of nothing but such labels.",
        "ratings": "A table of how many stars customers gave, with its heading: 5 ★ 161, 4 ★ 33, 3 ★ 11.",
        "rating": "Stars and the number of reviews below the headline: ★★★★☆ 4.3 (212 reviews).",
        "options": "The options of a field, written onto each other below a shop's label: RustMossInk.",
        "notice": "What a shop says of an empty basket or list: You have not added anything to your trip yet.",
        "leading": "A line that begins like a shop's banner or button: Free delivery on orders over 60 crowns.",
    },
    triggers=(
        "Add to basket\n",
        "Quantity\nAdd to basket\nWish list (2)\n",
        "Add to basket | Add to wish list | Quick view\n",
        "Customer reviews\n5 ★ 161\n4 ★ 33\n3 ★ 11\n",
        "Varn folding chair\n★★★★☆ 4.3 (212 reviews)\nAdd to basket\n",
        "Select your colour\nRustMossInk\nAdd to basket\n",
        "There are no items in your basket.\n",
        "Free delivery on orders over 60 crowns\n",
    ),
)
def shop(doc: Document) -> Iterator[Mark]:
    """Mark a shop's labels; the product's name, price, description and data stay."""
    yield from site_labels(doc, "shop", "shop_weak")
    if any(star in doc.source for star in _STARS):
        yield from _ratings(doc)
        yield from _own_rating(doc)
    yield from _options(doc)
    notices = addressed(doc, doc.phrases.inside("shop_notice"), MOST_LEAD_WORDS)
    yield from (Mark(hit.line, "notice", phrase=hit.entry) for hit in notices)
    for hit in doc.phrases.leading("shop_lead"):
        line = doc.lines[hit.line]
        if len(line.split()) <= MOST_LEAD_WORDS and not is_sentence(line) and not is_announced(doc, hit.line):
            yield Mark(hit.line, "leading", phrase=hit.entry)


def _ratings(doc: Document) -> Iterator[Mark]:
    """Mark the tables of stars, from the most to the fewest, and the headings with the word for reviews above them."""
    rows = {
        i: None for i, line in enumerate(doc.lines) if any(star in line for star in _STARS) and _RATING.fullmatch(line)
    }
    known = {hit.line for hit in doc.phrases.whole("shop", "shop_weak")}
    for row in rows:
        if not all(i in rows for i in range(row, row + LEAST_RATINGS)):
            continue
        yield from (Mark(i, "ratings") for i in range(row, row + LEAST_RATINGS))
        above = range(max(0, row - MOST_HEADINGS), row)
        first = min((i for i in above if i in known), default=row)
        yield from (Mark(i, "ratings") for i in range(first, row) if _is_short(doc.lines[i]))


def _own_rating(doc: Document) -> Iterator[Mark]:
    """Mark the product's rating below the headline, on a page that has labels of a shop."""
    titles = doc.headlines if doc.phrases.whole("shop") else []
    below = {i for title in titles for i in range(title + 1, min(title + 1 + BELOW_TITLE, len(doc)))}
    yield from (Mark(i, "rating") for i in sorted(below) if _OWN_RATING.fullmatch(doc.lines[i]))


def _options(doc: Document) -> Iterator[Mark]:
    """Mark the lines right below a shop's label that are words written onto each other."""
    for hit in doc.phrases.whole("shop"):
        line = doc.lines[hit.line + 1] if hit.line + 1 < len(doc) else ""
        if line[:1].isupper() and len(line) <= MOST_OPTIONS and line[-1].islower() and not is_sentence(line):
            pieces = _GLUED.split(line)
            if len(pieces) >= LEAST_OPTIONS and all(map(_OPTION.match, pieces)) and len(line.split()) < len(pieces):
                yield Mark(hit.line + 1, "options")


def _is_short(line: str) -> bool:
    return len(line.split()) <= MOST_HEADING_WORDS and not is_sentence(line)

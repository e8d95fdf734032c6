"""Recipes: buttons to jump, print, save and rate."""

from collections.abc import Iterator

from cleaner.filters.menus._site import led, site_labels
from cleaner.filters.registry import filter
from cleaner.page.document import Document, Mark


@filter(
    "recipe",
    label="navigation",
    rules={
        "whole-line": "A label that only pages with recipes have: Jump to recipe, Print recipe, 4.8 from 137 votes.",
        "run": "Labels such as Pin and Rate beside other labels of the interface.",
        "label-line": "A line of nothing but such labels.",
        "leading": "A line that begins like an appeal of such a page: Tried this recipe? Tell us below.",
    },
    triggers=(
        "Tried this recipe? Leave a rating below!\n",
        "Jump to recipe\n",
        "Print recipe\nPin\nRate\n",
        "Jump to recipe | Print recipe | Pin\n",
    ),
)
def recipe(doc: Document) -> Iterator[Mark]:
    """Mark the buttons around a recipe; ingredients, steps, times and yields stay."""
    yield from (Mark(hit.line, "leading", phrase=hit.entry) for hit in led(doc, "recipe_lead"))
    yield from site_labels(doc, "recipe", "recipe_weak")

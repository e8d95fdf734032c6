"""The pages of HTML from which the network learns: whole ones, what an extractor keeps of them, and the text alone."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from benchmarks.context.align import align
from benchmarks.context.variants import words_of
from cleaner.readers.flattener import UNSEEN, Flattener
from cleaner.readers.html import parse

if TYPE_CHECKING:
    from benchmarks.data import Page

HTML = ("html", "html summary", "html pruned")
"""Every variant's name: the page, readability-lxml's summary of it, the page without all but its true lines."""

MIN_TRUE = 0.5
"""Share of a line's words that are the body's, from which on it is left in a pruned page."""


def html_of(page: Page, variant: str) -> str:
    """Return the HTML of a page in one variant; "" where a library fails on the page."""
    if variant == "html":
        return page.html
    return _summary(page.html) if variant == "html summary" else pruned(page.html, page.body)


def _summary(html: str) -> str:
    try:
        return str(import_module("readability").Document(html).summary())
    except Exception:  # a peer that fails on a page has found nothing
        return ""


def pruned(html: str, body: str) -> str:
    """Return a page without the elements that hold no true line.

    >>> pruned("<nav>Home</nav><p>It rained all day.</p>", "It rained all day.")
    '<html><body><p>It rained all day.</p></body></html>'
    """
    root, _ = parse(html, with_methods=True)
    flattener = Flattener()
    flattener.walk(root)
    elements = flattener.elements
    kept: set[int] = set()
    for number in _true_elements(flattener, body):
        above = number
        while above >= 0 and above not in kept:
            kept.add(above)
            above = elements.parents[above]
    whole = set(_true_elements(flattener, body))
    _prune(root, kept, whole)
    return str(import_module("lxml.html").tostring(root, encoding="unicode"))


def _true_elements(flattener: Flattener, body: str) -> list[int]:
    """Return the elements of the lines that are the body's."""
    found = [words_of(line) for line in flattener.text().splitlines() if line.strip()]
    right = align([word for words in found for word in words], words_of(body))
    true, at = [], 0
    for words, element in zip(found, flattener.elements.lines, strict=True):
        if words and sum(right[at : at + len(words)]) > MIN_TRUE * len(words):
            true.append(element)
        at += len(words)
    return true


def _prune(root: Any, kept: set[int], whole: set[int]) -> None:
    """Drop what is neither above nor within an element of a true line; numbers are those of the flattener."""
    number = -1
    stack = [(root, False)]
    dropped = []
    while stack:
        element, inside = stack.pop()
        if element.tag in UNSEEN or not isinstance(element.tag, str):
            continue
        number += 1
        if not inside and number not in kept:
            dropped.append(element)
        # What is dropped is walked through all the same, so that the numbers go on as the flattener counts.
        inside = inside or number in whole
        stack.extend((child, inside) for child in reversed(element))
    for element in dropped:
        if element.getparent() is not None:
            element.drop_tree()

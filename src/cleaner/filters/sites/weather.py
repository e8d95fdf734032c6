"""Weather boxes at a page's edges: a place, degrees and what the sky is like."""

import re
from collections.abc import Iterator

from cleaner.filters.registry import filter
from cleaner.page.document import BLANK, Document, Mark
from cleaner.page.edges import closing_line, find_edges
from cleaner.text.lazy import pattern

MOST_CHARS = 48
"""A line of a weather box is no longer than this."""

MOST_WORDS = 3
"""Words of a place, or of what the sky is like."""

HOTTEST, HOTTEST_FAHRENHEIT = 56, 134
"""Degrees; whatever is hotter is an oven."""

REACH = 3
"""Lines around a temperature that may belong to it."""

_DEGREES = pattern(r"(?<![\d.,°])[-−–+]?(\d{1,3})\s?(?:℃|°\s?([CF])?)(?![\w°])", re.IGNORECASE)
_WORD = pattern(r"[^\W\d_]+")


@filter(
    "weather",
    label="other",
    needs=("°", "℃"),
    rules={
        "degrees": "A line with a temperature and at most a place and a few words: Varn 14°C.",
        "condition": "What the sky is like, beside such a line: Partly cloudy.",
        "place": "The place above such a line.",
    },
    triggers=("Varn\n14°C\nPartly cloudy\nPort strike enters its third day\n", "14°C\n", "Partly cloudy\n14°\n"),
)
def weather(doc: Document) -> Iterator[Mark]:
    """Mark weather boxes above the headline and below the article's end.

    Recipes and data sheets have lines of degrees too. So a temperature goes only outside the article, and below it
    only beside a word for weather.
    """
    degrees = sorted({*doc.lines_with("°"), *doc.lines_with("℃")})
    lines = [i for i in degrees if len(doc.lines[i]) <= MOST_CHARS and _is_weather(doc.lines[i])]
    if not lines:
        return
    edges = find_edges(doc)
    head = edges.head if doc.headlines else -1
    below = closing_line(doc, edges)
    conditions = {hit.line: hit.entry for hit in doc.phrases.whole("weather")}
    for i in lines:
        near = [k for k in range(i - REACH, i + REACH + 1) if k in conditions and (k < head or k > edges.end)]
        above = i < head
        if above or (near and min(i, *near) > below):
            yield Mark(i, "degrees")
            yield from (Mark(k, "condition", phrase=conditions[k]) for k in near)
            if i > 0 and (above or i - 1 > edges.end) and doc.gaps[i] != BLANK and _is_place(doc, i - 1):
                yield Mark(i - 1, "place")


def _is_weather(line: str) -> bool:
    """Say whether a line is a temperature of the air, with a place and a few words at most."""
    if "°" not in line and "℃" not in line:
        return False
    for match in _DEGREES.finditer(line):
        if int(match[1]) > (HOTTEST if (match[2] or "F") in "Cc" else HOTTEST_FAHRENHEIT):
            return False
    words = [word for word in _WORD.findall(line) if word.upper() not in {"C", "F"}]
    return _DEGREES.search(line) is not None and len(words) <= 2 * MOST_WORDS and line[-1] not in ".:?!。：？！"


def _is_place(doc: Document, i: int) -> bool:
    line = doc.lines[i]
    return len(line) <= MOST_CHARS // 2 and len(line.split()) <= MOST_WORDS and line.replace(" ", "").isalpha()

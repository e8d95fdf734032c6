"""Tickers of prices at a page's edges: names, prices and signed percentages in a row."""

import re
from collections.abc import Iterator, Sequence

from cleaner.filters.registry import filter
from cleaner.page.document import Document, Mark
from cleaner.page.edges import closing_line, find_edges
from cleaner.text.lazy import pattern

LEAST_QUOTES = 3
"""Quotes of the shortest ticker."""

MOST_LINES = 4
"""Lines of one quote: a name, a price, a percentage and a change."""

MOST_QUOTE_CHARS = 60
"""A line with one quote is no longer than this."""

MOST_NAME_WORDS = 4
"""Words of a name."""

MOST_STRIP_CHARS = 600
"""A line with several quotes is no longer than this."""

_CHANGE = pattern(r"[-+−–▲▼△▽↑↓]\s?\d{1,2}[.,]\d{1,3}\s?%")
_STILL = pattern(r"(?<!\w)(?:unch(?:anged|g)?\.?|0[.,]00\s?%)(?!\w)", re.IGNORECASE)
_PRICE = pattern(r"\d[.,]\d{1,3}(?![\d.,]*\s?%)")
_WORD = pattern(r"[^\W\d_]{2,}")


@filter(
    "ticker",
    label="other",
    needs=("%",),
    rules={
        "quotes": "Three and more prices with signed percentages, with their names: Varn 40, 1,204.5, +0.3%.",
        "label-line": "The same in one line.",
    },
    triggers=(
        "Varn 40\n1,204.5\n+0.3%\nOster 100\n881.2\n-1.2%\nCopper\n9,120\n+0.8%\nPort strike enters its third day\n",
        "Varn 40 1,204.5 +0.3% Oster 100 881.2 -1.2% Copper 9,120 +0.8%\nPort strike enters its third day\n",
        "+0.3%\n",
    ),
)
def ticker(doc: Document) -> Iterator[Mark]:
    """Mark tickers above the headline and below the article's end.

    Discounts of a shop are whole percents, and the years of a fund have no price beside them. A table in the text
    looks the same, so what stands between the headline and the last paragraph stays. So does what
    stands right below it: first something of the interface must have closed the article.
    """
    changed = [
        i for i in doc.phrases.numbered if "%" in doc.lines[i] and _CHANGE.search(doc.lines[i], 0, MOST_STRIP_CHARS)
    ]
    strips = [i for i in doc.lines_with("%") if _is_strip(doc.lines[i])]
    groups = _groups(doc, [i for i in changed if _is_quote(doc.lines[i])])
    if not strips and not groups:
        return
    edges = find_edges(doc)
    titled = bool(doc.headlines)
    above, below = edges.head if titled else -1, closing_line(doc, edges)
    for i in strips:
        if i <= above < edges.start or i > below:  # the strip itself may have been taken for the headline
            yield Mark(i, "label-line")
    for first, last in groups:
        if last < above or first > below:
            yield from (Mark(i, "quotes") for i in range(first, last + 1))


def _is_quote(line: str) -> bool:
    return len(line) <= MOST_QUOTE_CHARS and len(_WORD.findall(line)) <= MOST_NAME_WORDS


def _is_strip(line: str) -> bool:
    """Say whether a line holds several quotes and nothing else."""
    if not MOST_QUOTE_CHARS // 2 < len(line) <= MOST_STRIP_CHARS:
        return False
    quotes = len(_CHANGE.findall(line))
    quotes += len(_STILL.findall(line)) if quotes else 0
    return quotes >= LEAST_QUOTES and len(_WORD.findall(line)) <= MOST_NAME_WORDS * quotes


def _groups(doc: Document, quotes: Sequence[int]) -> list[tuple[int, int]]:
    """Return the first and last lines of runs of quotes, with the name and price above the first one."""
    groups: list[list[int]] = []
    for i in quotes:
        if groups and i - groups[-1][-1] <= MOST_LINES and _are_short(doc, range(groups[-1][-1] + 1, i)):
            groups[-1].append(i)
        else:
            groups.append([i])
    found = []
    for group in groups:
        if len(group) < LEAST_QUOTES:
            continue
        size = group[1] - group[0]
        above = range(max(0, group[0] - size + 1), group[0])
        first = above.start if _are_short(doc, above) else group[0]
        if sum(_PRICE.search(doc.lines[i]) is not None for i in range(first, group[-1] + 1)) >= len(group):
            found.append((first, _with_change(doc, group[-1], size)))
    return found


def _with_change(doc: Document, last: int, size: int) -> int:
    """Return the last line of a run of quotes of `size` lines: behind the percentage a change may follow in numbers."""
    after = last + 1
    fits = size > 1 and after < len(doc) and any(char.isdigit() for char in doc.lines[after])
    return after if fits and not _WORD.search(doc.lines[after]) and len(doc.lines[after]) <= MOST_QUOTE_CHARS else last


def _are_short(doc: Document, lines: range) -> bool:
    """Say whether lines between two quotes are names and prices."""
    return all(_is_quote(doc.lines[i]) and doc.lines[i][-1] not in ".:?!。：？！" for i in lines)

"""Where the main text of a page stands: the densest span of running text."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

COST_OF_BREAK = 0.3
"""What another line costs a span of running text; a sentence of 30 characters makes up for it."""

FULL_LENGTH = 300
"""Maximum characters of a line that count."""

UNSPACED_SCALE = 3
"""Characters of English text that say as much as one of Chinese or Japanese, about."""


class MainText(NamedTuple):
    """The main-text span: the densest span of running text.

    Attributes:
        start, end: its first and its last line; the number of lines and -1 where there is none.
        weight: how much text it holds: hundreds of characters, less what stands between.
        inside: characters of the running text in it.
        outside: characters of the running text above and below it.
    """

    start: int
    end: int
    weight: float
    inside: int
    outside: int

    def moved(self, first: Sequence[int]) -> "MainText":
        """Return the span of lines that were cut since; `first` has the index of each old line's first piece."""
        if self.end < 0:
            return self._replace(start=first[-1])
        return self._replace(start=first[self.start], end=first[self.end + 1] - 1)


def find_main_text(lines: Sequence[str], prose: Sequence[int], *, unspaced: bool = False) -> MainText:
    """Return the densest span of running text (a maximum-sum segment).

    Sentences count for a span by their length, other lines against it, so that a single sentence above a menu does
    not begin the body.

    Args:
        lines: the lines of a page.
        prose: the indexes of those that are running text, in order.
        unspaced: whether the text is in a script without spaces, where a character says more.

    >>> find_main_text(["Weather", "The dam held.", "Imprint"], [1])[:2]
    (1, 1)
    """
    best = total = 0.0
    scale = UNSPACED_SCALE if unspaced else 1
    start, end, first, previous = len(lines), -1, len(lines), -1
    sizes = [len(lines[i]) for i in prose]
    for i, size in zip(prose, sizes, strict=True):
        if total > 0:
            total -= COST_OF_BREAK * (i - previous - 1)
        if total <= 0:
            total, first = 0.0, i
        total += min(size * scale, FULL_LENGTH) / 100
        if total > best:
            best, start, end = total, first, i
        previous = i
    inside = sum(sizes[bisect_left(prose, start) : bisect_right(prose, end)])
    return MainText(start, end, best, inside, sum(sizes) - inside)

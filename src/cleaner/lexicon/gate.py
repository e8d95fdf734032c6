"""Cheap gates: which of a page's lines begin or end with one of many short strings.

The loops run in the interpreter's own code; a comprehension takes three times as long.
"""

from collections.abc import Iterator, Sequence, Set
from itertools import compress, count
from operator import itemgetter


def beginning(lines: Sequence[str], heads: Set[str], size: int) -> Iterator[int]:
    """Return the indexes of the lines whose first `size` characters are in `heads`, in order.

    >>> list(beginning(["python copy", "the dam", "py"], {"py"}, 2))
    [0, 2]
    """
    return compress(count(), map(heads.__contains__, map(itemgetter(slice(size)), lines)))


def ending(lines: Sequence[str], tails: Set[str], size: int) -> Iterator[int]:
    """Return the indexes of the lines whose last `size` characters are in `tails`, in order.

    >>> list(ending(["read more", "the dam"], {"more"}, 4))
    [0]
    """
    return compress(count(), map(tails.__contains__, map(itemgetter(slice(-size, None)), lines)))

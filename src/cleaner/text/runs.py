"""Runs of things that belong together, one behind the other."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def runs(items: Iterable[T], joined: Callable[[T, T], bool]) -> Iterator[list[T]]:
    """Yield `items` in runs: `joined` tells of an item and the one behind it whether they are in the same run.

    >>> list(runs([1, 2, 5, 6, 7, 9], lambda before, after: after == before + 1))
    [[1, 2], [5, 6, 7], [9]]
    """
    run: list[T] = []
    for item in items:
        if run and not joined(run[-1], item):
            yield run
            run = []
        run.append(item)
    if run:
        yield run

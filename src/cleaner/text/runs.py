"""Runs of neighbouring items that belong together."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def runs(items: Iterable[T], joined: Callable[[T, T], bool]) -> Iterator[list[T]]:
    """Yield `items` in runs; `joined` returns whether an item and the next are in one run.

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

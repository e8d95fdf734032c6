"""Work for several processes, with the outcomes in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from multiprocessing import Pool
from typing import TypeVar

Task = TypeVar("Task")
Outcome = TypeVar("Outcome")


def in_order(work: Callable[[Task], Outcome], tasks: Iterable[Task], jobs: int) -> Iterator[Outcome]:
    """Yields what `work` makes of each task, in the order of the tasks, worked out by `jobs` processes."""
    if jobs <= 1:
        yield from map(work, tasks)
        return
    with Pool(jobs) as pool:
        yield from pool.imap(work, tasks)

"""A progress bar on standard error for people, and nothing for pipes and logs."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import TypeVar

Item = TypeVar("Item")


def track(items: Iterable[Item], label: str, total: int | None = None) -> Iterator[Item]:
    """Yields `items` one by one, with a bar when standard error is a terminal and tqdm is installed."""
    if not sys.stderr.isatty():
        yield from items
        return
    try:
        tqdm = import_module("tqdm").tqdm
    except ImportError:
        yield from items
        return
    yield from tqdm(items, desc=label, total=total, file=sys.stderr, leave=False)

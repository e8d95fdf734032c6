"""Patterns that are compiled when they are first used.

A hundred patterns take 20 ms to compile, a fifth of the command's start, and most pages need few of them.
"""

import re
from typing import cast


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return what behaves like `re.compile(source, flags)`; a mistake in `source` shows when it is first used.

    >>> word = pattern(r"[a-z]+")
    >>> word.findall("it rained")
    ['it', 'rained']
    """
    return cast("re.Pattern[str]", _Pattern(source, flags))


class _Pattern:
    """Takes on the methods of a compiled pattern when the first of them is asked for."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "pattern", "flags"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)

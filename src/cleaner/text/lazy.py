"""Patterns compiled at their first use, and the data files that ship with the package.

A hundred patterns take 20 ms to compile, a fifth of the command's start, and most pages need few of them.
"""

import json
import os
import re
from functools import cache
from typing import cast

_PACKAGE = os.path.dirname(os.path.dirname(__file__))


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern like `re.compile(source, flags)`, which compiles it at its first use.

    >>> word = pattern(r"[a-z]+")
    >>> word.findall("it rained")
    ['it', 'rained']
    """
    return cast("re.Pattern[str]", _Pattern(source, flags))


class _Pattern:
    """Compiles a pattern at the first use and takes on its methods."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "pattern", "flags"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def read_text(path: str) -> str:
    """Return a data file's text; `path` is relative to the package, with slashes.

    >>> "filters" in read_text("pipeline/presets.json")
    True
    """
    return read_bytes(path).decode("utf-8")


def read_bytes(path: str) -> bytes:
    """Return a data file's content, also from an archive; `path` as in `read_text`."""
    full = os.path.join(_PACKAGE, *path.split("/"))
    loader = __spec__.loader if __spec__ else None
    if loader is not None and hasattr(loader, "get_data"):
        data: bytes = loader.get_data(full)
        return data
    with open(full, "rb") as file:
        return file.read()


@cache
def read_words(path: str) -> dict[str, frozenset[str]]:
    """Return the word lists of a JSON data file by name; `path` as in `read_text`.

    >>> "python" in read_words("lexicon/programming.json")["spaced"]
    True
    """
    return {name: frozenset(words) for name, words in json.loads(read_text(path)).items()}

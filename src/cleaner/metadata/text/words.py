"""The word lists of the metadata in text: what names, roles, papers and paths are made of."""

import json
from functools import cache

from cleaner.text.lazy import read_text


@cache
def words(kind: str) -> frozenset[str]:
    """Return one list of `words.json`, in small letters.

    >>> "homepage" in words("homes")
    True
    """
    return frozenset(word for line in _lists()[kind] for word in line.split(", "))


@cache
def _lists() -> dict[str, list[str]]:
    lists: dict[str, list[str]] = json.loads(read_text("metadata/text/words.json"))
    return lists

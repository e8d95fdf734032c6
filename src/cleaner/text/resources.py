"""Reads the data files that ship with the package."""

import json
import os
from functools import cache

_FOLDER = os.path.dirname(os.path.dirname(__file__))


def read_text(path: str) -> str:
    """Return a data file's text; `path` is relative to the package, with slashes.

    Raises:
        OSError: there is no such file in the installed package.

    >>> "filters" in read_text("pipeline/presets/rules.toml")
    True
    """
    return read_bytes(path).decode("utf-8")


def read_bytes(path: str) -> bytes:
    """Return a data file's content; `path` as in `read_text`.

    The package's loader reads it, so that it works from an archive too.

    Raises:
        OSError: there is no such file in the installed package.
    """
    full = os.path.join(_FOLDER, *path.split("/"))
    loader = __spec__.loader if __spec__ else None
    if loader is not None and hasattr(loader, "get_data"):
        data: bytes = loader.get_data(full)
        return data
    with open(full, "rb") as file:
        return file.read()


@cache
def read_words(path: str) -> dict[str, frozenset[str]]:
    """Return the word lists of a JSON data file by name; `path` as in `read_text`.

    >>> "ipsum" in read_words("filters/leftovers/words.json")["filler"]
    True
    """
    return {name: frozenset(words) for name, words in json.loads(read_text(path)).items()}

"""Names of authors in declared values: taken apart, without what is no name, as pages' systems fill it in."""

import json
from collections.abc import Iterator
from functools import cache

from cleaner.metadata.text.credit_line import byline_prefix
from cleaner.metadata.text.names import is_degree, is_full_name, split_names
from cleaner.text.lazy import read_text
from cleaner.text.normalize import lookup_key, normalize

MOST_NAMES = 24
"""Names that one page declares; papers may have more, and then the first ones count."""

MOST_CHARS, MOST_WORDS = 80, 8
"""No name of a person or a team is longer."""

_SIGNS = ("http:", "https:", "www.", "@", "{", "}", "<", ">", "//", "facebook.com", "_id")


def names_in(text: str) -> Iterator[str]:
    """Yield the names in a declared value: of persons, or what else it names if that is one thing.

    >>> list(names_in("By Ana Roth, Science Reporter")), list(names_in("Ana Roth; Ben Ito"))
    (['Ana Roth'], ['Ana Roth', 'Ben Ito'])
    >>> list(names_in("Varn Harbour Board")), list(names_in("admin")), list(names_in("https://varn.example/ana"))
    (['Varn Harbour Board'], [], [])
    """
    bare = text.strip(" \t,;:|·•-–—")
    if prefix := byline_prefix(bare, normalize(bare)):
        bare = bare[len(prefix) :].strip(" ,;:|")
    for part in bare.replace("|", ";").split(";")[:MOST_NAMES]:
        yield from _of_part(part.strip())


def _of_part(part: str) -> Iterator[str]:
    if not may_be_name(part):
        return
    first = part.partition(",")[0]
    found = split_names(part, named=False) or (split_names(part) if is_full_name(first) or " " not in first else ())
    if found:
        yield from (name for name in found if may_be_name(name))
        return
    pieces = [piece.strip() for piece in part.split(",")]
    if len(pieces) > 1 and all(may_be_name(piece) for piece in pieces):
        yield from (piece for piece in pieces if not is_degree(piece))
    elif len(part.split()) <= MOST_WORDS:
        yield part


def may_be_name(text: str) -> bool:
    """Say whether a declared text may name an author at all: no address, handle, or system's word for nobody."""
    if not 1 < len(text) <= MOST_CHARS or not any(map(str.isalpha, text)):
        return False
    small = text.lower()
    return lookup_key(text) not in _nobody() and not any(sign in small for sign in _SIGNS)


@cache
def _nobody() -> frozenset[str]:
    """Return what systems write where nobody is named."""
    return frozenset(json.loads(read_text("metadata/html/nobody.json")))

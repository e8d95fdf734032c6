"""The characters and words of all units of a page at once, as arrays: what is counted about them, and their hashes."""

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from cleaner.context.characters import COUNT, LETTERS, NAMES, SIZE, Characters

Array = Any

BITS = 14
"""Bits of a word's bucket."""

_BASE = 0x9E3779B97F4A7C15
_MIX = 0xD6E8FEB86659FD93
_MASK = (1 << 64) - 1
_IDEOGRAPH = 0x4E00
_CLASS = {name: number for number, name in enumerate(NAMES)}


class Words(NamedTuple):
    """The words of a page's units.

    Attributes:
        classes: the class of every character, units joined by line breaks.
        starts, ends: where each unit's characters begin and end in `classes`.
        counts: characters of each class, for each unit (units x classes).
        words: number of words of each unit; an empty unit has none.
        first: index of each unit's first word among all words (words before it).
        buckets: the bucket of each word.
        capitals: words that begin with a capital, for each unit.
        lines: a 64-bit hash of each unit's letters, digits aside.
    """

    classes: Array
    starts: Array
    ends: Array
    counts: Array
    words: Array
    first: Array
    buckets: Array
    capitals: Array
    lines: Array


@cache
def _powers(size: int) -> tuple[Array, Array]:
    """Return the powers of the base and of its inverse modulo 2**64; both are odd, so each undoes the other."""
    inverse = pow(_BASE, -1, 1 << 64)
    with np.errstate(over="ignore"):
        up = np.multiply.accumulate(np.r_[np.uint64(1), np.full(size, _BASE, dtype=np.uint64)])
        down = np.multiply.accumulate(np.r_[np.uint64(1), np.full(size, inverse, dtype=np.uint64)])
    return up, down


def read_words(texts: Sequence[str], characters: Characters) -> Words:
    """Read the words of `texts`, one for each unit, none with a line break in it."""
    raw = ("\n".join(texts) + "\n").encode("utf-32-le", "surrogatepass")
    codes = np.frombuffer(raw, dtype="<u4").astype(np.int64)
    np.copyto(codes, np.where(codes >= 0x20000, _IDEOGRAPH, SIZE - 1), where=codes >= SIZE)
    classes = characters.classes[codes]
    ends = np.flatnonzero(classes == _CLASS["break"])
    starts = np.r_[0, ends[:-1] + 1]
    size = len(texts)
    unit = np.repeat(np.arange(size) * COUNT, ends - starts + 1)
    counts = np.bincount(unit + classes, minlength=size * COUNT).reshape(size, COUNT)
    begins, stops = _spans(classes)
    first = np.searchsorted(begins, starts)
    words = np.diff(np.r_[first, len(begins)])
    sums = _sums(codes, classes, characters)
    _, down = _powers(_room(len(codes)))
    buckets = _mixed((sums[stops] - sums[begins]) * down[begins]) >> np.uint64(64 - BITS)
    capital = np.r_[0, np.cumsum(classes[begins] == _CLASS["capital"])]
    capitals = capital[first + words] - capital[first]
    lines = _mixed((sums[ends] - sums[starts]) * down[starts])
    return Words(classes, starts, ends, counts, words, first, buckets.astype(np.int64), capitals, lines)


def _room(size: int) -> int:
    """Return a size of table that many pages share."""
    return 1 << max(16, int(size).bit_length())


def _spans(classes: Array) -> tuple[Array, Array]:
    """Return where words begin and end: runs of letters and digits; in unspaced scripts each character with its next."""
    kinds = np.zeros(COUNT, dtype=np.int8)
    kinds[[_CLASS[name] for name in LETTERS]] = 1
    kinds[_CLASS["unspaced"]] = 2
    kind = kinds[classes]
    before = np.r_[np.int8(0), kind[:-1]]
    after = np.r_[kind[1:], np.int8(0)]
    begins = (kind == 2) | ((kind == 1) & (before != 1))
    stops = (kind == 2) | ((kind == 1) & (after != 1))
    ends = np.flatnonzero(stops) + 1
    pairs = (kind == 2) & (after == 2)
    return np.flatnonzero(begins), ends + pairs[ends - 1]


def _sums(codes: Array, classes: Array, characters: Characters) -> Array:
    """Return the running sum of the characters' values, each times a power of the base; digits are all one."""
    values = characters.small[codes].astype(np.uint64)
    values[classes == _CLASS["digit"]] = ord("0")
    up, _ = _powers(_room(len(codes)))
    sums = np.zeros(len(codes) + 1, dtype=np.uint64)
    np.cumsum((values + np.uint64(1)) * up[: len(codes)], out=sums[1:])
    return sums


def _mixed(hashes: Array) -> Array:
    hashes = (hashes ^ (hashes >> np.uint64(32))) * np.uint64(_MIX)
    return hashes ^ (hashes >> np.uint64(29))

"""The characters and words of all units of a page, counted and hashed at once as arrays.

The class and the lower case of each character stand in tables that ship with the weights, so that every version of
Python reads a page alike.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np

Array = Any

SIZE = 1 << 16
"""Code points in the tables: the basic plane. Those above it count as symbols or as ideographs."""

CLASSES = (
    *("break", "space", "small", "capital", "letter", "unspaced", "digit", "stop", "shout", "comma", "colon"),
    *("quote", "bracket", "dash", "bar", "bullet", "at", "right", "money", "code", "other"),
)
"""The classes of characters, by number."""

COUNT = len(CLASSES)
LETTERS = ("small", "capital", "letter", "digit")
"""Classes that make up words; in unspaced scripts each character begins one."""

BITS = 14
"""Bits of a word's bucket."""

_BASE = 0x9E3779B97F4A7C15
_MIX = 0xD6E8FEB86659FD93
_IDEOGRAPH = 0x4E00
_CLASS = {name: number for number, name in enumerate(CLASSES)}
_BREAK, _DIGIT, _CAPITAL, _UNSPACED = (_CLASS[name] for name in ("break", "digit", "capital", "unspaced"))
_IS_LETTER = np.array([name in LETTERS for name in CLASSES])


class Characters(NamedTuple):
    """The tables, indexed by code point: `classes` (uint8), and `small`, the lower case (uint16)."""

    classes: Array
    small: Array


class Words(NamedTuple):
    """The words of a page's units.

    Attributes:
        classes: the class of every character, units joined by line breaks.
        starts, ends: where each unit's characters begin and end in `classes`.
        counts: characters of each class, for each unit (units x classes).
        words: number of words of each unit.
        first: number of words before each unit.
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
        up, down = (np.full(size + 1, base, dtype=np.uint64) for base in (_BASE, inverse))
        up[0] = down[0] = 1
        up, down = np.multiply.accumulate(up), np.multiply.accumulate(down)
    return up, down


def read_words(texts: Sequence[str], characters: Characters) -> Words:
    """Return the words of `texts`, one text for each unit, none with a line break."""
    codes = _codes(texts)
    classes = characters.classes.take(codes)
    ends = np.flatnonzero(classes == _BREAK)
    starts = np.empty_like(ends)
    starts[0], starts[1:] = 0, ends[:-1] + 1
    size, length = len(texts), len(codes)
    cells = np.repeat(np.arange(0, size * COUNT, COUNT), ends - starts + 1)
    cells += classes
    counts = np.bincount(cells, minlength=size * COUNT).reshape(size, COUNT)
    begins, stops = _spans(classes)
    first = np.searchsorted(begins, starts)
    words = np.empty_like(first)
    words[:-1], words[-1] = first[1:] - first[:-1], len(begins) - first[-1]
    sums = _sums(codes, classes, characters)
    _, down = _powers(_room(length))
    buckets = _mixed((sums[stops] - sums[begins]) * down[begins]) >> np.uint64(64 - BITS)
    capital = np.zeros(len(begins) + 1, dtype=np.int64)
    np.cumsum(classes[begins] == _CAPITAL, out=capital[1:])
    capitals = capital[first + words] - capital[first]
    lines = _mixed((sums[ends] - sums[starts]) * down[starts])
    return Words(classes, starts, ends, counts, words, first, buckets.astype(np.int64), capitals, lines)


def _codes(texts: Sequence[str]) -> Array:
    """Return the code points of the units, each with a line break behind it; those beyond the tables are replaced."""
    raw = ("\n".join(texts) + "\n").encode("utf-32-le", "surrogatepass")
    codes = np.frombuffer(raw, dtype="<u4")
    if int(codes.max()) >= SIZE:
        codes = np.where(codes < SIZE, codes, np.where(codes >= 0x20000, _IDEOGRAPH, SIZE - 1))
    return codes.astype(np.uint16)


def _room(size: int) -> int:
    """Return a table size that many pages share."""
    return 1 << max(16, size.bit_length())


def _spans(classes: Array) -> tuple[Array, Array]:
    """Return where words begin and end: runs of letters and digits, or pairs of characters in unspaced scripts."""
    letter = _IS_LETTER.take(classes)
    change = np.flatnonzero(letter[1:] != letter[:-1])
    change += 1
    if letter[0]:
        change = np.concatenate([[0], change])
    begins, stops = change[::2], change[1::2]
    unspaced = np.flatnonzero(classes == _UNSPACED)
    if not len(unspaced):
        return begins, stops
    ends = unspaced + 1
    ends += classes[ends] == _UNSPACED
    begins = np.concatenate([begins, unspaced])
    order = np.argsort(begins, kind="stable")
    return begins[order], np.concatenate([stops, ends])[order]


def _sums(codes: Array, classes: Array, characters: Characters) -> Array:
    """Return the running sum of the characters' values, each times a power of the base; all digits are alike."""
    values = characters.small.take(codes).astype(np.uint64)
    np.putmask(values, classes == _DIGIT, ord("0"))
    values += np.uint64(1)
    up, _ = _powers(_room(len(codes)))
    values *= up[: len(codes)]
    sums = np.zeros(len(codes) + 1, dtype=np.uint64)
    np.cumsum(values, out=sums[1:])
    return sums


def _mixed(hashes: Array) -> Array:
    hashes ^= hashes >> np.uint64(32)
    hashes *= np.uint64(_MIX)
    hashes ^= hashes >> np.uint64(29)
    return hashes

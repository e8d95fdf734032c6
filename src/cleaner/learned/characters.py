"""What each character is: its class and its small letter, as tables that ship with the weights.

The tables are made by `build` when the network is trained, and read from the weights file when it runs, so that every
version of Python reads a page alike.
"""

import unicodedata
from typing import Any, NamedTuple

Array = Any
"""A NumPy array; NumPy is imported only where the network runs."""

SIZE = 1 << 16
"""Characters that have an entry: the basic plane. Those above it count as symbols, ideographs as ideographs."""

NAMES = (
    *("break", "space", "small", "capital", "letter", "unspaced", "digit", "stop", "shout", "comma", "colon"),
    *("quote", "bracket", "dash", "bar", "bullet", "at", "right", "money", "code", "other"),
)
"""The classes, by number."""

COUNT = len(NAMES)
LETTERS = ("small", "capital", "letter", "digit")
"""Classes of which words are made; in unspaced scripts each character is a word."""

_SIGNS = {
    "break": "\n",
    "stop": ".",
    "shout": "!?…。！？．؟۔।॥｡",
    "comma": ",;、，；،؛",
    "colon": ":：",
    "quote": "\"'“”‘’„‚«»`´",
    "bracket": "()[]（）［］【】「」『』〈〉《》",
    "dash": "-–—‐‑−",
    "bar": "|/\\<>›‹→←↑↓·•¦»",
    "bullet": "*▪■◆►▶▸▷●○◦‣–",
    "at": "@",
    "right": "©®™",
    "money": "$€£¥₹₩%‰₽₺",
    "code": "{}#&+=_~^",
}
_UNSPACED = ((0x0E00, 0x0E7F), (0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF))
_CATEGORIES = {"Lu": "capital", "Lt": "capital", "Ll": "small", "Nd": "digit", "Zs": "space", "Cc": "space"}
_FIRST = {"L": "letter", "M": "letter", "N": "digit", "Z": "space", "P": "other", "S": "bullet", "C": "other"}


class Characters(NamedTuple):
    """The tables: `classes` (uint8) and `small` (uint16), both indexed by code point."""

    classes: Array
    small: Array


def class_of(char: str) -> str:
    """Return the name of a character's class.

    >>> [class_of(char) for char in "aÀ東7©"]
    ['small', 'capital', 'unspaced', 'digit', 'right']
    """
    for name, signs in _SIGNS.items():
        if char in signs:
            return name
    if any(low <= ord(char) <= high for low, high in _UNSPACED):
        return "unspaced"
    category = unicodedata.category(char)
    return _CATEGORIES.get(category) or _FIRST[category[0]]


def build() -> Characters:
    """Make the tables from this Python's Unicode data."""
    import numpy as np  # noqa: PLC0415 - only where the network runs

    numbers = {name: number for number, name in enumerate(NAMES)}
    classes = np.array([numbers[class_of(chr(code))] for code in range(SIZE)], dtype=np.uint8)
    lowered = [chr(code).lower() for code in range(SIZE)]
    small = [ord(low) if len(low) == 1 and ord(low) < SIZE else code for code, low in enumerate(lowered)]
    return Characters(classes, np.array(small, dtype=np.uint16))

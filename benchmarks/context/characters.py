"""The tables of characters that ship with the weights, made from this Python's Unicode data."""

import unicodedata

import numpy as np

from cleaner.learned.words import CLASSES, SIZE, Characters

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
_UNSPACED_RANGES = ((0x0E00, 0x0E7F), (0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF))
_CATEGORIES = {"Lu": "capital", "Lt": "capital", "Ll": "small", "Nd": "digit", "Zs": "space", "Cc": "space"}
_FIRST = {"L": "letter", "M": "letter", "N": "digit", "Z": "space", "P": "other", "S": "bullet", "C": "other"}


def class_of(char: str) -> str:
    """Return the name of a character's class.

    >>> [class_of(char) for char in "aÀ東7©"]
    ['small', 'capital', 'unspaced', 'digit', 'right']
    """
    for name, signs in _SIGNS.items():
        if char in signs:
            return name
    if any(low <= ord(char) <= high for low, high in _UNSPACED_RANGES):
        return "unspaced"
    category = unicodedata.category(char)
    return _CATEGORIES.get(category) or _FIRST[category[0]]


def build_characters() -> Characters:
    """Return the tables of this Python's Unicode data."""
    numbers = {name: number for number, name in enumerate(CLASSES)}
    classes = np.array([numbers[class_of(chr(code))] for code in range(SIZE)], dtype=np.uint8)
    lowered = [chr(code).lower() for code in range(SIZE)]
    small = [ord(low) if len(low) == 1 and ord(low) < SIZE else code for code, low in enumerate(lowered)]
    return Characters(classes, np.array(small, dtype=np.uint16))

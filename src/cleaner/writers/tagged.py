"""The whole source with a label before each piece; nothing is left out, so it can be read back.

A line is ``label<TAB>piece``. Line breaks, tabs and backslashes inside a piece are written as ``\\n``, ``\\r``,
``\\t`` and ``\\\\``, other characters that break lines as ``\\u`` and four hexadecimal digits.
"""

import re
from collections.abc import Iterable

from cleaner.result import Piece, Result

_PLAIN = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_SPECIAL = "[\\\\\\n\\r\\t\\x0b\\x0c\\x1c-\\x1e\\x85\\u2028\\u2029\\ud800-\\udfff]"
_ESCAPE = r"\\(u[0-9a-f]{4}|.)"
_NAMES = {value[1]: char for char, value in _PLAIN.items()}


def write(result: Result) -> str:
    """Return every piece of the source with its label, a line each."""
    return render(result.pieces())


def render(pieces: Iterable[Piece]) -> str:
    """Return pieces with their labels, a line each."""
    return "".join(f"{piece.label}\t{escape(piece.text)}\n" for piece in pieces)


def escape(text: str) -> str:
    """Write `text` so that it stays on one line.

    >>> escape("one\\n\\ntwo")
    'one\\\\n\\\\ntwo'
    """
    return re.sub(_SPECIAL, lambda match: _PLAIN.get(match[0]) or f"\\u{ord(match[0]):04x}", text)


def unescape(text: str) -> str:
    """Undo `escape`.

    >>> unescape(escape("a\\\\b\\tc\\u2028")) == "a\\\\b\\tc\\u2028"
    True
    """
    return re.sub(_ESCAPE, lambda m: chr(int(m[1][1:], 16)) if len(m[1]) == 5 else _NAMES.get(m[1], m[0]), text)

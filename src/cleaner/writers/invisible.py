"""Takes invisible and broken characters out of the body when it is written; the source keeps every one.

What goes: zero-width spaces, soft hyphens, byte order marks, control characters, and glyphs of icon fonts, which are
empty boxes in any other font. What stays: joiners where a script or an emoji needs them, direction marks, and
zero-width spaces between the words of scripts that have no other ones.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from cleaner.text.lazy import pattern

_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010fffd"
_ZERO_WIDTH = "\u200b\u2060\ufeff\u00ad"
_JOINERS = "\u200c\u200d"
_BETWEEN = "\u200b" + _JOINERS
"""What some scripts need between letters."""

_CONTROLS = "\x00-\x08\x0e-\x1f\x7f"

JUNK = f"[{_CONTROLS}{_ZERO_WIDTH}{_JOINERS}{_PRIVATE}]"
"""A pattern for every character that may go; which of them do depends on what stands around."""

MAX_GLYPHS, MAX_GLYPH_SHARE = 20, 0.02
"""Characters for private use in a text, and their share of it, above which they are not stray icons: the text lists
icons, or is written in a font of its own."""

_JOINING = (
    r"[[\p{L}\p{M}]--[\p{Latin}\p{Greek}\p{Cyrillic}\p{Armenian}\p{Georgian}\p{Hebrew}\p{Thai}\p{Lao}"
    r"\p{Han}\p{Hiragana}\p{Katakana}\p{Bopomofo}\p{Hangul}]]"
    r"||\p{Nd}--[0-9]||\p{Extended_Pictographic}||\p{Emoji_Modifier}||\p{Variation_Selector}||[\U000e0020-\U000e007f]"
)
"""Letters that join, which are those of all scripts but the ones named, and emoji; joiners between them are needed."""

_UNSPACED = r"\p{Line_Break=Complex_Context}\p{Tibetan}"
"""Thai, Lao, Tibetan, Burmese, Khmer, Tai: zero-width spaces part their words."""

_MAY_BE_PARTED = pattern("[\u0e00-\u1aff\ua9e0-\uaadf\U00011700-\U0001174f]")
_MAY_JOIN = pattern("[^\x00-\u024f\u200b-\u2027]|[©®µ]")
"""What may be a letter whose words are parted by zero-width spaces, and a letter or an emoji that joins: without any,
`regex` need not be loaded, which takes 30 ms."""

_HAN = "\u3400-\u9fff\uf900-\ufaff"

_SURE_JUNK = bytes([*range(9), *range(14, 32), 127, 0xEE])
"""Bytes of UTF-8 that only controls have, and U+E000 to U+EFFF as their first."""

# A string, which `re` compiles when it is first used: most texts have no junk, and large classes take 5 ms.
_GLYPHS = (
    rf"(?<![^\s])[{_PRIVATE}]++[ \xa0]?|(?<![\w{_PRIVATE}])[{_PRIVATE}]++|(?<![{_HAN}{_PRIVATE}])[{_PRIVATE}]++(?!\w)"
)
_TRANSLATED = dict.fromkeys((*range(9), *range(14, 28), 127, 0xAD, 0x2060, 0xFEFF)) | {
    28: "\n",
    29: "\n",
    30: "\n",
    31: " ",
}
_JUNK = pattern(JUNK)
_ENDS = "\r\n\x0b\x0c\x85\u2028\u2029"


def repair(text: str) -> str:
    """Return `text` without invisible and broken characters; a text that has none comes back as it is.

    A line that held nothing else becomes a blank line, unless it stands by one.

        >>> repair("\\ufeffThe exam\\u00adple\\u200b stays.\\n\\uf09a Share"), repair("می\\u200cروم")
        ('The example stays.\\nShare', 'می\\u200cروم')
    """
    if not _may_hold_junk(text):
        return text
    with_glyphs = _has_stray_glyphs(text)
    lines: list[str] = []
    blank, emptied = True, False
    for line in text.splitlines(keepends=True):
        repaired = _repair_line(line, with_glyphs=with_glyphs) if _JUNK.search(line) else line
        was_blank, is_blank = not line.strip(), not repaired.strip()
        if is_blank and (emptied if was_blank else blank):
            emptied = True
            continue
        lines.append(repaired)
        blank, emptied = is_blank, is_blank and not was_blank
    return "".join(lines)


def repair_lines(lines: Sequence[str]) -> list[str]:
    """Return each of a text's lines without such characters; a line that has none is the very same object.

    >>> repair_lines(["The exam\\u00adple", "\\uf09a Share"])
    ['The example', 'Share']
    """
    text = "\n".join(lines)
    if not _may_hold_junk(text):
        return list(lines)
    with_glyphs = _has_stray_glyphs(text)
    return [_repair_line(line, with_glyphs=with_glyphs) if _JUNK.search(line) else line for line in lines]


def _has_stray_glyphs(text: str) -> bool:
    """Return whether a text has characters for private use, and so few that they are stray icons."""
    glyphs = len(re.findall(f"[{_PRIVATE}]", text))
    return 0 < glyphs <= max(MAX_GLYPHS, MAX_GLYPH_SHARE * len(text))


def _may_hold_junk(text: str) -> bool:
    """Return at little cost whether a text can hold any of the characters in question."""
    if not text.isascii() and any(char in text for char in _ZERO_WIDTH + _JOINERS):
        return True
    data = text.encode("utf-8", "surrogatepass")
    if len(data.translate(None, _SURE_JUNK)) < len(data):
        return True
    return any(lead in data for lead in (b"\xef", b"\xf3", b"\xf4")) and re.search(f"[{_PRIVATE}]", text) is not None


@cache
def _strays() -> tuple[Any, Any]:
    """Return the patterns of zero-width spaces, and of joiners, that stand between no letters that need them."""
    import regex  # noqa: PLC0415 - 30 ms; it knows the scripts and properties of Unicode

    space = regex.compile(rf"(?s)\u200b(?<![{_UNSPACED}].)(?![{_UNSPACED}])")
    return space, regex.compile(rf"(?sV1)[{_JOINERS}](?<![{_JOINING}].)(?![{_JOINING}])")


def _without_strays(text: str) -> str:
    """Return a line without the zero-width spaces and joiners that no letter beside them needs."""
    if not _MAY_BE_PARTED.search(text):
        text = text.replace("\u200b", "")
    if not _MAY_JOIN.search(text):
        text = text.replace("\u200c", "").replace("\u200d", "")
    for stray in _strays() if any(char in text for char in _BETWEEN) else ():
        text = stray.sub("", text)
    return text


def _repair_line(line: str, *, with_glyphs: bool) -> str:
    """Return a line, its end included, without the characters that go, and without blanks that they leave behind."""
    text = line.translate(_TRANSLATED)
    if any(char in text for char in _BETWEEN):
        text = _without_strays(text)
    if with_glyphs:
        text = re.sub(_GLYPHS, "", text)
    bare = text.rstrip(_ENDS)
    if line.rstrip(_ENDS)[-1:].isspace():
        return text
    return bare.rstrip(" \t\xa0") + text[len(bare) :]

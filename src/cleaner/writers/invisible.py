"""Takes invisible and broken characters out of the body when it is written; the source keeps every one.

What goes: zero-width spaces, soft hyphens, byte order marks, control characters, and glyphs of icon fonts, which are
empty boxes in any other font. What stays: joiners where a script or an emoji needs them, direction marks, and
zero-width spaces between the words of scripts that have no other ones.
"""

import re
from collections.abc import Sequence

from cleaner.text.lazy import pattern

_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010fffd"
_ZERO_WIDTH = "\u200b\u2060\ufeff\u00ad"
_JOINERS = "\u200c\u200d"
_CONTROLS = "\x00-\x08\x0e-\x1f\x7f"

JUNK = f"[{_CONTROLS}{_ZERO_WIDTH}{_JOINERS}{_PRIVATE}]"
"""A pattern for every character that may go; which of them do depends on what stands around."""

MOST_GLYPHS, MOST_SHARE = 20, 0.02
"""Characters for private use in a text, and their share of it, above which they are no stray icons: the text lists
icons, or is written in a font of its own."""

_JOINED = (
    "\u0600-\u08ff\u0900-\u0dff\u0f00-\u0fff\u1000-\u109f\u1780-\u18af\u1900-\u1cff\ua800-\uabff\ufb1d-\ufdff"
    "\ufe00-\ufe0f\ufe70-\ufefc\u2190-\u2bff\u3030\u303d\u3297\u3299\u00a9\u00ae\U00010a00-\U00011fff"
    "\U0001f000-\U0001faff\U000e0020-\U000e007f"
)
"""Scripts whose letters join (Arabic and its neighbours, those of India and around), and emoji."""

_UNSPACED = "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf"
"""Thai, Lao, Tibetan, Burmese, Khmer, Tai: zero-width spaces part their words."""

_HAN = "\u3400-\u9fff\uf900-\ufaff"

_SURE_JUNK = bytes([*range(9), *range(14, 32), 127, 0xEE])
"""Bytes of UTF-8 that only controls have, and U+E000 to U+EFFF as their first."""

# Strings, which `re` compiles when they are first used: most texts have no junk, and large classes take 5 ms.
_TO_DELETE = rf"(?s)[\u2060\ufeff\u00ad]|\u200b(?<![{_UNSPACED}].)(?![{_UNSPACED}])"
_LONE_JOINER = rf"(?s)[{_JOINERS}](?<![{_JOINED}].)(?![{_JOINED}])"
_GLYPHS = (
    rf"(?<![^\s])[{_PRIVATE}]++[ \xa0]?|(?<![\w{_PRIVATE}])[{_PRIVATE}]++|(?<![{_HAN}{_PRIVATE}])[{_PRIVATE}]++(?!\w)"
)
_TRANSLATED = dict.fromkeys((*range(9), *range(14, 28), 127)) | {28: "\n", 29: "\n", 30: "\n", 31: " "}
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
    """Say whether a text has characters for private use, and so few that they are stray icons."""
    glyphs = len(re.findall(f"[{_PRIVATE}]", text))
    return 0 < glyphs <= max(MOST_GLYPHS, MOST_SHARE * len(text))


def _may_hold_junk(text: str) -> bool:
    """Say at little cost whether a text can hold any of the characters in question."""
    if not text.isascii() and any(char in text for char in _ZERO_WIDTH + _JOINERS):
        return True
    data = text.encode("utf-8", "surrogatepass")
    if len(data.translate(None, _SURE_JUNK)) < len(data):
        return True
    return any(lead in data for lead in (b"\xef", b"\xf3", b"\xf4")) and re.search(f"[{_PRIVATE}]", text) is not None


def _repair_line(line: str, *, with_glyphs: bool) -> str:
    """Return a line, its end included, without the characters that go, and without blanks that they leave behind."""
    text = re.sub(_LONE_JOINER, "", re.sub(_TO_DELETE, "", line.translate(_TRANSLATED)))
    if with_glyphs:
        text = re.sub(_GLYPHS, "", text)
    bare = text.rstrip(_ENDS)
    if line.rstrip(_ENDS)[-1:].isspace():
        return text
    return bare.rstrip(" \t\xa0") + text[len(bare) :]

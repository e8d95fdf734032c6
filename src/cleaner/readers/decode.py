"""Decodes bytes into text, and says what looks wrong with it.

A byte order mark is believed first, then UTF-8 is tried, then what the page declares, then what charset-normalizer
detects. Bytes that nothing can decode become text with one surrogate per undecodable byte, so that not even they are
lost.
"""

import codecs
import re
from typing import NamedTuple

from cleaner.text.lazy import pattern

HEAD_BYTES = 4096
"""Bytes in which a declaration is looked for. The HTML standard asks for it within 1,024; some pages are late."""

_DECLARED = pattern(
    r"<\?xml[^>]{0,80}?encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{2,40})"
    r"|<meta\b[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})",
    re.IGNORECASE,
)

_COMMENT = pattern(r"<!--.*?-->", re.DOTALL)

_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "big5": "big5hkscs",
}
"""What browsers read for a declared encoding (WHATWG, Encoding Standard): the wider one that programs really write."""

_TEXT_NAMES = """
    ascii big5 big5hkscs euc_jis_2004 euc_jisx0213 euc_jp euc_kr gb18030 gb2312 gbk hz iso2022_jp iso2022_jp_1
    iso2022_jp_2 iso2022_jp_3 iso2022_jp_ext iso2022_kr johab kz1048 ptcp154 shift_jis shift_jis_2004 shift_jisx0213
    tis-620 utf-8
"""
_TEXT = frozenset(_TEXT_NAMES.split())
_FAMILIES = ("cp", "iso8859-", "koi8-", "mac-")
"""Encodings of text that a page can declare in ASCII. Python knows others by name: UTF-16 and UTF-7, which cannot be
declared so, and codecs that are none of text. Who declares those errs, or means harm."""


def declared_charset(raw: bytes) -> str | None:
    """Return the name of the Python codec for the encoding that `raw` declares; None for none, or an unknown one.

    >>> declared_charset(b"<html><head><meta charset='ISO-8859-1'>")
    'cp1252'
    """
    head = raw[:HEAD_BYTES].decode("latin-1")
    found = _DECLARED.search(_COMMENT.sub("", head)) if "<" in head else None
    if not found:
        return None
    try:
        info = codecs.lookup(found[1] or found[2])
    except (LookupError, ValueError):
        return None
    if info.name not in _TEXT and not info.name.startswith(_FAMILIES):
        return None
    return _WIDER.get(info.name, info.name)


UNDECODABLE = "the bytes are in no encoding that could be detected"
"""The warning that a result of undecodable bytes carries."""

GUESSED = "the encoding was guessed from the bytes: {}"
"""The warning that text in no declared encoding carries; a short text can be guessed wrong."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_SHIFTS = (b"\x1b$B", b"\x1b$@")
"""What begins Japanese in ISO-2022-JP. No other text holds them, so nothing need be declared."""

_ASCII_ONLY = ("iso2022", "hz")
"""Encodings that write all in ASCII bytes, so that their text is valid UTF-8 too."""

_ESCAPED = "[\udc80-\udcff]"

CHARS_PER_NUL = 4
"""Minimum characters for each NUL in text; UTF-16 or UTF-32 without a mark has fewer."""

CHARS_PER_BROKEN = 10
"""Minimum characters outside ASCII for each broken byte of text that is still UTF-8."""

BROKEN = "some bytes are not valid UTF-8; they were kept as they are"
"""The warning that text with such bytes carries."""

DETECTION_BYTES = 1 << 18
"""Bytes that detection looks at: 256 KiB are plenty of text, and it is the slow part."""


_HIGH = bytes(range(128, 256))


class Decoded(NamedTuple):
    """Text, the encoding it came from (None: it was text already, or nothing fits), and warnings."""

    text: str
    encoding: str | None
    warnings: tuple[str, ...]


def read(raw: str | bytes) -> Decoded:
    """Return `raw` as text; never fails, whatever the bytes are.

    Raises:
        TypeError: `raw` is neither text nor bytes.

    >>> read("Zürich".encode("utf-8")).encoding
    'utf-8'
    """
    if isinstance(raw, str):
        return Decoded(raw, None, ())
    raw = to_bytes(raw)
    declared = declared_charset(raw)
    text, encoding = _decode(raw, declared)
    if encoding is None:
        return Decoded(text, None, (UNDECODABLE,))
    known = encoding in {"utf-8", declared, *dict(_MARKS).values()}
    guessed = () if known else (GUESSED.format(encoding),)
    broken = (BROKEN,) if not text.isascii() and re.search(_ESCAPED, text) else ()
    return Decoded(text, encoding, (*guessed, *broken))


def to_bytes(raw: object) -> bytes:
    """Return bytes of any type as `bytes`.

    Raises:
        TypeError: `raw` is of another type; the message says how a path or a file is read.
    """
    if isinstance(raw, bytes | bytearray | memoryview):
        return bytes(raw)
    hint = "; read it first: path.read_bytes()" if hasattr(raw, "__fspath__") else ""
    hint = "; read it first: file.read()" if hasattr(raw, "read") else hint
    raise TypeError(f"clean() takes the page itself as str or bytes, not {type(raw).__name__}{hint}")


def _decode(raw: bytes, declared: str | None) -> tuple[str, str | None]:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            try:
                return raw.decode(encoding), encoding
            except UnicodeDecodeError:
                break
    if declared and declared.startswith(_ASCII_ONLY):
        return raw.decode(declared, "replace"), declared
    if any(shift in raw for shift in _SHIFTS) and b"\x1b(" in raw and raw.isascii():
        return raw.decode("iso2022_jp_ext", "replace"), "iso2022_jp_ext"
    text = raw.decode("utf-8", "surrogateescape")
    if text.count("\0") * CHARS_PER_NUL > len(text) or (not text.isascii() and _is_not_utf8(text)):
        return _as_declared(raw, declared) or _detect(raw)
    return text, "utf-8"


def _is_not_utf8(text: str) -> bool:
    """Return whether too many of the non-ASCII characters of decoded text are bytes that are not UTF-8."""
    bad = len(re.findall(_ESCAPED, text))
    return bad > 0 and bad * CHARS_PER_BROKEN > len(text) - len(text.encode("ascii", "ignore"))


def _as_declared(raw: bytes, declared: str | None) -> tuple[str, str] | None:
    """Return the text in the encoding that a page declares, unless too many of its bytes are not in it."""
    if declared is None:
        return None
    text = raw.decode(declared, "replace")
    return (
        None
        if text.count("\ufffd") * CHARS_PER_BROKEN > len(raw) - len(raw.translate(None, _HIGH))
        else (text, declared)
    )


def _detect(raw: bytes) -> tuple[str, str | None]:
    """Ask charset-normalizer; fall back to UTF-8 with surrogates, which keeps every byte."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 40 ms that UTF-8 input does not need

    best = from_bytes(raw[:DETECTION_BYTES]).best()
    if best is not None:
        try:
            return raw.decode(best.encoding), best.encoding
        except (UnicodeDecodeError, LookupError):
            pass
    return raw.decode("utf-8", "surrogateescape"), None

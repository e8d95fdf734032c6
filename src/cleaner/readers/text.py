"""Decodes bytes into text, and says what looks wrong with it.

UTF-8 is tried first, then what a byte order mark says, then what charset-normalizer detects. Bytes that nothing can
decode become text with one surrogate per undecodable byte, so that not even they are lost.
"""

import codecs
import re
from typing import NamedTuple

UNDECODABLE = "the bytes are in no encoding that could be detected"
"""The warning that a result of undecodable bytes carries."""

GUESSED = "the encoding was guessed from the bytes: {}"
"""The warning that text in no declared encoding carries; a short text can be guessed wrong."""

HTML = "this looks like HTML; it was read as plain text, tags and all"
"""The warning that a result of HTML carries: only text is read."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HTML = r"(?i:\s{0,99}(?:<\?xml[^>]{0,99}>\s{0,99})?<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>]))"

_ESCAPED = "[\udc80-\udcff]"

MOST_NULS = 4
"""Text of which more than one character in four is NUL is UTF-16 or UTF-32 without a mark, or no text."""

MOST_BAD = 10
"""UTF-8 with a few broken bytes is still UTF-8: fewer than one in ten of its non-ASCII characters."""

BROKEN = "some bytes are not valid UTF-8; they were kept as they are"
"""The warning that text with such bytes carries."""

DETECTION_BYTES = 1 << 18
"""Bytes that detection looks at: 256 KiB are plenty of text, and it is the slow part."""


class Decoded(NamedTuple):
    """Text, the encoding it came from (None: it was text already, or nothing fits), and warnings."""

    text: str
    encoding: str | None
    warnings: tuple[str, ...]


def read(raw: str | bytes) -> Decoded:
    """Return `raw` as text; never fails, whatever the bytes are.

    >>> read("Zürich".encode("utf-8")).encoding
    'utf-8'
    """
    if isinstance(raw, str):
        return Decoded(raw, None, _look_at(raw))
    text, encoding = _decode(bytes(raw))
    if encoding is None:
        return Decoded(text, None, (UNDECODABLE,))
    guessed = () if encoding == "utf-8" or encoding in dict(_MARKS).values() else (GUESSED.format(encoding),)
    broken = (BROKEN,) if not text.isascii() and re.search(_ESCAPED, text) else ()
    return Decoded(text, encoding, (*_look_at(text), *guessed, *broken))


def _look_at(text: str) -> tuple[str, ...]:
    return (HTML,) if "<" in text[:99] and re.match(_HTML, text) else ()


def _decode(raw: bytes) -> tuple[str, str | None]:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            try:
                return raw.decode(encoding), encoding
            except UnicodeDecodeError:
                break
    text = raw.decode("utf-8", "surrogateescape")
    if text.count("\0") * MOST_NULS > len(text) or (not text.isascii() and _is_not_utf8(text)):
        return _detect(raw)
    return text, "utf-8"


def _is_not_utf8(text: str) -> bool:
    """Say whether too many of the non-ASCII characters of decoded text are bytes that are not UTF-8."""
    bad = len(re.findall(_ESCAPED, text))
    return bad > 0 and bad * MOST_BAD > len(text) - len(text.encode("ascii", "ignore"))


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

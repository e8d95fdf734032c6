"""One spelling for matching: the same phrase written in different ways becomes the same string.

Normalized text is only for looking things up; offsets never refer to it, because its length can differ.
"""

import unicodedata

_ZERO_WIDTH = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
_TYPOGRAPHIC = tuple(zip("’‘“”–—…•\u202f\u2009\xa0", "''\"\"--.*   ", strict=True))
"""Typographic characters and their plain ones. They are replaced first: then most pages in Latin script need one byte a
character, and all that follows is several times as fast."""

MAX_CHARS_AT_ONCE = 1 << 18
"""Maximum characters lowered at once, in 3 MB of memory."""

_SMALL = bytes(range(256)).decode("latin-1").lower().encode("latin-1")
"""The lower case of each character of Latin-1."""

_ARABIC_LETTERS = "اأإآىـلينمرتب"
"""Letters of which any text in Arabic script has one."""

_NOT_COMPOSED = (
    *"\u0300\u0301\u0302\u0303\u0306\u0307\u0308\u030c\u0327\u0328",
    *"\u093c\u0958\u095c\u0653\u0654\u1100\u110b\u3099\u309a",
)
"""Combining marks, and precomposed letters that NFC decomposes, in the scripts of the lexicon. Text without them is
composed; looking for them is five times as fast as asking."""

_ICONS = "←↑↓↗⤒☰▦▾▼▲⌄☐☑☒✓✔✕✖×♡♥❤★☆✎✏✉⚙⌂➜🔍🔎🖶🖨📌🏠🛒📅🔗🔔🔖👍👎\ufe0f"
"""Signs that pages draw beside the labels of buttons."""

TRIM_LATIN = " \t|/\\*#~_-:.,;()[]{}<>\"'«»·\xad×"
"""Characters trimmed off text in Latin-1; this short list is twice as fast as `TRIM`."""

TRIM = "★☆ \t\u3000•·▪●■◆►▶▸▷→⇒«»‹›<>|/\\*#~_-–—…:：.,、;；()[]{}【】〔〕「」（）［］\"'“”„" + _ZERO_WIDTH + _ICONS
_ARABIC = dict.fromkeys((0x640, *range(0x64B, 0x653), 0x670)) | {
    ord("أ"): "ا", ord("إ"): "ا", ord("آ"): "ا", ord("ى"): "ي"
}  # fmt: skip


def normalize(text: str) -> str:
    """Return `text` in the spelling used for lookups; line breaks stay where they are.

    Letters are small (dotted and dotless i are one letter), quotes, dashes and spaces are plain, zero-width
    characters and soft hyphens are gone, accents are composed (NFC), and Arabic loses vowel signs and alef variants.

        >>> normalize("READ\\u00a0MORE’S")
        "read more's"
    """
    text = _with_plain_signs(text)
    small = _normalize_western(text)
    return _normalize_other(text) if small is None else small


def lookup_keys(page: str) -> list[str]:
    """Return the lookup key of each line of a page, faster than line by line where few lines are not ASCII.

    >>> lookup_keys("» Read More\\nStraße →")
    ['read more', 'straße']
    """
    page = _with_plain_signs(page)
    small = _normalize_western(page)
    if small is not None:
        return [line.strip(TRIM_LATIN) for line in small.splitlines()]
    lines = page.splitlines()
    other = [i for i, line in enumerate(lines) if not line.isascii()]
    keys = iter(_normalize_other("\n".join([lines[i] for i in other])).split("\n"))
    return [line.lower().strip(TRIM_LATIN) if line.isascii() else trim(next(keys)) for line in lines]


def _with_plain_signs(text: str) -> str:
    if text.isascii():
        return text
    for char, plain in _TYPOGRAPHIC:
        text = text.replace(char, plain)
    return text


def _normalize_western(text: str) -> str | None:
    """Normalize text with plain typographic signs; None where it has letters beyond Western European ones."""
    return _lower(text) if text.isascii() else _lower_latin(text)


def _normalize_other(text: str) -> str:
    """Normalize text with letters beyond Western European ones and plain typographic signs."""
    text = _lower(text)
    if text.isascii():
        return text
    for char in _ZERO_WIDTH:
        text = text.replace(char, "")
    text = text.replace("i\u0307", "i").replace("ı", "i")
    if any(map(text.__contains__, _ARABIC_LETTERS)):
        text = text.translate(_ARABIC)
    if any(map(text.__contains__, _NOT_COMPOSED)):
        return unicodedata.normalize("NFC", text)
    return text


def _lower_latin(text: str) -> str | None:
    """Return text of Latin-1 in small letters, without soft hyphens; None for any other.

    A table of bytes is three times as fast as `str.lower` on such text.
    """
    try:
        raw = text.encode("latin-1")
    except UnicodeEncodeError:
        return None
    return raw.translate(_SMALL, b"\xad").decode("latin-1")


def _lower(text: str) -> str:
    """Return `text` in small letters, lowered in pieces: `str.lower` takes twelve bytes of memory a character."""
    if len(text) <= MAX_CHARS_AT_ONCE:
        return text.lower()
    return "".join([text[at : at + MAX_CHARS_AT_ONCE].lower() for at in range(0, len(text), MAX_CHARS_AT_ONCE)])


def lookup_key(text: str) -> str:
    """Return `text` normalized and trimmed: the form in which the lexicon lists phrases.

    >>> lookup_key("» Read More …")
    'read more'
    """
    return trim(normalize(text))


def trim(text: str) -> str:
    """Return a normalized line without the bullets, arrows, brackets, quotes and stops at its ends.

    >>> trim("» read more …")
    'read more'
    """
    return text.strip(TRIM)

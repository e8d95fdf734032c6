"""One spelling for matching: the same phrase written in different ways becomes the same string.

Folding is only for looking things up; offsets never refer to folded text, because its length can differ.
"""

import unicodedata

_ZERO_WIDTH = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
_TRIM = " \t\u3000•·▪●■◆►▶▸▷→⇒«»‹›<>|/\\*#~_-–—…:：.,、;；()[]{}【】〔〕「」\"'“”„" + _ZERO_WIDTH
_ARABIC = {c: None for c in (0x640, *range(0x64B, 0x653), 0x670)} | {
    ord("أ"): "ا", ord("إ"): "ا", ord("آ"): "ا", ord("ى"): "ي"
}  # fmt: skip


def fold(text: str) -> str:
    """Return `text` in the spelling used for lookups; line breaks stay where they are.

    Case is folded (dotted and dotless i are one letter), apostrophes and no-break spaces are plain, zero-width
    characters and soft hyphens are gone, accents are composed (NFC), and Arabic loses vowel signs and alef variants.

        >>> fold("READ\\u00a0MORE’S")
        "read more's"
    """
    text = text.casefold()
    if text.isascii():
        return text
    text = text.replace("\xa0", " ").replace("’", "'").replace("\u202f", " ").replace("\u2009", " ")
    for char in _ZERO_WIDTH:
        if char in text:
            text = text.replace(char, "")
    text = text.replace("i\u0307", "i").replace("ı", "i")
    if "ا" in text:
        text = text.translate(_ARABIC)
    return unicodedata.normalize("NFC", text)


def key(folded: str) -> str:
    """Trim a folded line to the phrase itself: no bullets, arrows, brackets, quotes or stops at its ends.

    >>> key("» read more …")
    'read more'
    """
    return folded.strip(_TRIM)

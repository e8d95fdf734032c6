"""The encoding that a page of HTML or XML declares in its first bytes."""

import codecs
import re

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
    found = _DECLARED.search(_COMMENT.sub("", raw[:HEAD_BYTES].decode("latin-1")))
    if not found:
        return None
    try:
        info = codecs.lookup(found[1] or found[2])
    except (LookupError, ValueError):
        return None
    if info.name not in _TEXT and not info.name.startswith(_FAMILIES):
        return None
    return _WIDER.get(info.name, info.name)

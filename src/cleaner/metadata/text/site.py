"""The name of the site: in the browser's title beside the headline, or behind © and a year at the page's end."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cleaner.metadata.text.credit_line import byline_prefix
from cleaner.metadata.text.names import is_label
from cleaner.page.candidates import Block, Candidate
from cleaner.page.document import Document
from cleaner.text.normalize import lookup_key, normalize
from cleaner.text.sentences import count_words, ends_sentence, is_unspaced

MAX_SITE_CHARS, MAX_SITE_WORDS = 60, 7
"""Maximum length of a site's name."""

MAX_LINE_CHARS = 240
"""Maximum length of a browser's title, and of a line with © that names the owner."""

MIN_LOGO_WORDS = 2
"""Minimum words of a logo; a line of one word at a page's top is a menu's entry as often as the site's name."""

TAIL = 60
"""Lines at a page's end among which the one with © stands."""

HEAD = 12
"""Lines at a page's top in which the site's name stands by itself."""

MAX_SMALL_CHARS = 3
"""Maximum length of a word of a name in small letters."""

FIRST_LINES = 2
"""Lines at the very top in which a bar of labels may stand above the logo."""

BELOW_LOGO = 4
"""Lines below a logo among which the interface begins."""

MAX_SIGNS = 4
"""Lines with © whose owner is read, from the last one upwards: captions have the sign too."""

MAX_COPYRIGHT_CHARS = 400
"""Maximum length of a copyright line, the links behind it included."""

_BAR = r"\s+[|–—·•»«:-]\s+|\s?[|｜│]\s?|\s::\s|：|_(?=\D)|:\s"
_DASH = r"\s[|–—-]\s"
_YEAR = r"(?:19|20)\d\d"
_SIGN = "[©ⓒ]"
_COPYRIGHT_SIGNS = ("©", "ⓒ", "opyright", "OPYRIGHT", "(c)", "(C)")
_WHOLE_YEAR = rf"(?<!\d){_YEAR}(?!\d)"
_STAMP = (
    rf"(?:(?<!\w)[©ⓒ]|\bc\)|\bcopyright)[^.!?]{{0,40}}?{_WHOLE_YEAR}|{_WHOLE_YEAR}\W{{0,3}}(?:[©ⓒ]|\(c\)|copyright)"
    r"|^(?:copyright )?[©ⓒ]"
)
"""A copyright sign with a year beside it, or at the beginning of a line's lookup key."""

_LEAD = rf"(?i)\W{{0,3}}(?:copyright|{_WHOLE_YEAR})?\W{{0,3}}[©ⓒ].{{0,80}}?{_WHOLE_YEAR}|{_WHOLE_YEAR}\W{{0,3}}[©ⓒ]"
"""How a line begins that is a copyright line as a whole."""

_YEARS = rf"{_YEAR}(?:\s?[-–—~至,]\s?(?:{_YEAR}|\d\d\b)|\s?[-–—]\s?[^\W\d]{{3,9}}\b)?"
_BEFORE_NAME = r"(?i)^(?:[\s,:：.|·•–—-]|(?:copyright|by|verlag|éditions|editions|publisher|die|der|das)\b|[©ⓒ]|\(c\))+"
_END_OF_NAME = (
    r"(?i)\s*[|·•;:：(（,，。｜]|\s[–—-]\s|\.(?:\s|$)|\s{2,}|\t"
    r"|(?:^|\s)(?:copyright|powered|designed|built|theme|v\d)\b"
)
_COMPANY = (
    r"(?i)[\s,]+(?:inc|llc|ltd|limited|plc|corp|corporation|company|co|group|gmbh|ag|kg|ug|se|mbh|e\.\s?v|& co|co\. kg"
    r"|s\.\s?a\.?s?|sas|sarl|s\.\s?l\.?u?|s\.\s?r\.\s?l|srl|s\.\s?p\.\s?a|spa|b\.\s?v|bv|n\.\s?v|ltda|pty|pvt|sp"
    r"|sp\. z o\.o)\.?(?=\s|,|$).*$"
)


def find_site(doc: Document, title: Candidate | None, copyrights: Sequence[Block]) -> Iterator[Candidate]:
    """Yield what may be the site's name: what stands beside the headline in the first line, and the name behind ©.

    Args:
        doc: the page.
        title: the headline, if it is known.
        copyrights: the page's copyright lines; the last one names the owner.
    """
    owner = next((owner for block in reversed(copyrights) for owner in block.values), None)
    if title is not None and (rest := _beside_title(doc, title)):
        name, at = rest
        again = owner is not None and _are_like(lookup_key(name), lookup_key(owner.value))
        yield _candidate(name, 0, doc.starts[0] + at, 0.9 if again else 0.7, "browser-title")
    if owner is None:
        yield from _logo(doc, title)
        return
    if owner.confidence:
        yield owner
    above = doc.main_text.start if title is None or not title.line else title.line
    name = lookup_key(owner.value)
    for i in range(min(HEAD, above, len(doc))):
        line = doc.lines[i]
        if len(line) <= MAX_SITE_CHARS and i not in doc.phrases.lines and _are_like(doc.keys[i], name):
            written = _as_owner_writes(line, doc.lines[owner.line])
            place = doc.starts[i] if written == line else owner.start
            yield _candidate(written, i if written == line else owner.line, place, 0.85, "name-in-head")
            return
    for logo in _logo(doc, title):
        if _share_words(lookup_key(logo.value), name):
            yield replace(logo, confidence=0.85)


def _as_owner_writes(line: str, behind: str) -> str:
    """Return a name that the head has in capitals as the line with © has it."""
    at = behind.lower().find(line.lower()) if line.isupper() else -1
    return behind[at : at + len(line)] if at >= 0 else line


def _share_words(one: str, other: str) -> bool:
    """Return whether a name has half of its words, or of its characters in a script without spaces, in common."""
    if is_unspaced(one):
        return other.startswith(one[: (len(one) + 1) // 2])
    words = set(one.split())
    return 2 * len(words & set(other.split())) >= len(words)


def _logo(doc: Document, title: Candidate | None) -> Iterator[Candidate]:
    """Yield the page's first line that is not a label, where the interface begins below it or the page's end has it.

    Follow Varn Courier, at the page's end, speaks of it; and a menu or its labels stand right below a logo.
    """
    last = min(HEAD, len(doc), title.line if title and title.line else HEAD)
    for i in range(int(title is not None and title.line == 0), last):
        line = re.split(_DASH, doc.lines[i], maxsplit=1)[0].strip()
        if i in doc.phrases.lines or (i < FIRST_LINES and i in doc.label_runs.label_lines) or not _is_name(line):
            continue
        name = lookup_key(line)
        again = sum(name in k for k in doc.keys[max(last, len(doc) - TAIL) :] if len(k) > len(name))
        below = range(i + 1, min(i + 1 + BELOW_LOGO, last))
        menu = any(
            k in doc.label_runs.proven or k in doc.label_runs.label_lines or k in doc.label_runs.mixed for k in below
        )
        several = count_words(line) >= MIN_LOGO_WORDS or "-" in line
        alone = menu and line == doc.lines[i] and not is_label(doc, line)
        if several and (again or alone) and _is_proper(line):
            yield _candidate(line, i, doc.starts[i], 0.4 if again else 0.3, "logo")
        return


def _is_proper(line: str) -> bool:
    """Return whether all long words of a line are capitalised, as a name's are: not Electronics and gadgets."""
    words = [word for word in line.split() if len(word) > MAX_SMALL_CHARS]
    return not any(word[0].islower() for word in words) and "@" not in line and count_words(line) < MAX_SITE_WORDS


def _candidate(name: str, line: int, start: int, sure: float, rule: str) -> Candidate:
    return Candidate("site_name", name, line, start, start + len(name), sure, rule, whole=False)


def _beside_title(doc: Document, title: Candidate) -> tuple[str, int] | None:
    """Return the part of the page's first line that is not the headline, with its offset, or None."""
    first = doc.lines[0]
    if len(first) > MAX_LINE_CHARS or len(first) <= len(title.value):
        return None
    at = first.replace("\xa0", " ").find(title.value)
    if at < 0:
        return _last_part(doc, first)
    behind = at + len(title.value)
    if behind < len(first):
        bars = list(re.finditer(_BAR, first[behind:]))
        if not bars or bars[0].start() > 1:
            return _last_part(doc, first)
        # The name comes last: Headline - Section - Site.
        return _if_name(first, behind + bars[-1].end(), len(first))
    bars = list(re.finditer(_BAR, first[:at]))
    if bars and bars[-1].end() == at:
        return _if_name(first, 0, bars[0].start())
    return None


def _last_part(doc: Document, first: str) -> tuple[str, int] | None:
    """Return what stands behind the last bar of a title that words the headline otherwise, if the head has it too."""
    bars = list(re.finditer(_BAR, first))
    found = _if_name(first, bars[-1].end(), len(first)) if bars else None
    return found if found and any(_are_like(lookup_key(found[0]), line) for line in doc.keys[1:HEAD]) else None


def _if_name(text: str, start: int, end: int) -> tuple[str, int] | None:
    name = text[start:end].strip()
    return (name, text.index(name, start)) if _is_name(name) else None


def _is_name(text: str) -> bool:
    """Return whether `text` has a site's name's shape: short, no sentence, not a label of the lexicon."""
    if not 2 <= len(text) <= MAX_SITE_CHARS or count_words(text) > MAX_SITE_WORDS or not text[0].isalnum():
        return False
    if not any(map(str.isalpha, text)) or byline_prefix(text, normalize(text)):
        return False
    return not ends_sentence(text) or " " not in text


def find_copyrights(doc: Document) -> Iterator[Block]:
    """Yield the lines with a copyright sign, in the order of the page.

    The rule is "copyright" where a year stands beside the sign or the sign begins the line, else "sign". `whole` are
    lines that begin with sign and year: below an article any "copyright" line is a notice, above its end only those.
    """
    lines = sorted({doc.line_at(at) for sign in _COPYRIGHT_SIGNS for at in doc.places(sign)})
    signed = [i for i in lines if i >= len(doc) - TAIL and re.search(_SIGN, doc.lines[i])][-MAX_SIGNS:]
    for i in lines:
        stamped = len(doc.keys[i]) <= MAX_COPYRIGHT_CHARS and re.search(_STAMP, doc.keys[i]) is not None
        whole = stamped and re.match(_LEAD, doc.lines[i]) is not None
        values = tuple(_owner_of(doc, i)) if i in signed else ()
        if stamped or values:
            yield Block("copyright", (i,), "copyright" if stamped else "sign", "", values, whole)


def _owner_of(doc: Document, i: int) -> Iterator[Candidate]:
    """Yield whom a line with a copyright sign names; without a year the name only vouches for others."""
    rights = next((hit.phrase for hit in doc.phrases.inside("copyright") if hit.line == i), "")
    if owner := _owner(doc.lines[i], rights):
        sure = 0.6 if re.search(_YEAR, doc.lines[i]) else 0.0
        yield _candidate(owner, i, doc.starts[i] + doc.lines[i].index(owner), sure, "copyright")


def _owner(line: str, rights: str = "") -> str:
    """Return whom a line with © names, or ""; `rights` is the normalized reservation of rights in it.

    >>> _owner("© 2021 Varn Courier Ltd. All rights reserved."), _owner("Made in Varn")
    ('Varn Courier', '')
    """
    sign = re.search(_SIGN, line)
    if sign is None or len(line) > MAX_LINE_CHARS:
        return ""
    behind = line[sign.end() :]
    years = re.search(_YEARS, behind)
    start, end = years.span() if years else (len(behind), len(behind))
    between = re.sub(_BEFORE_NAME, "", behind[:start])
    text = between if any(map(str.isalpha, between)) else re.sub(_BEFORE_NAME, "", behind[end:])
    at = normalize(text).find(rights) if rights else -1
    text = re.split(_END_OF_NAME, text[:at] if at >= 0 else text, maxsplit=1)[0].strip()
    while (shorter := re.sub(_COMPANY, "", text)) != text:
        text = shorter
    text = text.strip(" ,.&-–—")
    return text if _is_name(text) and text in line else ""


def _are_like(one: str, other: str) -> bool:
    """Return whether one of two lookup keys stands in the other as whole words, and is at least a third of it."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    return short in long and 3 * len(short) >= len(long) > 0 and f" {short} " in f" {long} "

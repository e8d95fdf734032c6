"""Captions that end with a photographer: in brackets, behind an equals sign, in capitals, or in a script of its own."""

from collections.abc import Iterator
from functools import cache
from itertools import chain, compress, count
from operator import itemgetter

from cleaner.filters.credits.endings import captions
from cleaner.filters.registry import filter
from cleaner.lexicon.phrases import load
from cleaner.metadata.text.names import is_full_name
from cleaner.page.document import Document, Mark
from cleaner.page.edges import find_edges
from cleaner.text.lazy import pattern
from cleaner.text.normalize import lookup_key
from cleaner.text.sentences import count_words, is_unspaced

MOST_WORDS = 45
"""Words of the longest caption."""

MOST_CHARS = 400
"""Characters of the longest caption."""

MOST_NAME_WORDS = 5
"""Words of a photographer's name, or of a name and a paper."""

MOST_CREDIT_WORDS = 9
"""Words of a credit in capitals: ANA ROTH FOR THE VARN WEEKLY."""

_BRACKET = pattern(r"[(（]\s?([^()（）]{3,60})[)）]$")
_JOINT = pattern(r"\s{0,2}[:：/／=＝]\s{0,2}|\s")
_EQUALS = pattern(r"(?:^|[.!?。」』）)\s])([^\s=＝.。]{2,12})\s?[=＝]\s?([^=＝.。!?\d]{2,30})$")
_TAKEN = pattern(r"(?:记者|記者|通讯员|通訊員|[\s/／:：(（])\s?[^\s、，。＝=/／:：]{2,8}\s?(?:摄影|攝影|摄|攝)[)）]?$")
_TAKEN_JA = pattern(r"[、＝=][^\s、。＝=]{2,10}撮影[)）]?$")
_SOURCE = pattern(r"[.!?।。»\"”]\s?([^\s.:：]{3,20})[:：]\s?([^\s/:：][^/:：]{1,40}/\s?(?:[^/:：.!?]|\.(?=\S)){2,40})$")
_CAPITALS = pattern(r"(?:[.!?»”]\s|(?<=[^\W\d_A-Z][.!?»”]))([^.!?]{6,80})$")
_WORD = pattern(r"[^\W\d_]{2,}")
_TAKEN_SIGNS = "摄攝影"
_ENDS = pattern("[)）»”\"'’]")
_BRACKETS = ")）"


@filter(
    "photo-credit",
    label="caption",
    after=("caption",),
    rules={
        "bracket": "A line that ends with a cue and a name in brackets: (Photo Ana Roth).",
        "equals": "A line that ends with a cue, an equals sign and a name.",
        "taken": "A line in Chinese or Japanese that ends with who took the picture.",
        "source": "A line that ends with a cue, a colon, a name, a slash and a paper.",
        "capitals": "A line whose last sentence is followed by a name in capitals.",
    },
    triggers=("The pass at dawn. (Photo Ana Roth)\n", "The pass at dawn. ANA ROTH FOR THE VARN WEEKLY\n"),
)
def photo_credit(doc: Document) -> Iterator[Mark]:
    """Mark captions by the photographer's name at their end.

    "(photo 3)" refers to a picture and "PLEASE KNOCK" ends what a sign says; so a bracket must hold a full name behind
    its cue, and capitals must be a name's words. Below the article such a line belongs to a list of links.
    """
    likely = _likely(doc)
    if not likely:
        return
    edges = find_edges(doc)
    titles = doc.headlines
    for i in likely:
        if i > edges.end or i in titles or len(doc.lines[i]) > MOST_CHARS or count_words(doc.lines[i]) > MOST_WORDS:
            continue
        rule, cue = _credit_of(doc.lines[i], doc.language)
        if rule:
            yield Mark(i, rule, phrase=cue)


def _likely(doc: Document) -> list[int]:
    """Return the lines that may end with a photographer, by their last characters."""
    lines, source = doc.lines, doc.source
    last = "".join(map(itemgetter(-1), lines))
    closed = [match.start() for match in _ENDS.finditer(last)]
    found = {i for i in closed if last[i] in _BRACKETS}
    capital = compress(count(), map(str.isupper, last))
    found.update([i for i in chain(closed, capital) if lines[i][-3:].isupper()])
    if "摄" in source or "攝" in source or "撮影" in source:
        found.update(i for i, line in enumerate(lines) if line[-1] in _TAKEN_SIGNS)
    for sign in "=＝/":
        for at in doc.places(sign):
            i = doc.line_at(at)
            if i >= 0 and doc.end(i) - at <= MOST_CHARS // 8 and (sign != "/" or ":" in lines[i] or "：" in lines[i]):
                found.add(i)
    return sorted(found)


def _credit_of(line: str, language: str | None) -> tuple[str, str]:
    """Return the rule by which a line ends with a credit, and the cue; two empty strings where it does not."""
    match = _BRACKET.search(line) if line[-1] in _BRACKETS else None
    if match:
        cue, name = _cue_and_name(match[1], language)
        if cue and (is_full_name(name) or _is_name_and_paper(name)):
            return "bracket", cue
    match = _EQUALS.search(line) if "=" in line or "＝" in line else None
    if match and _is_cue(match[1], language) and count_words(match[2]) <= MOST_NAME_WORDS:
        return "equals", lookup_key(match[1])
    if (line.rstrip(_BRACKETS)[-1:] in _TAKEN_SIGNS and _TAKEN.search(line)) or (
        "＝" in line and _TAKEN_JA.search(line)
    ):
        return "taken", ""
    match = _SOURCE.search(line) if "/" in line else None
    if match and (_is_cue(match[1], language) or lookup_key(match[1]) in _sources()):
        return "source", lookup_key(match[1])
    match = _CAPITALS.search(line) if line[-3:].isupper() else None
    if match and match[1].isupper() and not line.isupper() and _is_signature(match[1]):
        return "capitals", ""
    return "", ""


def _cue_and_name(inside: str, language: str | None) -> tuple[str, str]:
    """Split what stands in brackets into the cue and the name; two empty strings where it begins with no cue."""
    match = _JOINT.search(inside)
    if match is None or not _is_cue(inside[: match.start()], language):
        return "", ""
    return lookup_key(inside[: match.start()]), inside[match.end() :].strip()


def _is_cue(word: str, language: str | None) -> bool:
    folded = lookup_key(word)
    return len(folded) > 1 and (folded in captions(language) or (is_unspaced(folded) and folded in _taken()))


def _is_name_and_paper(name: str) -> bool:
    first, _, paper = name.partition("/")
    return bool(paper) and is_full_name(first.strip()) and count_words(paper) <= MOST_NAME_WORDS


def _is_signature(text: str) -> bool:
    """Say whether words in capitals are a name with what it may bring along, and not a shout or an abbreviation."""
    words = _WORD.findall(text)
    return (
        "," not in text
        and 2 <= len(words) <= MOST_CREDIT_WORDS
        and is_full_name(" ".join(words[:2]))
        and len(max(words, key=len)) > 3
    )


@cache
def _taken() -> frozenset[str]:
    return frozenset(("摄影", "攝影", "撮影", "摄", "攝", "图", "圖", "写真", "照片"))


@cache
def _sources() -> frozenset[str]:
    """Return the words for a source, in all languages."""
    return frozenset(
        phrase for code in ("ru", "uk", "de", "fr", "es", "pt", "it", "pl") for phrase in _one_word_sources(code)
    )


def _one_word_sources(code: str) -> list[str]:
    return [phrase for phrase in load().interface(code).get("syndication", ()) if " " not in phrase]

"""Teasers: lines and ends of lines that lead to another article."""

import re
from collections.abc import Iterator

from cleaner.document import Document, Mark
from cleaner.fold import fold
from cleaner.lexicon import Phrases, load
from cleaner.registry import filter
from cleaner.shape import count_words, ends_sentence, in_capitals, is_headline, is_sentence

_SEPARATOR = re.compile(r"[:：|>»›]|\s[–—-]\s")
_PLAIN_SEPARATORS = ":：|>»›"
_DASHES = ("–", "—", " - ")

MOST_CHARS = 240
"""A teaser's headline is no longer than this; a longer rest of a line is not looked at (20 words of 12 letters)."""

WEAK_WORDS = 4
"""After a cue that also begins honest lines (UPDATE, WATCH) a headline has at least so many words."""


@filter(
    "teaser",
    label="teaser",
    scope="span",
    rules={
        "cue-headline": "A teaser cue, a separator and a headline: READ MORE: Port strike enters third day.",
        "capitals-headline": "The same with an ambiguous cue in capitals: UPDATE: Two ferries held in port after storm.",
        "cue-in-capitals": "A teaser cue in capitals and a headline that is not: READ MORE Port strike ends.",
        "bare-link": "A whole line, or what follows a line's last sentence, is a link's label: Read more.",
        "headline-after-cue": "The headline on the line after a teaser cue.",
    },
    triggers=("READ MORE: ", "It rained. READ MORE: Port strike ends\n", "Read more\n", "UPDATE: "),
)
def teaser(doc: Document) -> Iterator[Mark]:
    """Mark teasers: links to other articles that stand between paragraphs or at a paragraph's end.

    A teaser names itself by a cue (READ MORE, Lesen Sie auch, 相关阅读). The bare cue is not enough: "Read more books
    this year." is a sentence. Measured on article pages, a cue as a whole line is right in 99%, a cue with a
    separator in 60%; so a headline's shape must follow (20 words at most, no full stop at the end), and words that
    also begin honest lines must be in capitals.
    """
    yield from _with_separator(doc)
    yield from _in_capitals(doc)
    yield from _bare(doc)


def _with_separator(doc: Document) -> Iterator[Mark]:
    strong, weak = load().phrases("teaser"), load().phrases("teaser_weak")
    source = doc.source
    present = [s for s in (*_PLAIN_SEPARATORS, *_DASHES) if s in source]
    for i in sorted({i for s in present for i, line in enumerate(doc.lines) if s in line}):
        line = doc.lines[i]
        for match in _SEPARATOR.finditer(line):
            mark = _teaser_at(line, match, strong, weak)
            if mark:
                start, rule, cue = mark
                yield Mark(i, rule, start, None, cue)
                break


def _teaser_at(line: str, match: re.Match[str], strong: Phrases, weak: Phrases) -> tuple[int, str, str] | None:
    """Return where the teaser whose separator is `match` begins, its rule and its cue, or None."""
    at = match.start()
    if len(line) - match.end() > MOST_CHARS:
        return None
    window = fold(line[max(0, at - strong.longest - 2) : at]).rstrip()
    phrase = strong.ending(window) or weak.ending(window)
    if not phrase:
        return None
    start = _start_of(line, at, phrase)
    before = line[max(0, start - 12) : start]
    leads = not before.strip(" \t\xa0•·►▶»›>|-–—*([\u200e\u200f")
    if not leads and (match[0] not in _PLAIN_SEPARATORS or not ends_sentence(before)):
        return None
    rest = line[match.end() :].strip(" \t\xa0>»›:|→")
    if phrase in strong:
        return (start, "cue-headline", strong.cue(phrase)) if is_headline(rest) else None
    if _weak_teaser(line[start:at], rest, leads=leads):
        return start, "capitals-headline", weak.cue(phrase)
    return None


def _weak_teaser(cue: str, rest: str, *, leads: bool) -> bool:
    if not is_headline(rest, least=WEAK_WORDS) or rest.endswith(("!", "?")) or in_capitals(rest):
        return False
    if cue.lower() == cue.upper():
        return leads
    return in_capitals(cue) and not rest[0].islower()


def _start_of(line: str, at: int, phrase: str) -> int:
    """Return where the folded `phrase` that ends before offset `at` begins in the line as it is written."""
    start = at
    while start > 0 and len(fold(line[start:at]).strip()) < len(phrase):
        start -= 1
    return start


def _in_capitals(doc: Document) -> Iterator[Mark]:
    strong = load().phrases("teaser")
    starts: dict[str, list[str]] = {}
    for phrase in strong:
        if " " in phrase and phrase.upper() != phrase:
            starts.setdefault(phrase[:4], []).append(phrase)
    for i in [i for i, folded in enumerate(doc.keys) if folded[:4] in starts]:
        line = doc.lines[i]
        if len(line) > MOST_CHARS or in_capitals(line):
            continue
        for phrase in starts[doc.keys[i][:4]]:
            cue, rest = line[: len(phrase)], line[len(phrase) :]
            if fold(cue) == phrase and in_capitals(cue) and rest[:1] == " " and is_headline(rest.strip(), least=3):
                yield Mark(i, "cue-in-capitals", cue=strong.cue(phrase))
                break


def _bare(doc: Document) -> Iterator[Mark]:
    links, cues = load().phrases("read_more", "teaser"), load().phrases("teaser")
    for i in [i for i, folded in enumerate(doc.keys) if folded in links]:
        line = doc.lines[i]
        if ends_sentence(line) and not line.endswith(("...", "…")):
            continue
        cue = links.cue(doc.keys[i])
        yield Mark(i, "bare-link", cue=cue)
        if doc.keys[i] in cues and _leads_to_headline(doc, i):
            yield Mark(i + 1, "headline-after-cue", cue=cue)
    for i in [i for i, folded in enumerate(doc.keys) if folded[-2:] in links.endings and folded not in links]:
        start = _link_at_end(doc.lines[i], links)
        if start:
            yield Mark(i, "bare-link", start, cue=links.cue(fold(doc.lines[i][start:]).strip(" .…»›>→")))


def _leads_to_headline(doc: Document, i: int) -> bool:
    """Say whether the line after cue line `i` is its headline: by a colon, or alone between running text."""
    if i + 1 >= len(doc.lines) or not is_headline(doc.lines[i + 1], least=3) or ends_sentence(doc.lines[i + 1]):
        return False
    if doc.lines[i].endswith((":", "：")):
        return True
    after = doc.lines[i + 2] if i + 2 < len(doc.lines) else ""
    return bool(i) and is_sentence(doc.lines[i - 1]) and is_sentence(after)


def _link_at_end(line: str, links: Phrases) -> int:
    """Return where a link's label of two words or more behind the last sentence begins, or 0."""
    bare = line.rstrip(" \t\xa0»›>→")
    ellipsis = bare.rstrip(".…")
    if len(bare) - len(ellipsis) == 1 and bare.endswith("."):
        return 0
    at = len(ellipsis)
    phrase = links.ending(fold(ellipsis[-links.longest - 2 :]))
    if not phrase or count_words(phrase) < 2:
        return 0
    start = _start_of(line, at, phrase)
    return start if ends_sentence(line[max(0, start - 12) : start].rstrip()) else 0

"""Teasers: lines and ends of lines that lead to another article."""

import re
from collections.abc import Iterator, Sequence

from cleaner.filters.links._cues import LINK_END, ends_of_cues, link_at_end, link_endings, start_of
from cleaner.filters.registry import filter
from cleaner.lexicon.gate import ending
from cleaner.lexicon.phrases import Phrases, load
from cleaner.page.document import BLANK, BREAK, Document, Mark
from cleaner.page.labels import Label
from cleaner.text.lazy import pattern
from cleaner.text.normalize import normalize
from cleaner.text.sentences import ends_sentence, in_capitals, is_headline, is_sentence, is_statement

_SEPARATOR = pattern(r"[:：|>»›\]】〕］]|\s?[–—-]\s")
_PLAIN_SEPARATORS = ":：|>»›"
_CUES = ("read_more", "teaser", "teaser_weak")
_SURE = frozenset({"phrase-headline", "capitals-headline", "phrase-in-capitals"})
_ORNAMENTS = frozenset("•·►▶▸▪■➤→>»›|*+-–—([【〔［\u200e\u200f")
_NO_HEADLINE = frozenset(".。。।,;:：")
_ARROWS = ("»", "›", ">", "→", "▸", "►", "⟩")

LEAST_CHARS = 16
"""A sentence and a teaser together have at least so many characters."""

MOST_CHARS = 240
"""A teaser's headline is no longer than this; a longer rest of a line is not looked at (20 words of 12 letters)."""

MOST_ORNAMENT = 6
"""Characters of an ornament before a phrase: a bracket, an arrow, spaces."""

MOST_CUE_WORDS = 6
"""Words of the longest phrase that is looked for without a separator."""

WEAK_WORDS = 4
"""After a phrase that also begins honest lines (UPDATE, WATCH) a headline has at least so many words."""


@filter(
    "teaser",
    label="teaser",
    scope="span",
    rules={
        "phrase-headline": "A teaser phrase, a separator and a headline: READ MORE: Port strike enters third day.",
        "capitals-headline": "The same with an ambiguous phrase in capitals: UPDATE: Two ferries held in port.",
        "beside-sure-teaser": "An ambiguous phrase and a headline, on a page with a sure teaser or icon labels.",
        "phrase-in-capitals": "A teaser phrase in capitals and a headline that is not: READ MORE Port strike ends.",
        "bare-link": "A whole line, or what follows a line's last sentence, is a link's label: Read more.",
        "headline-after-phrase": "The headline on the line after a teaser phrase.",
    },
    triggers=("READ MORE: ", "It rained. READ MORE: Port strike ends\n", "Read more\n", "UPDATE: "),
)
def teaser(doc: Document) -> Iterator[Mark]:
    """Mark teasers: links to other articles that stand between paragraphs or at a paragraph's end.

    A teaser names itself by a phrase (READ MORE, Lesen Sie auch). The bare phrase is not enough: "Read more books
    this year." is a sentence. Measured on article pages, a phrase as a whole line is right in 99%, a phrase with a
    separator in 60%; so a headline's shape must follow (20 words at most, no full stop at the end), and words that
    also begin honest lines must be in capitals.
    """
    leading = [hit.line for hit in doc.phrases.leading(*_CUES)]
    marks = [*_with_separator(doc, leading), *_in_capitals(doc, leading), *_bare(doc), *_at_end(doc)]
    sure = Label.ICON in doc.labels or any(mark.rule in _SURE for mark in marks)
    yield from (mark for mark in marks if sure or mark.rule != "beside-sure-teaser")


def _is_open(line: str) -> bool:
    """Say whether a line has room for a sentence and a teaser, and does not end with a full stop."""
    return len(line) >= LEAST_CHARS and (line[-1] not in _NO_HEADLINE or line.endswith("..."))


def _with_separator(doc: Document, leading: Sequence[int]) -> Iterator[Mark]:
    strong, weak = load().phrases("teaser"), load().phrases("teaser_weak")
    inside = {i for i in set(map(doc.line_at, ends_of_cues(doc, _PLAIN_SEPARATORS))) if _is_open(doc.lines[i])}
    for i in sorted(inside.union(leading)):
        line = doc.lines[i]
        for match in _SEPARATOR.finditer(line, max(0, len(line) - MOST_CHARS - 4)):
            mark = _teaser_at(i, line, match, strong, weak)
            if mark:
                yield mark
                break


def _teaser_at(i: int, line: str, match: re.Match[str], strong: Phrases, weak: Phrases) -> Mark | None:
    """Return the mark of the teaser whose separator is `match`, or None."""
    at = match.start()
    window = normalize(line[max(0, at - strong.longest - 2) : at]).rstrip()
    phrase = strong.ending(window) or weak.ending(window)
    if not phrase:
        return None
    start = start_of(line, at, phrase)
    cue_start, start = start, _with_ornament(line, start)
    leads, before = start == 0, line[max(0, start - 12) : start]
    if not leads and (match[0] not in _PLAIN_SEPARATORS or not ends_sentence(before)):
        return None
    rest = line[match.end() :].strip(" \t\xa0>»›:|→")
    if phrase in strong:
        fits = is_headline(rest, whole=not leads)
        return Mark(i, "phrase-headline", start, None, strong.entry(phrase)) if fits else None
    rule = _weak_rule(line[cue_start:at].strip(), rest, leads=leads, several=" " in phrase)
    return Mark(i, rule, start, None, weak.entry(phrase)) if rule else None


def _with_ornament(line: str, start: int) -> int:
    """Return where the arrow, bullet or bracket before a phrase begins; `start` itself where there is none."""
    at = start
    while at > 0 and start - at < MOST_ORNAMENT and (line[at - 1] in _ORNAMENTS or line[at - 1].isspace()):
        at -= 1
    return start - len(line[at:start].lstrip())


def _weak_rule(phrase: str, rest: str, *, leads: bool, several: bool) -> str:
    """Return the rule by which an ambiguous phrase and what follows are a teaser, or ""."""
    if not is_headline(rest, least=WEAK_WORDS) or rest[0].islower() or in_capitals(rest):
        return ""
    if phrase.lower() == phrase.upper():
        return "beside-sure-teaser" if leads else ""
    if in_capitals(phrase) and not rest.endswith(("!", "?")):
        return "capitals-headline"
    return "beside-sure-teaser" if several or leads else ""


def _in_capitals(doc: Document, leading: Sequence[int]) -> Iterator[Mark]:
    strong = load().phrases("teaser")
    for i in leading:
        line = doc.lines[i]
        if len(line) > MOST_CHARS or not in_capitals(line[:6]) or in_capitals(line):
            continue
        words = line.split(None, MOST_CUE_WORDS)
        for size in range(2, len(words)):
            if not in_capitals(words[size - 1]):
                break
            phrase = normalize(" ".join(words[:size]))
            if phrase in strong and is_headline(" ".join(words[size:]), least=3):
                yield Mark(i, "phrase-in-capitals", phrase=strong.entry(phrase))
                break


def _bare(doc: Document) -> Iterator[Mark]:
    links, cues, weak = load().phrases("read_more", "teaser"), load().phrases("teaser"), load().phrases("teaser_weak")
    below = load().phrases("read_more")
    for i, folded, _ in doc.phrases.whole(*_CUES):
        line = doc.lines[i]
        if ends_sentence(line) and not line.endswith(("...", "…")):
            continue
        phrase = (links if folded in links else weak).entry(folded)
        sure = folded in cues and folded not in below
        leads = (folded not in below or line.endswith((":", "："))) and _leads_to_headline(doc, i, sure=sure)
        certain = sure or in_capitals(line)
        if folded in links or line.endswith(_ARROWS) or (leads and certain):
            yield Mark(i, "bare-link", phrase=phrase)
        elif leads:
            yield Mark(i, "beside-sure-teaser", phrase=phrase)
        if leads:
            yield Mark(i + 1, "headline-after-phrase" if certain else "beside-sure-teaser", phrase=phrase)


def _at_end(doc: Document) -> Iterator[Mark]:
    """Mark links' labels that stand behind a line's last sentence."""
    ends, links = link_endings(), load().phrases("read_more", "teaser")
    for i in ending(doc.keys, ends, LINK_END):
        if doc.keys[i] in links or not _is_open(doc.lines[i]):
            continue
        start = link_at_end(doc.lines[i], links)
        if start:
            yield Mark(i, "bare-link", start, phrase=links.entry(normalize(doc.lines[i][start:]).strip(" .…»›>→")))


def _leads_to_headline(doc: Document, i: int, *, sure: bool) -> bool:
    """Say whether the line after phrase line `i` is its headline.

    So it is in a block of just the two lines; and behind a sure phrase also behind a colon, straight below running text
    where the page has no blank lines, and alone between running text.
    """
    lines, gaps = doc.lines, [*doc.gaps[i : i + 3], BLANK]
    if i + 1 >= len(lines) or not is_headline(lines[i + 1], least=3) or is_statement(lines[i + 1]):
        return False
    if sure and lines[i].endswith((":", "：")):
        return True
    if gaps[0] == BLANK and gaps[1] == BREAK and gaps[2] == BLANK:
        return True
    if not sure or i == 0 or not is_sentence(lines[i - 1]):
        return False
    return BLANK not in gaps[:3] or is_sentence("".join(lines[i + 2 : i + 3]))

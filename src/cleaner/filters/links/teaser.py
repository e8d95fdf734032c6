"""Teasers: lines and ends of lines that lead to another article."""

import re
from collections.abc import Iterator
from functools import cache

from cleaner.filters.registry import filter
from cleaner.lexicon.phrases import load
from cleaner.page.document import BLANK, BREAK, Document, Mark
from cleaner.page.labels import Label
from cleaner.text.lazy import pattern
from cleaner.text.normalize import normalize
from cleaner.text.sentences import count_words, ends_sentence, is_headline, is_sentence, is_statement

MIN_LINE_CHARS = 16
"""Minimum characters of a line that holds a sentence and a teaser."""

MAX_TEASER_CHARS = 240
"""Characters at a line's end in which a teaser is looked for: 20 words of 12 letters."""

MAX_ORNAMENT_CHARS = 6
"""Maximum characters of an ornament before a phrase: a bracket, an arrow, spaces."""

MIN_WORDS_IN_CAPITALS, MIN_WORDS_WEAK = 3, 4
"""Minimum words of a headline behind a phrase in capitals without a separator, and behind an ambiguous phrase."""

LINK_END = 6
"""Characters of a link label's end by which lines are chosen for a closer look."""

_SEPARATOR = pattern(r"[:：|>»›\]】〕］]|\s?[–—-]\s")
_PLAIN_SEPARATORS = ":：|>»›"
_KINDS = ("read_more", "teaser", "teaser_weak")
_SURE = frozenset({"phrase-headline", "capitals-headline", "phrase-in-capitals"})
_ORNAMENTS = frozenset("•·►▶▸▪■➤→>»›|*+-–—([【〔［\u200e\u200f")
_NO_HEADLINE = frozenset(".。。।,;:：")
_ARROWS = ("»", "›", ">", "→", "▸", "►", "⟩")
_ELLIPSES = ("...", "…")
_COLONS = (":", "：")


@filter(
    "teaser",
    label="teaser",
    scope="span",
    rules={
        "phrase-headline": "A teaser phrase, a separator and a headline: READ MORE: Port strike enters third day.",
        "capitals-headline": "An ambiguous phrase in capitals and a headline: UPDATE: Two ferries held in port.",
        "beside-sure-teaser": "An ambiguous phrase and a headline, on a page with a sure teaser or icon labels.",
        "phrase-in-capitals": "A teaser phrase in capitals and a headline that is not: READ MORE Port strike ends.",
        "bare-link": "A whole line, or what follows a line's last sentence, is a link's label: Read more.",
        "headline-after-phrase": "The headline on the line after a teaser phrase.",
    },
    triggers=("It rained. READ MORE: Port strike ends\n", "READ MORE: ", "Read more\n", "UPDATE: "),
)
def teaser(doc: Document) -> Iterator[Mark]:
    """Mark teasers: links to other articles that stand between paragraphs or at a paragraph's end.

    A teaser names itself by a phrase (READ MORE, Lesen Sie auch). The bare phrase is not enough: "Read more books
    this year." is a sentence. Measured on article pages, a phrase as a whole line is right in 99%, a phrase with a
    separator in 60%; so a headline's shape must follow (20 words at most, no full stop at the end), and words that
    also begin lines of a text must be in capitals.
    """
    marks = [*_with_separator(doc), *_in_capitals(doc), *_whole_lines(doc), *_links_at_end(doc)]
    is_sure = Label.ICON in doc.labels or any(mark.rule in _SURE for mark in marks)
    yield from (mark for mark in marks if is_sure or mark.rule != "beside-sure-teaser")


def _with_separator(doc: Document) -> Iterator[Mark]:
    """Mark a phrase, a separator and a headline, as a whole line or behind a line's last sentence."""
    lines = {hit.line for hit in doc.phrases.leading(*_KINDS)}
    lines.update(i for i in map(doc.line_at, _ends_of_phrases(doc)) if _may_end_with_teaser(doc.lines[i]))
    for i in sorted(lines):
        line = doc.lines[i]
        separators = _SEPARATOR.finditer(line, max(0, len(line) - MAX_TEASER_CHARS - 4))
        likely = [match for match in separators if _may_follow_phrase(line, match.start())]
        yield from [mark for match in likely if (mark := _teaser_at(i, line, match))][:1]


def _ends_of_phrases(doc: Document) -> Iterator[int]:
    """Yield the offsets of the separators before which a teaser's phrase may stand, by its last two characters."""
    source, ends = doc.source, _phrase_ends()
    for at in [at for separator in _PLAIN_SEPARATORS for at in doc.places(separator)]:
        end = source[at - 2 : at].lower()
        if end in ends or (not end.isascii() and _may_follow_phrase(source, at)):
            yield at


def _may_follow_phrase(text: str, at: int) -> bool:
    """Return whether a phrase may end before an offset; vowel signs, which normalizing takes away, may stand there."""
    ends, end = _phrase_ends(), text[max(0, at - 2) : at].lower()
    is_end = end in ends or (not end.isascii() and normalize(text[max(0, at - 4) : at])[-2:] in ends)
    return is_end or end.isspace()


@cache
def _phrase_ends() -> frozenset[str]:
    ends = {phrase[-2:] for phrase in load().phrases("teaser", "teaser_weak")}
    return frozenset(ends | {f"{end[-1]} " for end in ends})


def _may_end_with_teaser(line: str) -> bool:
    """Return whether a line has room for a sentence and a teaser, and does not end with a full stop."""
    return len(line) >= MIN_LINE_CHARS and (line[-1] not in _NO_HEADLINE or line.endswith("..."))


def _teaser_at(i: int, line: str, separator: re.Match[str]) -> Mark | None:
    """Return the mark of the teaser with this separator, or None."""
    strong, weak, at = load().phrases("teaser"), load().phrases("teaser_weak"), separator.start()
    window = normalize(line[max(0, at - strong.longest - 2) : at]).rstrip()
    phrase = strong.ending(window) or weak.ending(window)
    if not phrase:
        return None
    phrase_start = _start_of(line, at, phrase)
    start = _with_ornament(line, phrase_start)
    leads, before = start == 0, line[max(0, start - 12) : start]
    if not leads and (separator[0] not in _PLAIN_SEPARATORS or not ends_sentence(before)):
        return None
    rest = line[separator.end() :].strip(" \t\xa0>»›:|→")
    if phrase in strong:
        fits = is_headline(rest, whole=not leads)
        return Mark(i, "phrase-headline", start, None, strong.entry(phrase)) if fits else None
    rule = _weak_rule(line[phrase_start:at].strip(), rest, leads=leads)
    return Mark(i, rule, start, None, weak.entry(phrase)) if rule else None


def _start_of(line: str, at: int, phrase: str) -> int:
    """Return where the normalized `phrase` that ends before offset `at` begins in the line as it is written."""
    start = at - len(phrase) - (line[at - 1 : at].isspace())
    if start >= 0 and normalize(line[start:at]).strip() == phrase:
        return start
    start = at
    while start > 0 and len(normalize(line[start:at]).strip()) < len(phrase):
        start -= 1
    return start


def _with_ornament(line: str, start: int) -> int:
    """Return where the arrow, bullet or bracket before a phrase begins; `start` itself where there is none."""
    at = start
    while at > 0 and start - at < MAX_ORNAMENT_CHARS and (line[at - 1] in _ORNAMENTS or line[at - 1].isspace()):
        at -= 1
    return start - len(line[at:start].lstrip())


def _weak_rule(phrase: str, rest: str, *, leads: bool) -> str:
    """Return the rule by which an ambiguous phrase and what follows are a teaser, or ""."""
    if not is_headline(rest, least=MIN_WORDS_WEAK) or rest[0].islower() or rest.isupper():
        return ""
    has_case = phrase.lower() != phrase.upper()
    if phrase.isupper() and not rest.endswith(("!", "?")):
        return "capitals-headline"
    return "beside-sure-teaser" if leads or (has_case and len(phrase.split()) > 1) else ""


def _in_capitals(doc: Document) -> Iterator[Mark]:
    """Mark lines of a phrase of several words in capitals and a headline that is not."""
    for hit in doc.phrases.leading("teaser"):
        line, size = doc.lines[hit.line], len(hit.phrase)
        phrase, headline = line[:size], line[size:].strip()
        if " " not in phrase or not phrase.isupper() or line.isupper() or len(line) > MAX_TEASER_CHARS:
            continue
        if normalize(phrase) == hit.phrase and is_headline(headline, least=MIN_WORDS_IN_CAPITALS):
            yield Mark(hit.line, "phrase-in-capitals", phrase=hit.entry)


def _whole_lines(doc: Document) -> Iterator[Mark]:
    """Mark lines that are a phrase as a whole, and the headlines to which they lead on the next line."""
    for hit in doc.phrases.whole(*_KINDS):
        line, kinds = doc.lines[hit.line], doc.phrases.table.whole[hit.phrase][0]
        if ends_sentence(line) and not line.endswith(_ELLIPSES):
            continue
        is_link, is_teaser = "read_more" in kinds, "teaser" in kinds
        is_sure = is_teaser and not is_link
        leads = (not is_link or line.endswith(_COLONS)) and _leads_to_headline(doc, hit.line, sure=is_sure)
        is_certain = is_sure or line.isupper()
        if is_link or is_teaser or line.endswith(_ARROWS) or (leads and is_certain):
            yield Mark(hit.line, "bare-link", phrase=hit.entry)
        elif leads:
            yield Mark(hit.line, "beside-sure-teaser", phrase=hit.entry)
        if leads:
            rule = "headline-after-phrase" if is_certain else "beside-sure-teaser"
            yield Mark(hit.line + 1, rule, phrase=hit.entry)


def _leads_to_headline(doc: Document, i: int, *, sure: bool) -> bool:
    """Return whether the line after phrase line `i` is its headline.

    So it is in a block of just the two lines; and behind a sure phrase also behind a colon, straight below running text
    where the page has no blank lines, and alone between running text.
    """
    lines, gaps = doc.lines, [*doc.gaps[i : i + 3], BLANK]
    if i + 1 >= len(lines) or not is_headline(lines[i + 1], least=3) or is_statement(lines[i + 1]):
        return False
    is_block = gaps[0] == BLANK and gaps[1] == BREAK and gaps[2] == BLANK
    if is_block or (sure and lines[i].endswith(_COLONS)):
        return True
    if not sure or i == 0 or not is_sentence(lines[i - 1]):
        return False
    return BLANK not in gaps[:3] or is_sentence("".join(lines[i + 2 : i + 3]))


def _links_at_end(doc: Document) -> Iterator[Mark]:
    """Mark links' labels of two words or more behind a line's last sentence."""
    ends, links = _link_ends(), load().phrases("read_more", "teaser")
    for i in [i for i, key in enumerate(doc.keys) if key[-LINK_END:] in ends and key not in links]:
        line = doc.lines[i].rstrip(" \t\xa0»›>→")
        label = line.rstrip(".…")
        if line == f"{label}." or not _may_end_with_teaser(doc.lines[i]):
            continue
        phrase = links.ending(normalize(label[-links.longest - 2 :]))
        start = _start_of(label, len(label), phrase) if count_words(phrase) > 1 else 0
        if start and ends_sentence(line[max(0, start - 12) : start].rstrip()):
            yield Mark(i, "bare-link", start, phrase=links.entry(phrase))


@cache
def _link_ends() -> frozenset[str]:
    """Return the last `LINK_END` characters of the links' labels that may have two words or more."""
    links = load().phrases("read_more", "teaser")
    return frozenset(phrase[-LINK_END:] for phrase in links if " " in phrase or not phrase.isascii())

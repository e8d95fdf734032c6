"""The headline of a page: as its HTML declares it, as Markdown marks it, or the line that looks most like one."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from cleaner.lexicon.kinds import of_filter
from cleaner.lexicon.phrases import load
from cleaner.metadata.text.credit_line import is_noise, read_credit
from cleaner.metadata.text.headline_lines import (
    MAX_CHARS,
    MIN_SHARE_BELOW,
    Line,
    has_shape,
    lines_of,
    place_score,
    word_score,
)
from cleaner.metadata.text.names import is_full_name, split_names
from cleaner.page.candidates import HEADINGS, Candidate, Source
from cleaner.page.document import BLANK, BREAK, Document
from cleaner.page.labels import Label
from cleaner.text.lazy import pattern
from cleaner.text.normalize import lookup_key
from cleaner.text.sentences import count_words, is_unspaced

DECLARED_CONFIDENCE, MARKDOWN_CONFIDENCE, MAX_CONFIDENCE = 0.9, 0.8, 0.95
"""How sure a declared heading is, a heading of Markdown, and at most a line that looks like the headline."""

MAX_HEADLINE_LEVEL = 2
"""The lowest level of a heading of HTML that is a page's headline."""

MIN_SHARE, MIN_SHARE_AT_START = 0.5, 0.3
"""Minimum share of a declared title that its heading is, anywhere in it and at its beginning; the rest is the site's
name, which stands behind the headline more often than before it."""

MAX_MARKDOWN_HEADINGS = 8
"""Maximum headings of the first level of a page; a text with more is a book, or code with comments."""

MAX_HEADING_CHARS, MAX_CLOSING_CHARS = 300, 20
"""Maximum length of a heading of Markdown, and of the signs that close it."""

SURE_COPY = 0.5
"""If a line repeats part of the first line and shares this fraction of their combined words, it is the headline."""

BODY_CHARS, BODY_LINE_CHARS = 2000, 200
"""Characters of the running text whose words a headline shares, and of each of its lines."""

MAX_KICKER_WORDS, KICKER_LEAD = 3, 2.0
"""Maximum words of a kicker (the name of a section above the headline), and the lead in score that it may have. In a
page's first line, and in capitals, it is the site's name."""

MAX_NAMES_WORDS, MAX_NOISE_CHARS = 12, 24
"""Maximum words of a line of nothing but names; maximum length of a reading time or a label alone."""

COPY_REACH, ABOVE_TEXT = 40, 2
"""Lines below a headline, and above the text that follows it, in which it may stand again."""

MAX_PATH_KICKER_WORDS, MIN_COMMON_WORDS, MIN_COMMON_SHARE = 6, 2, 0.25
"""Maximum words of a kicker between the last step of a path and the headline; what the two have in common at least."""

MIN_SCORE, SURE_SCORE = 2.4, 12.0
"""Minimum score of a headline, and the score of the highest confidence; one in a hundred is higher."""

SYLLABLES = 2
"""Syllables of a Korean word that are compared: particles and endings are written onto it."""

TEASER_COST = 3.0
"""What it counts against a line that reads as a teaser too: UPDATE: Two ferries held in port."""

COPY_PLACE, MIN_COPY_CHARS = 5, 12
"""Lines above the text at which a headline is supposed that only the browser's title has, and the minimum length of a
line that is a copy of that title."""

PARAGRAPH_CHARS, MIN_PARAGRAPHS, PARAGRAPH_REACH = 150, 2, 12
"""Length of a paragraph, and how many in so many lines show that a sentence below them is theirs."""

_PATH_KINDS = of_filter("navigation")
_BESIDE = (Label.ICON, Label.PLAYER)
"""What stands beside a headline as credits do, and is marked before."""

_OPENING = pattern(r"(?:#{1,6}[ \t]{1,9})?(?:\*\*|__)?")
_CLOSING = pattern(r"(?:\*\*|__)?(?:[ \t]{1,9}#{1,6})?$")
_STRONG = pattern(r"\*\*|__")
_MARKDOWN = "#*_"
_MARKDOWN_SIGNS = ("\n## ", "\n### ", "](", "\n**", "** ", "\n* **", "\n> ")
"""What else stands in a page in Markdown; a line alone that begins with a number sign may be a comment in code."""

_HANGUL = pattern("[\uac00-\ud7a3]")
_GLUED_SENTENCE = r"[^\W\d_]{3}[.!?](?=[^\W\d_]{3})(?![a-z])"
_WORD = pattern(r"\w{2,}")


class Headline(NamedTuple):
    """The headline of a page and its place.

    Attributes:
        candidate: the title, in the line that it was read from; that may be the browser's title.
        place: the line in which it stands above the text.
        keys: its lookup keys, as other lines are compared with it.
    """

    candidate: Candidate
    place: int
    keys: frozenset[str]


def find_headline(doc: Document, declared: Sequence[Candidate], near: Sequence[int]) -> Headline | None:
    """Return the headline of a page; None where no line looks like one.

    Args:
        doc: the page.
        declared: what its HTML declares; a heading that says the same is the headline.
        near: the indexes of lines that may be a date or a byline, in order.
    """
    title = find_declared_headline(doc, declared) or find_markdown_headline(doc) or _find_likely_headline(doc, near)
    if title is None:
        return None
    place = _place_of(doc, title.line)
    keys = (lookup_key(title.value), doc.keys[place], doc.keys[title.line])
    return Headline(title, place, frozenset(filter(None, keys)))


def _place_of(doc: Document, line: int) -> int:
    """Return where the headline stands above the text: the browser's title in the first line is a copy of it."""
    if line:
        return line
    start = doc.main_text.start
    first, above = doc.keys[0], doc.keys[1 : start + 2]
    copies = [i for i, key in enumerate(above, 1) if len(key) >= MIN_COPY_CHARS and key in first]
    return copies[-1] if copies else max(0, start - COPY_PLACE)


def find_declared_headline(doc: Document, declared: Sequence[Candidate]) -> Candidate | None:
    """Return the heading that the page's HTML declares as its title too; None for flat text.

    >>> from cleaner.readers.html import read_html
    >>> from cleaner.metadata.html import declared
    >>> page = read_html("<title>Rain in Varn - Courier</title><h1>Rain in Varn</h1><p>It rained.</p>")
    >>> doc = Document(page.text, page.elements)
    >>> find_declared_headline(doc, declared(page)).value
    'Rain in Varn'
    """
    if doc.elements is None:
        return None
    titles = [lookup_key(one.value) for one in declared if one.field == "title" and one.source not in HEADINGS]
    headings = [(doc.elements.places[node].heading, line) for line, node in enumerate(doc.nodes)]
    for level, i in sorted(headings):
        if 0 < level <= MAX_HEADLINE_LEVEL and any(_is_title(doc.keys[i], title) for title in titles):
            place = (i, doc.starts[i], doc.end(i))
            source = Source.DECLARED_HEADING
            return Candidate("title", doc.lines[i], *place, DECLARED_CONFIDENCE, "declared-heading", source=source)
    return None


def _is_title(heading: str, title: str) -> bool:
    """Return whether a heading is the declared title, or its greater part."""
    least = MIN_SHARE_AT_START if title.startswith(heading) else MIN_SHARE
    return heading in title and len(heading) >= least * len(title)


def find_markdown_headline(doc: Document) -> Candidate | None:
    """Return the headline of a page in Markdown; None for a page that is not, or has no heading of the first level.

    Pages have their name or their menu as a heading too, above the headline; so of several it is the last one above the
    running text, or the first one at all.

    >>> page = "# Varn Courier\\n# **Port strike ends**\\n\\nThe strike was long, the union said.\\n\\n## Why\\n"
    >>> find_markdown_headline(Document(page)).value
    'Port strike ends'
    """
    lines = sorted({*_marked_headings(doc), *_underlined_headings(doc)})
    if not 0 < len(lines) <= MAX_MARKDOWN_HEADINGS:
        return None
    line = max((i for i in lines if i <= doc.main_text.start), default=lines[0])
    before, text = without_marks(doc.lines[line])
    at = doc.starts[line] + before
    value = " ".join(_STRONG.sub("", text).split())
    return Candidate("title", value, line, at, at + len(text), MARKDOWN_CONFIDENCE, "markdown-heading")


def _marked_headings(doc: Document) -> Iterator[int]:
    """Yield the lines that begin with one number sign and a blank, where other signs of Markdown stand too."""
    source = doc.source
    if ("\n# " in source or source.startswith("# ")) and any(sign in source for sign in _MARKDOWN_SIGNS):
        for at in doc.places("# "):
            i = doc.line_at(at)
            if i >= 0 and doc.starts[i] == at and _may_be_heading(doc, i):
                yield i


def _underlined_headings(doc: Document) -> Iterator[int]:
    """Yield the lines that stand alone but for a line of equals signs straight below."""
    for at in doc.places("\n==="):
        i = doc.line_at(at + 1)
        if i > 0 and not doc.lines[i].strip("=") and doc.gaps[i] == BREAK:
            alone = (i == 1 or doc.gaps[i - 1] == BLANK) and doc.lines[i - 1][0] != "="
            if alone and _may_be_heading(doc, i - 1):
                yield i - 1


def _may_be_heading(doc: Document, i: int) -> bool:
    return len(doc.lines[i]) <= MAX_HEADING_CHARS and bool(doc.keys[i]) and i not in doc.label_runs.labels


def without_marks(text: str) -> tuple[int, str]:
    """Return a headline without what Markdown writes around it, and how many characters stood before it.

    >>> without_marks("## **Port strike ends** ##")
    (5, 'Port strike ends')
    """
    if text[0] not in _MARKDOWN:
        return 0, text
    opening, closing = _OPENING.match(text), _CLOSING.search(text, max(0, len(text) - MAX_CLOSING_CHARS))
    start, end = opening.end() if opening else 0, closing.start() if closing else len(text)
    return (start, text[start:end]) if start < end else (0, text)


def _find_likely_headline(doc: Document, near: Sequence[int]) -> Candidate | None:
    """Return the line of a page that looks most like its headline.

    A headline shares words with the body and with the browser's title, which often is the first line; it stands near
    the credits and above most of the running text. See `cleaner.metadata.text.headline_lines` for what each is worth.
    """
    if not doc.prose:
        return None
    first = first_words(doc)
    if any(label in doc.labels for label in _BESIDE):
        near = sorted({*near, *(i for i, label in enumerate(doc.labels) if label in _BESIDE)})
    best, score = _sure_copy(lines_of(doc, near, copies_only=True), first)
    if best is None:
        best, score = _best(doc, lines_of(doc, near), first)
    if best is None:
        return None
    best = _below_path(doc, _last_copy(doc, best))
    before, bare = without_marks(best.text)
    start = doc.starts[best.at] + before
    text = re.sub(r"[ \t\xa0\u202f]+", " ", bare).replace("\u00ad", "")
    sure = round(min(MAX_CONFIDENCE, score / SURE_SCORE), 2)
    whole = len(best.text) == len(doc.lines[best.at])
    title = Candidate("title", text, best.at, start, start + len(bare), sure, "headline", (), whole)
    if _is_in_text(doc, best.at):
        return replace(title, whole=False, rule="sentence-of-text", source=Source.SENTENCE)
    return title


def _is_in_text(doc: Document, title: int) -> bool:
    """Return whether the headline is a sentence below paragraphs: the page has no headline of its own.

    Above a headline below paragraphs of notices stands a menu; above a sentence of the text none.
    """
    if title not in doc.prose:
        return False
    above = [i for i in doc.prose if title - PARAGRAPH_REACH <= i < title and len(doc.lines[i]) >= PARAGRAPH_CHARS]
    return len(above) >= MIN_PARAGRAPHS and min(doc.label_runs.labels, default=title) >= title


def _last_copy(doc: Document, best: Line) -> Line:
    """Return a headline where it stands straight above the running text: menus may have it too."""
    at = bisect_right(doc.prose, best.at)
    end = doc.prose[at] if at < len(doc.prose) else 0
    likely = range(max(best.at + 1, end - ABOVE_TEXT), min(end, best.at + COPY_REACH)) if best.at else ()
    again = [i for i in likely if doc.lines[i] == best.text and doc.labels[i] is Label.BODY]
    return best._replace(at=again[-1]) if again else best


def _below_path(doc: Document, best: Line) -> Line:
    """Return the headline two lines below the browser's title where that is only the last step of the path.

    Between them stands a kicker: Home, Trade / Strike closes port of Varn / Docks / Varn's cranes stand still.
    """
    kicker, i = best.at + 1, best.at + 2
    if not best.at or i >= len(doc) or best.key not in doc.keys[0] or not _is_step(doc, best.at - 1):
        return best
    short = count_words(doc.lines[kicker]) <= MAX_PATH_KICKER_WORDS and not any(map(str.isdigit, doc.lines[kicker]))
    if not short or is_full_name(doc.lines[kicker]) or read_credit(doc.lines[kicker]) is not None:
        return best
    line = doc.lines[i]
    if i in doc.phrases.lines or {doc.labels[kicker], doc.labels[i]} != {Label.BODY} or not has_shape(line):
        return best
    others = _words(best.key)
    common = len(_words(doc.keys[i]) & others)
    alike = common >= MIN_COMMON_WORDS and MIN_COMMON_SHARE * len(others) <= common and not line.endswith(".")
    return best._replace(at=i, text=line) if alike else best


def _is_step(doc: Document, i: int) -> bool:
    """Return whether a line is a label, or begins with the first step of a path."""
    first = doc.keys[i].partition(" ")[0]
    return i in doc.phrases.lines or not _PATH_KINDS.isdisjoint(doc.phrases.table.whole.get(first, ((), ""))[0])


def _sure_copy(lines: Iterable[Line], first: frozenset[str]) -> tuple[Line | None, float]:
    """Return the best line that stands in the page's first, with its score, where it is most of it; else None."""
    copies = [line for line in lines if "in_first" in line.features and line.after > MIN_SHARE_BELOW]
    best = max(copies, key=lambda line: place_score(line) + len(line.key) / MAX_CHARS, default=None)
    if best is None:
        return None, 0.0
    _, like_first = compare(best, frozenset(), first)
    score = place_score(best) + word_score(1.0, like_first)
    return (best, score) if like_first >= SURE_COPY and score > MIN_SCORE else (None, 0.0)


def _best(doc: Document, lines: Iterable[Line], first: frozenset[str]) -> tuple[Line | None, float]:
    """Return the line with the highest score over `MIN_SCORE`, and its score; the best places are compared first."""
    scored = sorted([(place_score(line), line) for line in lines], key=itemgetter(0), reverse=True)
    body, room = page_words(doc), word_score(1.0, 1.0)
    best, score = None, MIN_SCORE
    totals: list[tuple[float, Line]] = []
    for place, line in scored:
        if place + room <= score - KICKER_LEAD:
            break
        shared, like_first = compare(line, body, first)
        total = place + word_score(shared, like_first) - TEASER_COST * (doc.labels[line.at] is Label.TEASER)
        if total <= MIN_SCORE or total <= score - KICKER_LEAD or not (shared or line.at or line.credit <= 1):
            continue
        if _is_other(line):
            continue
        totals.append((total, line))
        if total > score:
            best, score = line, total
    if best is None or not _may_be_kicker(best):
        return best, score
    # The headline below a kicker scores little less.
    anywhere = best.at == 0 or best.text.isupper()
    others = [(total, line) for total, line in totals if line.at == best.at + 1 or (anywhere and line.at != best.at)]
    others = [(total, line) for total, line in others if total > score - KICKER_LEAD and not _may_be_kicker(line)]
    score, best = max(others, key=itemgetter(0), default=(score, best))
    return best, score


def _may_be_kicker(line: Line) -> bool:
    return line.words <= MAX_KICKER_WORDS or line.text.isupper()


def _is_other(line: Line) -> bool:
    """Return whether a line is another part of the head: a reading time, a date, names, a credited caption."""
    if (len(line.text) < MAX_NOISE_CHARS and is_noise(line.text)) or re.search(_GLUED_SENTENCE, line.text):
        return True
    credit = read_credit(line.text) if line.credit == 0 else None
    if credit is not None and credit.whole:
        return True
    may_be_names = line.words <= MAX_NAMES_WORDS and not is_unspaced(line.text)
    names = split_names(line.text, named=False) if may_be_names else ()
    return len(names) > 1 and all(map(is_full_name, names))


def page_words(doc: Document) -> frozenset[str]:
    """Return the content words of the beginning of a page's running text."""
    text: list[str] = []
    room = BODY_CHARS
    for i in doc.prose:
        text.append(doc.keys[i][:BODY_LINE_CHARS])
        room -= len(text[-1])
        if room <= 0:
            break
    return frozenset(_words(" ".join(text)))


def first_words(doc: Document) -> frozenset[str]:
    """Return the content words of a page's first line, which may be the browser's title."""
    return frozenset(_words(doc.keys[0])) if doc.keys else frozenset()


def compare(line: Line, body: frozenset[str], first: frozenset[str]) -> tuple[float, float]:
    """Return the share of a line's words that the body has, and how much of them and of the first line's is common."""
    words = _words(line.key)
    if not words:
        return 0.0, 0.0
    like_first = len(words & first) / len(words | first) if line.at else 0.0
    return len(words & body) / len(words), like_first


def _words(key: str) -> set[str]:
    """Return the content words of a lookup key; of scripts without spaces, the pairs of characters."""
    if is_unspaced(key):
        return {key[k : k + 2] for k in range(len(key) - 1) if key[k : k + 2].isalnum()}
    words = set(_WORD.findall(key)) - _stop_words()
    return {word[:SYLLABLES] for word in words} if not key.isascii() and _HANGUL.search(key) else words


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(load().phrases("stop_words"))

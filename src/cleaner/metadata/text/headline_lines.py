"""The lines of a page that may be its headline, with what is counted about their shape and place."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from cleaner.lexicon.kinds import of_filter, with_trait
from cleaner.metadata.text.headline_model import FLAGS, Features
from cleaner.page.document import BLANK, Document
from cleaner.page.labels import Label
from cleaner.text.lazy import pattern
from cleaner.text.normalize import normalize
from cleaner.text.sentences import count_words, is_unspaced

MIN_CHARS, MAX_CHARS, MAX_WORDS, MIN_CHARS_UNSPACED = 8, 220, 32, 4
"""Length of a headline; in scripts without spaces four characters may be one."""

MIN_DATED_SPACES = 5
"""Minimum spaces of a headline with a date in it; a shorter line is a credit, or the head of a letter."""

MIN_SPACES = 2
"""Minimum spaces of a headline; shorter lines are menu entries, unless the page's first line has them too."""

FIRST_LINES = 800
"""Lines in which the headline is looked for; no menu above one was longer."""

TEXT_REACH, CREDIT_REACH, FAR_FROM_CREDIT = 12, 5, 6
"""Lines above running text, and around a credit, in which a headline can stand; lines from which on a credit is far."""

MIN_SHARE_BELOW, MIN_SHARE_BELOW_COPY, NEARLY_ALL = 0.7, 0.5, 0.85
"""Minimum share of the running text below a line far from any credit, below any headline, and on a page without blank
lines."""

FULL_LENGTH = 400
"""Characters of a line of running text that count for that share."""

IN_FIRST = FLAGS.index("in_first")

_BULLETS = frozenset("*•-–+>»·#")
_ENDS = ":：,，;；"
_ASKS = "?!…？！"
_JOINTS = " |–—·•»«:-"
_NO_TITLE = with_trait("lead") | of_filter("date", "reading-time")
_PATH = pattern(r"\S\s?[›»>/]\s[^›»>/]{1,40}[›»>/]\s")
"""Two separators of a breadcrumb."""

_CLOCK = r"[0-2]?\d[.:][0-5]\d\s"
"""What an entry of a ticker or of a programme begins with."""

_COUNT = r"\(\d+\)"
"""Several of them are the labels of a filter."""

_MAY_BE = (Label.BODY, Label.TEASER)
_SEPARATOR = pattern(r"\s[|–—·•»-]\s|\s?[|]\s?|\s::\s|\s«\s")


class Line(NamedTuple):
    """A line that may be the headline.

    Attributes:
        at: the line's index in the document.
        text: the line, or the first line of the page less the site's name.
        key: its lookup key.
        features: what is counted about it, its words not yet.
    """

    at: int
    text: str
    key: str
    features: Features


def lines_of(doc: Document, near: Sequence[int], *, copies_only: bool = False) -> Iterator[Line]:
    """Yield the lines that have a headline's shape and place.

    Args:
        doc: the page; one with running text.
        near: the indexes of lines that may be a date or a byline, in order.
        copies_only: whether only the first line is of interest, and those that stand in it.
    """
    prose = doc.prose
    passed = list(accumulate([min(len(doc.lines[i]), FULL_LENGTH) for i in prose], initial=0))
    if part := _without_site(doc.lines[0]):
        flags = (False, True, *[False] * (len(FLAGS) - 2))
        yield Line(0, part, normalize(part), Features(count_words(part), prose[0], _nearest(near, 0), 1.0, flags))
    last = prose[bisect_left(passed, (1 - MIN_SHARE_BELOW_COPY) * passed[-1]) - 1]
    first, flat = doc.keys[0], BLANK not in doc.gaps
    for i in _likely(doc, min(max(last, 1), FIRST_LINES), copies_only=copies_only):
        at = bisect_right(prose, i)
        copy = i > 0 and doc.keys[i] in first
        if at == len(prose):
            break
        line = doc.lines[i]
        if doc.labels[i] not in _MAY_BE or (at and prose[at - 1] == i and line[-1] not in _ASKS):
            continue
        credit, after = _nearest(near, i), 1 - passed[at] / passed[-1]
        far = prose[at] - i > TEXT_REACH and credit > CREDIT_REACH
        if i and not copy and (far or (credit > FAR_FROM_CREDIT and after < MIN_SHARE_BELOW)):
            continue
        if credit > 0 or line.count(" ") >= MIN_DATED_SPACES:
            place = (prose[at] - i, credit, after)
            yield Line(i, line, doc.keys[i], _features(doc, i, place, copy=copy, flat=flat and after > NEARLY_ALL))


def _without_site(first: str) -> str:
    """Return the browser's title without the site's name behind the last bar or dash, or "" where there is none."""
    parts = _SEPARATOR.split(first[:MAX_CHARS])
    if len(parts) < 2:
        return ""
    text = first[: first.rfind(parts[-1], 0, MAX_CHARS)].rstrip(_JOINTS)
    words = len(re.findall(r"\w+", text))
    return text if words > MIN_SPACES or _is_long_unspaced(text) else ""


def _likely(doc: Document, end: int, *, copies_only: bool) -> list[int]:
    """Return the lines before `end` that have enough words, and those that the first line has too."""
    keys, first = doc.keys[:end], doc.keys[0]
    if copies_only:
        likely = [i for i, key in enumerate(keys) if key in first and (i == 0 or len(key) >= MIN_CHARS)]
    elif is_unspaced(doc.source[:MAX_CHARS]):
        likely = [i for i, key in enumerate(keys) if _is_long_unspaced(key) or (key in first and len(key) >= MIN_CHARS)]
    else:
        likely = [
            i for i, key in enumerate(keys) if key.count(" ") >= MIN_SPACES or (len(key) >= MIN_CHARS and key in first)
        ]
    no_titles = {hit.line for hit in doc.phrases.leading(*_NO_TITLE)}
    runs, known, lines = doc.label_runs, doc.phrases.lines, doc.lines
    likely = [i for i in likely if not (i in known or i in no_titles or i in runs.label_lines or i in runs.mixed)]
    return [i for i in likely if has_shape(lines[i]) and not _is_path(lines[i])]


def _is_apart(doc: Document, i: int, *, flat: bool) -> bool:
    """Return whether a blank line stands before line `i`; on a page that has none, whether any line does.

    Such a page had them all around its headline, which stands above nearly all of its running text.
    """
    return i > 0 if flat else doc.gaps[i] == BLANK


def _features(doc: Document, i: int, place: tuple[int, int, float], *, copy: bool, flat: bool) -> Features:
    line = doc.lines[i]
    flags = (
        *(i == 0, False, copy, line[0] in _BULLETS, line[0].islower()),
        *(_is_apart(doc, i, flat=flat), i + 1 < len(doc) and _is_apart(doc, i + 1, flat=flat)),
        (" " in line and _SEPARATOR.search(line) is not None),
    )
    return Features(doc.words[i], *place, flags)


def _is_path(line: str) -> bool:
    # Four tests take a third of the time of a loop over the signs, and this is asked of every line above the text.
    may_be = "/" in line or ">" in line or "»" in line or "›" in line
    return may_be and _PATH.search(line) is not None


def has_shape(line: str) -> bool:
    """Return whether a line is as long as a headline, and no announcement, entry of a ticker or row of labels."""
    if not MIN_CHARS <= len(line) <= MAX_CHARS and not _is_long_unspaced(line):
        return False
    if (line[0].isdigit() and re.match(_CLOCK, line)) or (line[-1] == ")" and len(re.findall(_COUNT, line)) > 1):
        return False
    return line[-1] not in _ENDS and line.count(" ") < MAX_WORDS


def _is_long_unspaced(text: str) -> bool:
    return MIN_CHARS_UNSPACED <= len(text) <= MAX_CHARS and is_unspaced(text)


def _nearest(near: Sequence[int], i: int) -> int:
    """Return how many lines away the nearest credit stands; a large number where there is none."""
    at = bisect_left(near, i)
    return min([abs(i - credit) for credit in near[max(0, at - 1) : at + 1]], default=FIRST_LINES)

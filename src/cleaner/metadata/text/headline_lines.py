"""The lines of a page that may be its headline, and how much each looks like one.

The weights in `headline.json` were fitted by `benchmarks/train_headline.py` (a softmax over the lines of a page) on
flattened articles; measured by cross-validation over domains, they find the headline in 78% of WCXB's articles and
70% of news pages in 17 languages, where the words shared with the body alone find it in 52%.
"""

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate, compress
from typing import NamedTuple

from cleaner.lexicon.kinds import of_filter, with_trait
from cleaner.page.document import BLANK, Document
from cleaner.page.labels import Label
from cleaner.text.lazy import pattern, read_text
from cleaner.text.normalize import normalize
from cleaner.text.sentences import count_words, is_unspaced

CLASSES = {"words": (1, 2, 4, 14, 20), "below": (1, 3, 8, 16), "credit": (0, 1, 3, 6), "after": (0.5, 0.7, 0.9)}
"""Upper bounds of the classes of what is counted about a line: its words, how many lines below it the next running text
stands, how many lines away the nearest date or byline, and which share of the page's running text follows."""

FLAGS = ("first", "site", "in_first", "bullet", "small", "blank_before", "blank_after", "separator")
"""What holds for a line or not: it is the page's first; it is the first less the site's name; it stands in the first
as a part; it begins with a bullet, or a small letter; a blank line stands before, or after it;
it has a bar or a dash between spaces."""

MIN_CHARS, MAX_CHARS, MAX_WORDS, MIN_CHARS_UNSPACED = 8, 220, 32, 4
"""Length of a headline; in scripts without spaces four characters may be one."""

MIN_DATED_SPACES = 5
"""Minimum spaces of a headline with a date in it; a shorter line is a credit, or the head of a letter."""

MIN_SPACES = 2
"""Minimum spaces of a headline; shorter lines are menu entries, unless the page's first line has them too."""

FIRST_LINES = 800
"""Lines in which the headline is looked for; no menu above one was longer."""

TEXT_REACH, FAR_FROM_CREDIT = 12, 6
"""Lines above running text, and lines around a credit, in which a headline can stand."""

MIN_SHARE_BELOW, MIN_SHARE_BELOW_CREDIT, NEARLY_ALL = 0.7, 0.5, 0.85
"""Minimum share of the running text below a headline, below one beside a credit or in the page's first line, and on a
page without blank lines."""

FULL_LENGTH = 400
"""Characters of a line of running text that count for that share."""

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
        words: how many words it has.
        credit: how many lines away the nearest date or byline stands.
        after: which share of the page's running text follows.
        features: the names of its classes and flags, each with a weight.
    """

    at: int
    text: str
    key: str
    words: int
    credit: int
    after: float
    features: Sequence[str]


@cache
def load_weights() -> Mapping[str, float]:
    """Read the weights that ship with the package, by the names of the features."""
    weights: Mapping[str, float] = json.loads(read_text("metadata/text/headline.json"))
    return weights


def place_score(line: Line) -> float:
    """Return a line's score without its words."""
    weights = load_weights()
    return sum(weights[name] for name in line.features)


def word_score(shared: float, like_first: float) -> float:
    """Return a line's score for its words.

    Args:
        shared: the share of its words that stand in the running text.
        like_first: the share of its words and the first line's that both have; 0 for the first line itself.
    """
    weights = load_weights()
    return weights["shared"] * shared + weights["like_first"] * like_first + (0.0 if shared else weights["strange"])


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
        counts = (count_words(part), prose[0], _nearest(near, 0), 1.0)
        yield Line(0, part, normalize(part), counts[0], counts[2], 1.0, [*_classes(*counts), "site"])
    flat = BLANK not in doc.gaps
    for i in _likely(doc, None if copies_only else near, passed):
        at, line = bisect_right(prose, i), doc.lines[i]
        credit, after = _nearest(near, i), 1 - passed[at] / passed[-1]
        in_text = at and prose[at - 1] == i and line[-1] not in _ASKS
        far = credit == FAR_FROM_CREDIT and prose[at] - i > TEXT_REACH and doc.keys[i] not in doc.keys[0]
        if not (in_text or far) and has_shape(line) and (credit > 0 or line.count(" ") >= MIN_DATED_SPACES):
            flags = _flags(doc, i, apart=flat and after > NEARLY_ALL)
            words = count_words(line)
            features = [*_classes(words, prose[at] - i, credit, after), *compress(FLAGS, flags)]
            yield Line(i, line, doc.keys[i], words, credit, after, features)


def _classes(*counts: float) -> Iterator[str]:
    """Yield the names of the classes of what is counted, in the order of `CLASSES`."""
    return (f"{name}_{bisect_left(CLASSES[name], count)}" for name, count in zip(CLASSES, counts, strict=True))


def _flags(doc: Document, i: int, *, apart: bool) -> tuple[bool, ...]:
    """Return the flags of line `i`, in the order of `FLAGS`; `apart` is whether it counts as between blank lines.

    A page without any had them around its headline, which stands above nearly all of its running text.
    """
    line = doc.lines[i]
    return (
        *(i == 0, False, i > 0 and doc.keys[i] in doc.keys[0], line[0] in _BULLETS, line[0].islower()),
        *((i > 0 if apart else doc.gaps[i] == BLANK), i + 1 < len(doc) and (apart or doc.gaps[i + 1] == BLANK)),
        " " in line and _SEPARATOR.search(line) is not None,
    )


def _without_site(first: str) -> str:
    """Return the browser's title without the site's name behind the last bar or dash, or "" where there is none."""
    parts = _SEPARATOR.split(first[:MAX_CHARS])
    if len(parts) < 2:
        return ""
    text = first[: first.rfind(parts[-1], 0, MAX_CHARS)].rstrip(_JOINTS)
    words = len(re.findall(r"\w+", text))
    return text if words > MIN_SPACES or _is_long_unspaced(text) else ""


def _likely(doc: Document, near: Sequence[int] | None, passed: Sequence[int]) -> list[int]:
    """Return the lines close above the text or around a credit that have enough words, and copies of the first line.

    Args:
        doc: the page.
        near: see `lines_of`; None for copies only.
        passed: characters of running text before each line of it, and at last all.
    """
    keys, first = doc.keys, doc.keys[0]
    last = _line_above(doc.prose, passed, MIN_SHARE_BELOW_CREDIT)
    end = min(max(last, 1), FIRST_LINES, doc.prose[-1])
    likely = {i for i, key in enumerate(keys[:end]) if len(key) >= MIN_CHARS and key in first}
    if near is not None:
        upper = _line_above(doc.prose, passed, MIN_SHARE_BELOW)
        places = {0} if end else set()
        for i in doc.prose[: bisect_right(doc.prose, upper)]:
            places.update(range(max(0, i - TEXT_REACH), min(i, end)))
        for i in near[: bisect_left(near, end + FAR_FROM_CREDIT)]:
            places.update(range(max(0, i - FAR_FROM_CREDIT), min(i + FAR_FROM_CREDIT + 1, end)))
        unspaced = is_unspaced(doc.source[:MAX_CHARS])
        likely |= {i for i in places if (_is_long_unspaced(keys[i]) if unspaced else keys[i].count(" ") >= MIN_SPACES)}
    runs, known, labels = doc.label_runs, doc.phrases.lines, doc.labels
    no_titles = {hit.line for hit in doc.phrases.leading(*_NO_TITLE)}
    likely.difference_update(known, runs.label_lines, runs.mixed, no_titles)
    return sorted(i for i in likely if labels[i] in _MAY_BE)


def _line_above(prose: Sequence[int], passed: Sequence[int], share: float) -> int:
    """Return the last line of running text with `share` of the running text, or more, from it on."""
    return prose[bisect_left(passed, (1 - share) * passed[-1]) - 1]


def has_shape(line: str) -> bool:
    """Return whether a line is as long as a headline, and no announcement, entry of a ticker, path or row of labels."""
    if not MIN_CHARS <= len(line) <= MAX_CHARS and not _is_long_unspaced(line):
        return False
    if (line[0].isdigit() and re.match(_CLOCK, line)) or (line[-1] == ")" and len(re.findall(_COUNT, line)) > 1):
        return False
    if line[-1] in _ENDS or line.count(" ") >= MAX_WORDS:
        return False
    return not any(map(line.__contains__, "/>»›")) or not _PATH.search(line)


def _is_long_unspaced(text: str) -> bool:
    return MIN_CHARS_UNSPACED <= len(text) <= MAX_CHARS and is_unspaced(text)


def _nearest(near: Sequence[int], i: int) -> int:
    """Return how many lines away the nearest credit stands; a large number where there is none."""
    at = bisect_left(near, i)
    return min([abs(i - credit) for credit in near[max(0, at - 1) : at + 1]], default=FIRST_LINES)

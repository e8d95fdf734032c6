"""The topics under which a page is filed: behind Tags and a colon, under such a heading, or as hashtags."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from cleaner.lexicon.matcher import PhraseMatch
from cleaner.page.candidates import Block, Candidate
from cleaner.page.document import BLANK, Document
from cleaner.text.normalize import TRIM, lookup_key
from cleaner.text.runs import runs
from cleaner.text.sentences import count_words, is_unspaced

MAX_LINE_CHARS = 600
"""Maximum length of a line of tags."""

MAX_TAG_WORDS, MAX_TAG_CHARS = 5, 48
"""Maximum length of one tag: Carbon Capture and Storage."""

MAX_LAST_TAG_WORDS = 12
"""Maximum words behind a label below the article where no comma separates them."""

MAX_SPREAD_WORDS = 3
"""Maximum words of a tag that stands alone between blank lines; longer lines may be headlines."""

MAX_LOOSE_WORDS = 2
"""Maximum words of the only line under a heading; several tags without a comma cannot be separated."""

MAX_TAGS, MAX_TAGS_OF_PAGE = 40, 24
"""Maximum tags of a line or list, and of one page's; more are the index of a site."""

MIN_LOOSE_TAGS = 3
"""Minimum tags behind a label without a colon; fewer may be a sentence."""

MAX_HEADINGS, HEADING_REACH = 4, 40
"""Headings whose tags are the page's, and lines below the article in which they stand; the others are the site's."""

CLEAR_LINES, REACH = 2, 3
"""Lines below tags inside the article without running text; lines in which none may follow, or a credit must stand, for
them to be removed."""

MIN_ARTICLE_WEIGHT = 6.0
"""Minimum weight of the main text; on a page with less, a list of topics is what the page is about."""

MIN_SHARED_TAGS = 0.3
"""Minimum share of the tags under a heading that the article's text has; it has few of a menu's entries."""

_SEPARATOR = r"\s*[,;|·•#、，;；،>»]\s*|\s{2,}|\t|\s[/-]\s"
_GLUED = r"(?<=[^\W\d_A-Z])(?=[A-ZÀ-ÞА-ЯŁŚŻŹĆİÇŞĞ][^\W\d_A-Z])"
_HASHTAG = r"#\s?([^\W\d]\w{0,60})(?=[\s,#、，]|$)"
_NO_TAG = r"[(){}\[\]=<>`\"]"
_STOPS = ".!?。"
_SIGNS = frozenset(",;|·•#/、，")


class _Item(NamedTuple):
    """A tag as written, with its line and its offset there."""

    text: str
    line: int
    at: int


def find_tags(doc: Document, heads: Collection[int], title: int) -> Iterator[Block]:
    """Yield the tags of a page that has an article.

    A paper has a line of keywords, a recipe a category, a database its fields, and each belongs to its text. So a line
    of tags is removed only below the last paragraph, where no paragraph follows soon, or beside the headline.

    Args:
        doc: the page.
        heads: lines that hold nothing but credits or the headline.
        title: the headline's line, or -1.
    """
    start, end, weight = doc.main_text[:3]
    if end < 0:
        return
    for hit in doc.phrases.leading("tags"):
        if len(doc.keys[hit.line]) > len(hit.phrase) and (items := _tags_behind(doc, hit, below=hit.line > end)):
            clear = len(doc) if hit.line > end else _clear_lines(doc, hit.line)
            if clear > CLEAR_LINES or hit.line <= start:
                others = (line for line in heads if line != hit.line)
                beside = hit.line != title and any(abs(line - hit.line) <= REACH for line in others)
                values = tuple(_candidates(doc, items, 0.8 if len(items) > 1 else 0.5, "label"))
                yield Block(
                    "tags", (hit.line,), "line", hit.entry, values, clear > REACH if hit.line > start else beside
                )
    read = 0
    for hit in doc.phrases.whole("tags"):
        if hit.line > end and (lines := _list_below(doc, hit.line)):
            read += hit.line <= end + HEADING_REACH
            values = _values_of_list(doc, lines) if hit.line <= end + HEADING_REACH and read <= MAX_HEADINGS else ()
            yield Block("tags", (hit.line, *lines), "list", hit.entry, values, weight >= MIN_ARTICLE_WEIGHT)
    if "#" in doc.source:
        yield from _hashtags(doc, end, whole=weight >= MIN_ARTICLE_WEIGHT)


def _clear_lines(doc: Document, i: int) -> int:
    """Return how many lines below a line running text stands; the number of all lines where none does."""
    after = bisect_right(doc.prose, i)
    return doc.prose[after] - i if after < len(doc.prose) else len(doc)


def _tags_behind(doc: Document, hit: PhraseMatch, *, below: bool) -> list[_Item]:
    """Return the short items behind a label and a colon; `below` the article several items need no colon."""
    line = doc.lines[hit.line]
    if not line[0].isalnum() or len(line) > MAX_LINE_CHARS or line[-1] in _STOPS:
        return []
    rest = line[len(hit.phrase) :].lstrip()
    offset = len(line) - len(rest.lstrip(" \t\xa0\u3000:：#"))
    items = list(_items(line, hit.line, offset))
    colon = rest[:1] in (":", "：")
    if not 0 < len(items) <= MAX_TAGS or (not colon and (len(items) < MIN_LOOSE_TAGS or not below)):
        return []
    if len(items) == 1 and is_unspaced(line):
        items = [_Item(word[0], hit.line, offset + word.start()) for word in re.finditer(r"\S+", line[offset:])]
    longest = MAX_LAST_TAG_WORDS if below and len(items) == 1 else MAX_TAG_WORDS
    return items if all(count_words(item.text) <= longest for item in items) else []


def _items(line: str, i: int, offset: int = 0) -> Iterator[_Item]:
    """Yield what stands between the separators of a line."""
    start = offset
    bounds = [(match.start() + offset, match.end() + offset) for match in re.finditer(_SEPARATOR, line[offset:])]
    for left, right in (*bounds, (len(line), len(line))):
        if text := line[start:left].strip():
            yield _Item(text, i, line.index(text, start))
        start = right


def _list_below(doc: Document, heading: int) -> list[int]:
    """Return the short lines under a heading, up to the first that is something else."""
    lines: list[int] = []
    sections = {hit.line for hit in doc.phrases.whole("section", "country")}
    for i in range(heading + 1, min(heading + 1 + MAX_TAGS, len(doc))):
        if (i in doc.phrases.lines and i not in sections) or not _is_entry(doc.lines[i], i, first=not lines):
            break
        if lines and doc.gaps[i] == BLANK and not _is_spread(doc, lines, i):
            break
        lines.append(i)
    return lines


def _is_entry(line: str, i: int, *, first: bool) -> bool:
    """Return whether a line under a heading is a tag, or the sign between two; the `first` may hold several."""
    if not first and line in _SIGNS:
        return True
    if len(line) > MAX_LINE_CHARS or line[-1] in ".!?:。：" or re.search(_NO_TAG, line):
        return False
    if count_words(line) <= MAX_TAG_WORDS:
        return count_words(line) == 1 or re.fullmatch(r"\D+\d{0,2}", line) is not None
    return first and all(count_words(item.text) <= MAX_TAG_WORDS for item in _items(line, i))


def _is_spread(doc: Document, lines: Sequence[int], i: int) -> bool:
    """Return whether line `i` continues a list whose items all stand apart, one tag each."""
    apart = all(doc.gaps[k] == BLANK for k in lines)
    return apart and all(count_words(doc.lines[k]) <= MAX_SPREAD_WORDS for k in (lines[0], i))


def _values_of_list(doc: Document, lines: Sequence[int]) -> tuple[Candidate, ...]:
    """Return the tags under a heading, if enough of them stand in the article too."""
    first = doc.lines[lines[0]]
    items = list(_items(first, lines[0]))
    if len(items) == 1:
        items = _glued(first, lines[0]) or items
    if len(items) == 1:
        below = [i for i in lines[1:] if doc.lines[i] not in _SIGNS]
        items += [_Item(doc.lines[i], i, 0) for i in below[: MAX_TAGS_OF_PAGE - 1]]
    if len(items) == 1 and count_words(first) > MAX_LOOSE_WORDS:
        return ()
    start, end = doc.main_text[:2]
    article = "\n".join(doc.keys[start : end + 1])
    shared = sum(lookup_key(item.text) in article for item in items)
    return tuple(_candidates(doc, items, 0.6, "list")) if shared >= max(1, MIN_SHARED_TAGS * len(items)) else ()


def _glued(line: str, i: int) -> list[_Item]:
    """Return the tags of a line in which they are written onto each other: RopeHarboursFerries."""
    bounds = [0, *(match.start() for match in re.finditer(_GLUED, line)), len(line)]
    pieces = [_Item(line[left:right], i, left) for left, right in pairwise(bounds)]
    return pieces if len(pieces) >= MIN_LOOSE_TAGS else []


def _hashtags(doc: Document, end: int, *, whole: bool) -> Iterator[Block]:
    """Yield the lines of nothing but hashtags from the last line of running text on; the first run is the page's."""
    of_line = {i: _hashtags_of(doc.lines[i], i) for i in range(end, len(doc)) if doc.lines[i][0] == "#"}
    lines = [i for i, items in of_line.items() if items]
    first = next((i for i in lines if i > end), -1)
    below = runs([i for i in lines if i > end], lambda one, other: other == one + 1)
    for run in [*([[end]] if end in lines else []), *below]:
        near = [i for i in run if i <= end + HEADING_REACH]
        values = tuple(value for i in near for value in _candidates(doc, of_line[i], 0.7, "hashtags"))
        several = sum(doc.lines[i].count("#") for i in run) > 1
        yield Block("tags", run, "hashtags", "", values, whole and several and run[0] == first)


def _hashtags_of(line: str, i: int) -> list[_Item]:
    """Return the hashtags of a line of nothing else; one with a blank behind its sign is a heading of Markdown."""
    tags = list(re.finditer(_HASHTAG, line)) if len(line) <= MAX_LINE_CHARS else []
    heading = len(tags) == 1 and line[1:2].isspace()
    if not tags or heading or re.sub(_HASHTAG, "", line).strip(" ,、，\u3000\xa0\t"):
        return []
    return [_Item(tag[1], i, tag.start(1)) for tag in tags]


def _candidates(doc: Document, items: Sequence[_Item], sure: float, rule: str) -> Iterator[Candidate]:
    """Yield the tags, if all of them have a tag's shape and they are at most as many as a page has."""
    if len(items) > MAX_TAGS_OF_PAGE or not all(_is_tag(item.text) for item in items):
        return
    for item in items:
        value = item.text.strip(TRIM)
        place = doc.starts[item.line] + doc.lines[item.line].index(value, item.at)
        yield Candidate("tag", value, item.line, place, place + len(value), sure, rule, whole=False)


def _is_tag(text: str) -> bool:
    if len(text) > MAX_TAG_CHARS or text[-1] in ".!?:。：" or not any(map(str.isalpha, text)):
        return False
    return count_words(text) <= MAX_TAG_WORDS

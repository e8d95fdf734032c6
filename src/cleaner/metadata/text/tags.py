"""The topics under which a page is filed: behind Tags and a colon, under such a heading, or as hashtags."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from cleaner.lexicon.matcher import PhraseMatch
from cleaner.page.candidates import Candidate
from cleaner.page.document import BLANK, Document
from cleaner.text.normalize import TRIM, lookup_key
from cleaner.text.sentences import count_words, is_unspaced

MOST_CHARS = 400
"""A line of tags is no longer than this."""

MOST_TAG_WORDS, MOST_TAG_CHARS = 5, 48
"""A tag is no longer than this."""

MOST_TAGS = 24
"""More are the index of a site."""

LEAST_LOOSE = 3
"""Tags behind a label without a colon; fewer may be a sentence."""

MOST_HEADINGS = 4
"""Headings of tags that are looked at: topics, categories, keywords."""

CLEAR = 2
"""Lines below a line of tags inside the article in which no running text follows."""

REACH = 40
"""Lines below the article in which a heading and its tags stand; farther down they are the site's."""

LEAST_SHARE = 0.3
"""Share of the tags under a heading that the article's text has; entries of a menu have little to do with it."""

MOST_LOOSE_WORDS = 2
"""Words of a line under a heading that is one tag; several tags without a comma are no more to be told apart."""

_SEPARATOR = r"\s*[,;|·•#、，;；،]\s*|\s{2,}|\t|\s/\s"
_GLUED = r"(?<=[^\W\d_A-Z])(?=[A-ZÀ-ÞА-ЯŁŚŻŹĆİÇŞĞ][^\W\d_A-Z])"
_HASHTAG = r"#\s?([^\W\d]\w{1,40})(?=[\s,#、，]|$)"


def find_tags(doc: Document) -> Iterator[Candidate]:
    """Yield the tags of a page, where it has an article."""
    end = doc.main_text.end
    if end < 0:
        return
    for hit in doc.phrases.leading("tags"):
        if len(doc.lines[hit.line]) <= MOST_CHARS and _is_apart(doc, hit.line):
            yield from _of_line(doc, hit, below=hit.line > end)
    headings = [hit.line for hit in doc.phrases.whole("tags") if end < hit.line <= end + REACH]
    for i in headings[:MOST_HEADINGS]:
        yield from _of_list(doc, i)
    yield from _hashtags(doc, end)


def _is_apart(doc: Document, i: int) -> bool:
    """Say whether a line stands above or below the article, or with no running text straight below it."""
    start, end = doc.main_text[:2]
    at = bisect_right(doc.prose, i)
    return not start < i < end or at == len(doc.prose) or doc.prose[at] > i + CLEAR


def _of_line(doc: Document, hit: PhraseMatch, *, below: bool) -> Iterator[Candidate]:
    """Yield the tags behind a label: with a colon, or below the article several with commas."""
    line = doc.lines[hit.line]
    if not line[0].isalnum() or line[-1] in ".!?。":
        return
    rest = line[len(hit.phrase) :]
    colon = rest.lstrip()[:1] in (":", "：")
    offset = len(line) - len(rest.lstrip(" \t\xa0\u3000:：#"))
    items = list(_items(line, offset))
    if not colon and (len(items) < LEAST_LOOSE or not below):
        return
    if len(items) == 1 and is_unspaced(line) and len(items[0][0].split()) > 1:
        items = [(word[0], offset + word.start()) for word in re.finditer(r"\S+", line[offset:])]
    sure = 0.8 if len(items) > 1 else 0.5
    yield from _candidates(doc, hit.line, items, sure, "label")


def _items(line: str, offset: int) -> Iterator[tuple[str, int]]:
    """Yield what stands between the separators of a line, with its offset."""
    start = offset
    for match in re.finditer(_SEPARATOR, line[offset:]):
        if text := line[start : offset + match.start()].strip():
            yield text, line.index(text, start)
        start = offset + match.end()
    if text := line[start:].strip():
        yield text, line.index(text, start)


def _glued(line: str) -> list[tuple[str, int]]:
    """Return the tags of a line in which they are written onto each other, with their offsets: RopeHarboursFerries."""
    bounds = [0, *(match.start() for match in re.finditer(_GLUED, line)), len(line)]
    pieces = [(line[left:right], left) for left, right in pairwise(bounds)]
    return pieces if len(pieces) >= LEAST_LOOSE else []


def _candidates(doc: Document, i: int, items: list[tuple[str, int]], sure: float, rule: str) -> Iterator[Candidate]:
    if not 0 < len(items) <= MOST_TAGS or not all(_is_tag(text) for text, _ in items):
        return
    for text, at in items:
        value = text.strip(TRIM)
        place = doc.starts[i] + doc.lines[i].index(value, at)
        yield Candidate("tag", value, i, place, place + len(value), sure, rule, whole=False)


def _is_tag(text: str) -> bool:
    if not text or len(text) > MOST_TAG_CHARS or text[-1] in ".!?:。：" or not any(map(str.isalpha, text)):
        return False
    return count_words(text) <= MOST_TAG_WORDS


def _of_list(doc: Document, heading: int) -> Iterator[Candidate]:
    """Yield the short lines under a heading, up to the first that is something else, or the items of the first line."""
    found: list[tuple[int, str, int]] = []
    sections = {hit.line for hit in doc.phrases.whole("section", "country")}
    for i in range(heading + 1, min(heading + 1 + MOST_TAGS, len(doc))):
        line = doc.lines[i]
        if len(line) > MOST_CHARS or (i in doc.phrases.lines and i not in sections):
            break
        if len(found) > 1 and doc.gaps[i] == BLANK != doc.gaps[i - 1]:
            break
        items = list(_items(line, 0)) if i == heading + 1 else [(line, 0)]
        if len(items) == 1 and i == heading + 1:
            items = _glued(line) or items
        if not all(_is_tag(text) for text, _ in items):
            break
        found.extend((i, text, at) for text, at in items)
        if len(items) > 1:
            break
    if len(found) == 1 and count_words(found[0][1]) > MOST_LOOSE_WORDS:
        return
    start, end = doc.main_text[:2]
    article = "\n".join(doc.keys[start : end + 1])
    if sum(lookup_key(text) in article for _, text, _ in found) >= max(1, LEAST_SHARE * len(found)):
        for i, text, at in found:
            yield from _candidates(doc, i, [(text, at)], 0.6, "list")


def _hashtags(doc: Document, end: int) -> Iterator[Candidate]:
    """Yield the hashtags of lines of nothing else in or below the last line of running text."""
    at = doc.source.find("#", doc.starts[end])
    for _ in range(MOST_TAGS):
        if at < 0:
            return
        i = doc.line_at(at)
        line = doc.lines[i]
        if i > end + REACH:
            return
        tags = list(re.finditer(_HASHTAG, line)) if line[0] == "#" and len(line) <= MOST_CHARS else []
        heading = len(tags) == 1 and line[1:2].isspace()
        if tags and not heading and not re.sub(_HASHTAG, "", line).strip(" ,、，\u3000\xa0\t"):
            yield from _candidates(doc, i, [(tag[1], tag.start(1)) for tag in tags], 0.7, "hashtags")
        at = doc.source.find("#", doc.end(i))

"""Evidence for notices: lines that address the page's reader, what the article is about, and where it stands."""

import json
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from itertools import accumulate

from cleaner.lexicon.matcher import PhraseMatch
from cleaner.page.document import Document
from cleaner.page.edges import find_edges
from cleaner.page.labels import Label
from cleaner.page.main_text import FULL_LENGTH
from cleaner.text.lazy import read_text

MAX_NOTICE_GAP = 4
"""Maximum distance in lines between two parts of one notice."""

MIN_MENTIONS = 3
"""Paragraphs that name a topic in an article about it; two may be notices that the lexicon does not know."""

MAX_EDGE_SHARE = 0.1
"""Maximum share of the running text above or below a notice at the article's edge."""

_QUOTES = frozenset("\"'“„«‹「『‚‘”")


def addressed(doc: Document, hits: Iterable[PhraseMatch], max_words: int) -> list[PhraseMatch]:
    """Return the matches in lines of at most `max_words` words that are not quoted; a page does not quote itself."""
    found = []
    for hit in hits:
        key = doc.keys[hit.line]
        before = key[: key.find(hit.phrase)][-1:]
        if doc.words[hit.line] <= max_words and _QUOTES.isdisjoint((doc.lines[hit.line][0], before)):
            found.append(hit)
    return found


def labels_in_runs(doc: Document, kind: str, *others: str) -> list[PhraseMatch]:
    """Return the labels of `kind` in runs of labels.

    A label that is one of `others` too (Sign up, Privacy policy) counts only beside one that is not.
    """
    hits = [hit for hit in doc.phrases.whole(kind) if hit.line in doc.label_runs.proven]
    if not hits:
        return []
    own = {hit.line for hit in hits}.difference(hit.line for other in others for hit in doc.phrases.whole(other))
    return [hit for hit in hits if hit.line in own or not own.isdisjoint((hit.line - 1, hit.line + 1))]


@cache
def topic_stems(kind: str, language: str | None) -> tuple[str, ...]:
    """Return the stems by which an article on the topic of a kind of notice is known, in a language and English.

    In all languages where it is None.

    >>> topic_stems("donation", "de")
    ('donat', 'charit', 'fundrais', 'spende')
    """
    topic: dict[str, list[str]] = json.loads(read_text("lexicon/topics.json"))[kind]
    codes = list(topic) if language is None else ["en", language]
    return tuple(stem for code in dict.fromkeys(codes) for stem in topic.get(code, ()))


def is_about(
    doc: Document, kind: str, notices: Collection[int], *, mentions: int = MIN_MENTIONS, beside: int = 0
) -> bool:
    """Return whether the article is about the topic of its notices, so that its text is like them.

    Args:
        doc: the page.
        kind: the kind of the notices' phrases, which names the topic.
        notices: the notices' lines.
        mentions: paragraphs of the article that must name the topic; its headline alone is enough.
        beside: lines next to a notice that may belong to it, and do not count.
    """
    stems = [stem for stem in topic_stems(kind, doc.language) if stem in doc.joined_keys]
    if not stems:
        return False
    if any(stem in doc.keys[i] for i in doc.headlines if i not in notices for stem in stems):
        return True
    lines = {i for stem in stems for i in doc.prose if stem in doc.keys[i]}
    lines -= {i + step for i in notices for step in range(-beside, beside + 1)}
    if len(lines) < mentions:
        return False
    first, last = Article(doc, notices).span()
    return len({doc.keys[i] for i in lines if first <= i <= last}) >= mentions


class Article:
    """The running text without its notices, weighed from paragraph to paragraph."""

    def __init__(self, doc: Document, notices: Collection[int]) -> None:
        """Weigh the running text of `doc` without the lines in `notices`."""
        edges = find_edges(doc)
        self._notices, self._start, self._end = notices, edges.start, edges.end
        self._prose = [i for i in doc.prose if i not in notices and doc.labels[i] is Label.BODY]
        sizes = [min(len(doc.lines[i]), FULL_LENGTH) for i in self._prose]
        self._sums = list(accumulate(sizes, initial=0))

    def closing_label(self, doc: Document) -> int:
        """Return the first line below the article that is surely a label; the number of lines if there is none."""
        if self._end < 0:
            return len(doc)
        labels, proven = doc.labels, doc.label_runs.proven
        below = range(self._end + 1, len(doc))
        return next((i for i in below if i in proven or labels[i] is not Label.BODY), len(doc))

    def span(self) -> tuple[int, int]:
        """Return the article's first and last line; a notice below most of its text ends it."""
        half = self._sums[-1] / 2
        behind = [i for i in self._notices if self._sums[bisect_left(self._prose, i)] > half]
        return self._start, min([self._end, *behind])

    def is_outside(self, first: int, last: int) -> bool:
        """Return whether hardly any of the article stands above, or below, the lines from `first` to `last`."""
        if first <= self._start or last >= self._end:
            return True
        begin, end = bisect_left(self._prose, first), bisect_left(self._prose, last + 1)
        above, below = self._sums[begin], self._sums[-1] - self._sums[end]
        return min(above, below) <= MAX_EDGE_SHARE * self._sums[-1]


def proven(doc: Document, hits: Sequence[PhraseMatch], near: Iterable[int] = ()) -> list[PhraseMatch]:
    """Return the matches at the article's edges, and those near another one or a line of `near`.

    A sentence in the midst of the article that only sounds like a notice is one of the article's.
    """
    lines = {hit.line for hit in hits}
    article, proofs = Article(doc, lines), lines.union(near)

    def is_near_another(i: int) -> bool:
        return any(k != i and k in proofs for k in range(i - MAX_NOTICE_GAP, i + MAX_NOTICE_GAP + 1))

    return [hit for hit in hits if is_near_another(hit.line) or article.is_outside(hit.line, hit.line)]

"""What the filters of a page's notices share: which lines speak to the reader of the page, and where they stand."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import accumulate

from cleaner.lexicon.matcher import PhraseMatch
from cleaner.page.document import Document
from cleaner.page.edges import find_edges, title_lines
from cleaner.page.labels import Label
from cleaner.page.main_text import FULL_LENGTH
from cleaner.text.sentences import count_words, is_sentence

REACH = 4
"""Lines between two pieces of one notice: a heading, a blank form field, a sentence without a cue."""

LEAST_MENTIONS = 3
"""Paragraphs that name a thing in a text that is about it; two may be notices that the lexicon does not know. Of what
notices alone rarely speak twice (a paywall, donations), fewer will do."""

MOST_SHARE = 0.1
"""What stands above or below a notice at the article's edge is no more than this share of all running text."""

MOST_BELOW = 1
"""Paragraphs below a notice's heading at the article's end: a sentence of the notice that the lexicon does not know."""

Topic = Mapping[str, tuple[str, ...]]
"""Language to beginnings of the words that a text about something uses, folded."""

_QUOTES = frozenset("\"'“„«‹「『‚‘”")


def addressed(doc: Document, hits: Iterable[PhraseMatch], most_words: int) -> list[PhraseMatch]:
    """Return the hits in lines of at most `most_words` words, without those that are quotations.

    A page does not quote itself: what stands in quotation marks is what the text is about.
    """
    found = []
    for hit in hits:
        line, folded = doc.lines[hit.line], doc.keys[hit.line]
        before = folded[: folded.find(hit.phrase)][-1:]
        if line[0] not in _QUOTES and before not in _QUOTES and count_words(line) <= most_words:
            found.append(hit)
    return found


def labels_in_runs(doc: Document, kind: str, *others: str) -> list[PhraseMatch]:
    """Return the labels of `kind` that stand in a run of labels of the interface.

    A label that is one of `others` too (Sign up, Privacy policy) counts only beside one that is not.
    """
    hits = [hit for hit in doc.phrases.whole(kind) if hit.line in doc.label_runs.proven]
    if not hits:
        return []
    own = {hit.line for hit in hits}.difference(hit.line for other in others for hit in doc.phrases.whole(other))
    return [hit for hit in hits if hit.line in own or not own.isdisjoint((hit.line - 1, hit.line + 1))]


def words_of(doc: Document, topic: Topic) -> list[str]:
    """Return the words of `topic` in the page's language and English; in all languages where it is unknown."""
    found = topic.values() if doc.language is None else (topic["en"], topic.get(doc.language, ()))
    return [word for words in found for word in words]


def is_about(
    doc: Document,
    topic: Topic,
    notices: Collection[int],
    *,
    least: int = LEAST_MENTIONS,
    beside: int = 0,
) -> bool:
    """Say whether the page's text is about what its notices are about, so that none of them can be told from it.

    Args:
        doc: the page.
        topic: the words of such a text; of those in other languages than the page's only the English ones count.
        notices: the lines with the notices' cues.
        least: paragraphs that must name it.
        beside: lines next to a notice that may belong to it, and do not count.
    """
    stems = [stem for stem in words_of(doc, topic) if stem in doc.joined_keys]
    if not stems:
        return False
    titles = title_lines(doc)
    if any(stem in doc.keys[i] for i in titles.difference(notices) for stem in stems):
        return True
    mentions = {i for stem in stems for i in doc.prose if stem in doc.keys[i]}
    mentions -= {i + step for i in notices for step in range(-beside, beside + 1)}
    if len(mentions) < least:
        return False
    first, last = Place(doc, notices).article()
    return len({doc.keys[i] for i in mentions if first <= i <= last}) >= least


class Place:
    """Where lines stand: in the midst of the article, or at its edges and beyond."""

    def __init__(self, doc: Document, notices: Collection[int]) -> None:
        """Weigh the running text of `doc` without the lines in `notices`."""
        edges = find_edges(doc)
        self._notices, self._start, self._end = notices, edges.start, edges.end
        body = Label.BODY
        self._prose = [i for i in doc.prose if i not in notices and doc.labels[i] is body]
        sizes = [min(len(doc.lines[i]), FULL_LENGTH) for i in self._prose]
        self._sums = list(accumulate(sizes, initial=0))

    def over(self, doc: Document) -> int:
        """Return the first line below the article that belongs to the interface; the number of lines if none does.

        What follows it is none of the article's, whatever that is about.
        """
        if self._end < 0:
            return len(doc)
        lines = doc.label_runs.proven
        body = Label.BODY
        for i in range(self._end + 1, len(doc)):
            if i in lines or doc.labels[i] is not body:
                return i
        return len(doc)

    def article(self) -> tuple[int, int]:
        """Return the first and the last line of the article; the notice that follows most of it ends it."""
        half = self._sums[-1] / 2
        behind = [i for i in self._notices if self._sums[bisect_left(self._prose, i)] > half]
        return self._start, min([self._end, *behind])

    def is_outside(self, first: int, last: int) -> bool:
        """Say whether the lines from `first` to `last` stand where the article has not begun or is over."""
        if first <= self._start or last >= self._end:
            return True
        begin, end = bisect_left(self._prose, first), bisect_left(self._prose, last + 1)
        above, below = self._sums[begin], self._sums[-1] - self._sums[end]
        return min(above, below) <= MOST_SHARE * self._sums[-1]

    def is_nearly_over(self, line: int) -> bool:
        """Say whether the article has hardly a paragraph left below `line`."""
        return len(self._prose) - bisect_left(self._prose, line + 1) <= MOST_BELOW


def proven(
    doc: Document, hits: Sequence[PhraseMatch], company: Iterable[int] = (), own: Collection[int] = ()
) -> list[PhraseMatch]:
    """Return the hits that stand at the article's edges or beyond, or near another one or a line of `company`.

    A sentence in the midst of the article that only sounds like a notice is one of the article. `own` are further
    lines that belong to notices and not to the article.
    """
    if not hits:
        return []
    lines = sorted({*company, *(hit.line for hit in hits)})
    place = Place(doc, {*own, *(hit.line for hit in hits)})
    found = []
    for hit in hits:
        at = bisect_left(lines, hit.line)
        near = (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2])
        if (
            any(abs(line - hit.line) <= REACH for line in near)
            or place.is_outside(hit.line, hit.line)
            or (not is_sentence(doc.lines[hit.line]) and place.is_nearly_over(hit.line))
        ):
            found.append(hit)
    return found

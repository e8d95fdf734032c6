"""Notices that are nothing but phrases in a standard place: one engine, and a table of filters in `notices.json`."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from cleaner.filters.notices.evidence import MAX_NOTICE_GAP, addressed, is_about, proven
from cleaner.filters.registry import Filter, filter, read_filters
from cleaner.lexicon.matcher import PhraseMatch
from cleaner.page.diagnostics import is_notice_page
from cleaner.page.document import Document, Mark
from cleaner.page.edges import find_edges

MAX_BADGE_WORDS = 12
"""Maximum words of a label, such as the badges of two app stores side by side."""


BUTTON_PLACES = (1, 2, -1, -2)
"""Where a notice's buttons stand, in lines below it."""


class Notice(NamedTuple):
    """A row of the table, beside the filter's `label`, `about`, `rules` and `triggers`.

    Attributes:
        phrases: kind of the lexicon that gives a notice away; names the topic in `lexicon/topics.json` too.
        max_words: maximum words of a notice's line.
        mentions: paragraphs on the topic from which on an article is about it and keeps its notices.
        beside: lines next to a notice that do not count as such paragraphs.
        anywhere: whether a notice inside the article is removed too, without a second one near it.
        with_article: whether a page that is nothing but notices keeps them.
        near: kinds of labels of which one near a notice proves it, and those beside it are its buttons.
        max_button_words: maximum words of a line that may be a shop's button: below the headline it needs such a
            label near, or another notice.
    """

    phrases: str
    max_words: int
    mentions: int
    rules: Mapping[str, str]
    beside: int = 0
    anywhere: bool = False
    with_article: bool = False
    near: Sequence[str] = ()
    max_button_words: int = 0

    def mark(self, doc: Document) -> Iterator[Mark]:
        """Mark the notices of a page, unless its article is about their topic."""
        hits = addressed(doc, doc.phrases.inside(self.phrases), self.max_words)
        lines = {hit.line for hit in hits}
        if not hits or (self.with_article and is_notice_page(doc)):
            return
        if is_about(doc, self.phrases, lines, mentions=self.mentions, beside=self.beside):
            return
        near = {hit.line: hit for hit in doc.phrases.whole(*self.near)} if self.near else {}
        badges = {i for i in lines if _is_badge(doc, i)} if "badge" in self.rules else set()
        sure = lines if self.anywhere or badges == lines else {hit.line for hit in proven(doc, hits, near)}
        for hit in hits:
            if hit.line in badges:
                yield Mark(hit.line, "badge", phrase=hit.entry)
            elif hit.line in sure and not self._is_button(doc, hit, hits, near):
                yield Mark(hit.line, "sentence", phrase=hit.entry)
                beside = [hit.line + step for step in BUTTON_PLACES if "button" in self.rules]
                yield from (Mark(i, "button", phrase=near[i].entry) for i in beside if i in near)

    def _is_button(self, doc: Document, hit: PhraseMatch, hits: Sequence[PhraseMatch], near: Collection[int]) -> bool:
        """Return whether a line may be a shop's button: short, below the headline, with nothing near that proves it."""
        if doc.words[hit.line] > self.max_button_words or hit.line <= find_edges(doc).head:
            return False
        proofs = {*near, *(other.line for other in hits if other.phrase != hit.phrase)}
        return proofs.isdisjoint(range(hit.line - MAX_NOTICE_GAP, hit.line + MAX_NOTICE_GAP + 1))


def _is_badge(doc: Document, i: int) -> bool:
    return not doc.is_sentence[i] and doc.words[i] <= MAX_BADGE_WORDS


def _to_filter(name: str, row: dict[str, Any]) -> Filter:
    notice = Notice(**{column: row[column] for column in Notice._fields if column in row})
    make = filter(name, label=row["label"], rules=row["rules"], triggers=row["triggers"], needs_kinds=(notice.phrases,))
    return make(notice.mark)


FILTERS = read_filters("filters/notices/notices.json", _to_filter)
"""The filters of the rows by name."""

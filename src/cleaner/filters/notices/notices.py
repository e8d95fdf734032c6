"""Notices that are nothing but phrases in a standard place: one engine, and a table of filters in `notices.json`."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from cleaner.filters.notices.evidence import addressed, is_about, proven
from cleaner.filters.registry import Filter, filter, read_filters
from cleaner.page.diagnostics import is_notice_page
from cleaner.page.document import Document, Mark

MAX_BADGE_WORDS = 12
"""Maximum words of a label, such as the badges of two app stores side by side."""


class Notice(NamedTuple):
    """A row of the table, beside the filter's `label`, `about`, `rules` and `triggers`.

    Attributes:
        phrases: kind of the lexicon that gives a notice away; names the topic in `lexicon/topics.json` too.
        max_words: maximum words of a notice's line.
        mentions: paragraphs on the topic from which on an article is about it and keeps its notices.
        beside: lines next to a notice that do not count as such paragraphs.
        anywhere: whether a notice inside the article is removed too, without a second one near it.
        with_article: whether a page that is nothing but notices keeps them.
    """

    phrases: str
    max_words: int
    mentions: int
    rules: Mapping[str, str]
    beside: int = 0
    anywhere: bool = False
    with_article: bool = False

    def mark(self, doc: Document) -> Iterator[Mark]:
        """Mark the notices of a page, unless its article is about their topic."""
        hits = addressed(doc, doc.phrases.inside(self.phrases), self.max_words)
        lines = {hit.line for hit in hits}
        if not hits or (self.with_article and is_notice_page(doc)):
            return
        if is_about(doc, self.phrases, lines, mentions=self.mentions, beside=self.beside):
            return
        badges = {i for i in lines if _is_badge(doc, i)} if "badge" in self.rules else set()
        sure = lines if self.anywhere or badges == lines else {hit.line for hit in proven(doc, hits)}
        for hit in hits:
            if hit.line in badges:
                yield Mark(hit.line, "badge", phrase=hit.entry)
            elif hit.line in sure:
                yield Mark(hit.line, "sentence", phrase=hit.entry)


def _is_badge(doc: Document, i: int) -> bool:
    return not doc.is_sentence[i] and doc.words[i] <= MAX_BADGE_WORDS


def _to_filter(name: str, row: dict[str, Any]) -> Filter:
    notice = Notice(**{column: row[column] for column in Notice._fields if column in row})
    make = filter(name, label=row["label"], rules=row["rules"], triggers=row["triggers"], needs_kinds=(notice.phrases,))
    return make(notice.mark)


FILTERS = read_filters("filters/notices/notices.json", _to_filter)
"""The filters of the rows by name."""

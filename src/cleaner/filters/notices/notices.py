"""Notices that are nothing but phrases in a standard place: one engine, and a table of filters in `notices.toml`."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from cleaner.filters.notices.evidence import addressed, is_about, proven
from cleaner.filters.registry import Filter, filter
from cleaner.page.diagnostics import is_stub
from cleaner.page.document import Document, Mark
from cleaner.text.lazy import read_text

TABLE = "filters/notices/notices.toml"
"""Where the filters of this module are written."""

MAX_BADGE_WORDS = 12
"""Maximum words of a label, such as the badges of two app stores side by side."""


class Notice(NamedTuple):
    """A row of the table; its comment explains the columns."""

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
        if not hits or (self.with_article and is_stub(doc)):
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


def _read_table() -> dict[str, Filter]:
    """Return the table's filters by name."""
    text = read_text(TABLE)
    headers = text.splitlines()
    table: dict[str, dict[str, Any]] = tomllib.loads(text)
    found = {}
    for name, row in table.items():
        label, about, triggers = row.pop("label"), row.pop("about").strip(), row.pop("triggers")
        make = filter(name, label=label, rules=row["rules"], triggers=triggers, needs_kinds=(row["phrases"],))
        where = f"cleaner/{TABLE}:{headers.index(f'[{name}]') + 1}"
        found[name] = replace(make(Notice(**row).mark), about=about, where=where)
    return found


FILTERS = _read_table()

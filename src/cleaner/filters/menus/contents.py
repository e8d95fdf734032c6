"""Tables of contents: a heading and lines that all stand on the page once more, as the headings of its parts."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cleaner.filters.registry import filter
from cleaner.page.document import Document, Mark
from cleaner.page.labels import Label
from cleaner.text.lazy import pattern

MIN_ENTRIES = 2
"""Minimum entries of a table of contents."""

MAX_CONTENTS_LINES = 160
"""Maximum lines of a table of contents."""

MAX_CONTENTS_ENTRY_CHARS = 160
"""Maximum length of an entry: that of a heading."""

ENTRIES_PER_OTHER = 3
"""One line for so many entries may be worded otherwise than its heading."""

MAX_OTHERS_IN_A_ROW = 2
"""Maximum lines between two entries: such a line, and an entry's number."""

MAX_HEADINGS_COUNTED = 8
"""Maximum headings whose next lines are counted before all lines are looked up."""

_NUMBERING = pattern(r"\d{1,3}(?:\.\d{1,3}){0,4}(?:\s?[.):])?\s{1,4}")
_NUMBER_CHARS = "0123456789.,)( "


@filter(
    "contents",
    label="navigation",
    rules={
        "heading": "The heading of a table of contents: In this article, On this page.",
        "entry": "A line under it that stands on the page once more, where other text follows it.",
        "other-entry": "A line between two such entries, such as a number, or a heading in other words.",
    },
    triggers=(
        "In this article\nThe harbour\nThe bridge\nThe harbour\nIt is deep.\nThe bridge\nIt is old.\n",
        "In this article\nThe harbour\nThe bridge\n",
        "In this article\n1.1 The bridge\n",
    ),
)
def contents(doc: Document) -> Iterator[Mark]:
    """Mark tables of contents, whose every line is a heading of the page.

    "Overview" and "Contents" are headings of other lists too. So each line below must be equal to another line of
    the page, on the same side of the list, and what follows there must be something else than the list's next line.
    """
    hits = doc.phrases.whole("toc")
    if not hits or not _may_repeat(doc, [hit.line for hit in hits]):
        return
    page = _Page(doc, {hit.line for hit in hits})
    done = -1
    for hit in hits:
        entries = _read_entries(page, hit.line) if hit.line > done else []
        if not _is_table(page, hit.line, entries):
            continue
        done = entries[-1]
        yield Mark(hit.line, "heading", phrase=hit.entry)
        for i in range(hit.line + 1, done + 1):
            rule = "entry" if i in entries else "heading" if i in page.headings else "other-entry"
            yield Mark(i, rule, phrase=hit.entry)


def _may_repeat(doc: Document, headings: Sequence[int]) -> bool:
    """Return at little cost whether a line below one of some headings may stand on the page once more."""
    if len(headings) > MAX_HEADINGS_COUNTED:
        return True
    below = [key for i in headings for key in doc.keys[i + 1 : i + 2 + MAX_OTHERS_IN_A_ROW]]
    return any(key[:1].isdigit() or doc.keys.count(key) > 1 for key in below)


class _Page:
    """What is looked up on a page with a heading of a table of contents.

    Attributes:
        doc: the page.
        headings: the lines that are such a heading.
        keys: the normalized lines, without numbering.
        places: such a line to the places where it stands.
        titles: the line that is the page's headline.
    """

    def __init__(self, doc: Document, headings: set[int]) -> None:
        self.doc, self.headings = doc, headings
        self.keys = [_without_number(key) if key[:1].isdigit() else key for key in doc.keys]
        self.places: dict[str, list[int]] = {}
        for i, key in enumerate(self.keys):
            self.places.setdefault(key, []).append(i)
        self.titles = doc.headlines

    def twin(self, i: int, heading: int, *, below: bool) -> int:
        """Return where line `i` stands once more, below it or above the list's heading; -1 if nowhere."""
        twin = self.places[self.keys[i]][-1 if below else 0]
        found = twin > i if below else twin < heading
        return twin if found and self.doc.labels[twin] is Label.BODY else -1


def _without_number(key: str) -> str:
    return _NUMBERING.sub("", key, count=1)


def _read_entries(page: _Page, heading: int) -> list[int]:
    """Return the lines below a heading that stand on the page once more, up to the end of the list.

    The page's own headline may follow a list of contents; it ends the list, and as the last one it is outside it.
    """
    entries: list[int] = []
    seen: set[str] = set()
    below = True
    for i in range(heading + 1, min(heading + 1 + MAX_CONTENTS_LINES, len(page.doc))):
        key = page.keys[i]
        if i in page.headings or not key.strip(_NUMBER_CHARS):
            continue
        if key in seen or len(page.doc.lines[i]) > MAX_CONTENTS_ENTRY_CHARS or i in page.titles:
            break
        below = below if entries else page.twin(i, heading, below=True) >= 0
        if page.twin(i, heading, below=below) >= 0:
            entries.append(i)
            seen.add(key)
        elif not _may_be_other(page, i, entries[-1] if entries else heading, below=below):
            break
    while entries and page.keys[0].startswith(page.keys[entries[-1]]):
        entries.pop()
    return entries


def _may_be_other(page: _Page, i: int, before: int, *, below: bool) -> bool:
    """Return whether a line near the entry before it may be an entry in other words than its heading."""
    near = i - before <= MAX_OTHERS_IN_A_ROW and not page.doc.is_statement[i]
    return near and below and (before in page.headings or page.doc.gaps[i] <= page.doc.gaps[before])


def _is_table(page: _Page, heading: int, entries: Sequence[int]) -> bool:
    """Return whether enough lines are entries, and whether their twins are headings rather than the same list again."""
    if len(entries) < MIN_ENTRIES:
        return False
    lines = [i for i in range(heading + 1, entries[-1]) if i not in page.headings and page.keys[i].strip(_NUMBER_CHARS)]
    if len(lines) + 1 - len(entries) > len(entries) // ENTRIES_PER_OTHER:
        return False
    below = page.twin(entries[0], heading, below=True) >= 0
    keys, apart = page.keys, 0
    for i, following in pairwise(entries):
        twin = page.twin(i, heading, below=below)
        apart += twin + 1 < len(keys) and keys[twin + 1] != keys[following]
    return 2 * apart >= len(entries) - 1

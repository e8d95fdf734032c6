"""Bylines in the head of a page, and the author's name again below its text."""

from collections.abc import Collection, Iterator

from cleaner.filters.head.found import is_near_head
from cleaner.filters.menus._site import is_over_card
from cleaner.filters.registry import filter
from cleaner.metadata.text.names import has_role, is_outlet
from cleaner.page.candidates import Candidate, Source
from cleaner.page.document import Document, Mark
from cleaner.page.labels import Label
from cleaner.text.lazy import pattern

MOST_OUTLET_CHARS = 60
"""A paper's or a network's name with a place is no longer than this."""

BELOW, MOST_CHARS, MOST_ROLE_WORDS = 3, 90, 4
"""Lines below the text in which the author's name stands again, characters of such a line, and words of a role."""

_MAIL = pattern(r"[(（<\[]?[\w.+-]+@[\w.-]+[)）>\]]?")
_ENDS = ".!?:;।。：？！"
_AROUND = " \t\xa0,;:|/=·•–—-()（）"


@filter(
    "byline",
    label="byline",
    rules={
        "head-byline": "An author's name behind By, Von, Автор and the like, beside the headline or a date.",
        "head-name": "A line with a date and a name, and nothing else.",
        "outlet": "The paper or the network for which the author writes, above or below the byline.",
        "below-text": "The author's name again below the text, with an address or a role and nothing else.",
    },
    triggers=(
        "By Ana Roth\n",
        "Von Ana Roth | 3. März 2021\n",
        "Port strike ends\nBy Ana Roth\nVarn News Network, Ostrel\n3 March 2021\n",
        "By Ana Roth\n3 March 2021\nIt rained on Monday, and it will rain again.\nAna Roth (a.roth@varn.example)\n",
    ),
)
def byline(doc: Document) -> Iterator[Mark]:
    """Mark the lines that say who wrote a page, where the metadata found them.

    "By Tuesday the river had fallen." begins like a byline; a name must follow and nothing else, and the line must
    stand in the head beside the headline, a date or other boilerplate.
    """
    if doc.harvest is None:
        return
    authors = doc.harvest.of("author")
    taken = {c.line for c in doc.harvest.candidates}
    for candidate in authors:
        if candidate.whole and is_near_head(doc, candidate) and not is_over_card(doc, candidate.line):
            named = candidate.source is Source.BYLINE
            yield Mark(candidate.line, "head-byline" if named else "head-name")
            if named:
                beside = (candidate.line - 1, candidate.line + 1)
                yield from (Mark(i, "outlet") for i in beside if i not in taken and _is_outlet(doc, i))
    if authors:
        yield from _below_text(doc, authors)


def _is_outlet(doc: Document, i: int) -> bool:
    """Say whether line `i` is the name of a paper, with a place or without one."""
    line = doc.lines[i] if 0 <= i < len(doc) else ""
    if not line or line[0].islower() or len(line) > MOST_OUTLET_CHARS or line[-1] in _ENDS:
        return False
    name, _, place = line.replace("\xa0", " ").partition(", ")
    named = len(name.split()) > 1 and not any(map(str.isdigit, line)) and is_outlet(name)
    return named and len(place.split()) <= 2 and not place[:1].islower()


def _below_text(doc: Document, authors: Collection[Candidate]) -> Iterator[Mark]:
    start, end = doc.main_text.start, doc.main_text.end
    names = {c.value for c in authors if c.line < start}
    for i in range(end, min(end + 1 + BELOW, len(doc))) if end >= 0 and names else ():
        line = doc.lines[i]
        name = next((name for name in names if line.startswith(name)), "")
        if not name or len(line) > MOST_CHARS or doc.labels[i] is not Label.BODY:
            continue
        rest = _MAIL.sub("", line[len(name) :])
        role = rest.strip(_AROUND)
        if len(role.split()) <= MOST_ROLE_WORDS and (has_role(role) if role else rest != line[len(name) :]):
            yield Mark(i, "below-text")

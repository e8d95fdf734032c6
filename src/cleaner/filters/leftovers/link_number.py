"""The numbers and addresses of links in pages that a text browser wrote: [3]Port news, and 3. https://varn.example/."""

from collections.abc import Iterator

from cleaner.filters.registry import filter
from cleaner.page.document import Document, Mark
from cleaner.text.lazy import pattern

LEAST_LINKS = 3
"""Links of a page that a text browser wrote, at least."""

LEAST_SHARE = 0.8
"""Share of the numbers in brackets that stand straight before a word. Those of footnotes stand behind one."""

MOST_HEADINGS = 4
"""Lines of headings in a list of addresses: References, Visible links, Hidden links."""

_ENTRY = pattern(r"(\d{1,5})\. (?:[a-z][a-z0-9+.-]{1,20}:|/|\./)\S{0,4000}")
_NUMBER = pattern(r"\[(\d{1,5})\]")
_OPENING = "\"'“„«([*#@$€£-+"
_HEADINGS = frozenset(("references", "visible links", "hidden links", "links"))


@filter(
    "link-number",
    label="code",
    scope="markup",
    rules={
        "number": "The number of a link before its words: [3]Port news.",
        "address": "An entry of the list of addresses at the page's end, or a heading of that list.",
    },
    triggers=(
        "[1]Home\n[2]About us\n[3]Contact\n\nReferences\n\n1. https://varn.example/\n2. https://varn.example/about\n"
        "3. https://varn.example/contact\n",
        "[1][1][1]",
        "1. https://varn.example/\n",
    ),
)
def link_number(doc: Document) -> Iterator[Mark]:
    """Mark the numbers of links and the list of their addresses in pages that lynx or elinks wrote (`-dump`).

    Other filters read the page without them. They go only from a page of whose lines with links other filters take
    several. The numbers of footnotes stand behind words, and what they point to is more than an address: both stay.
    """
    if "[1]" not in doc.source:
        return
    listed = _list_of_addresses(doc)
    count = sum(1 for i in listed if doc.keys[i] not in _HEADINGS)
    if count < LEAST_LINKS:
        return
    found = [match for match in _NUMBER.finditer(doc.source, 0, doc.starts[listed[-1]]) if int(match[1]) <= count]
    before = sum(1 for match in found if _begins_word(doc.source[match.end() : match.end() + 1]))
    if not found or before < LEAST_SHARE * len(found):
        return
    yield from (doc.mark(*match.span(), "number") for match in found)
    yield from (Mark(i, "address") for i in listed)


def _begins_word(char: str) -> bool:
    return char.isalnum() or (bool(char) and char in _OPENING)


def _list_of_addresses(doc: Document) -> list[int]:
    """Return the lines of the list at the page's end, the last first; none where its numbers do not begin with 1."""
    listed: list[int] = []
    number, headings = 0, 0
    for i in range(len(doc) - 1, -1, -1):
        if doc.keys[i] in _HEADINGS:
            headings += 1
            if headings > MOST_HEADINGS or not listed:
                break
        else:
            entry = _ENTRY.fullmatch(doc.lines[i])
            if not entry or (listed and int(entry[1]) != number - 1):
                break
            number = int(entry[1])
        listed.append(i)
    return listed if number == 1 else []

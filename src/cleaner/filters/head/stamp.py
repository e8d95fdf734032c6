"""Lines that say when a page was changed, where no date stands in them."""

from collections.abc import Iterator

from cleaner.filters.registry import filter
from cleaner.lexicon.index import with_numbers_as_zero
from cleaner.page.document import Document, Mark
from cleaner.text.lazy import pattern

MOST_CHARS = 48
"""A line with such a stamp is no longer than this."""

MOST_STAMPS = 8
"""Lines that begin so on a page that speaks of itself; a list of items has more."""

_CLOCK = pattern(r"\D{0,6}\d{1,2}\s?[:.h]\s?[0-5]\d(?:\s?[ap]\.?m\.?)?(?:\s?(?:uhr|[a-z]{2,5}))?")


@filter(
    "stamp",
    label="date",
    rules={
        "ago": "A word for a change and an age: Updated 2 hours ago.",
        "time": "A word for a change and a time: Updated at 21.03 GMT.",
    },
    triggers=("Updated 2 hours ago\n", "Updated at 21.03 GMT\n"),
)
def stamp(doc: Document) -> Iterator[Mark]:
    """Mark stamps without a date; those with one are the metadata's.

    "Updated rules for 2 hours of rest" begins like a stamp; so nothing but the age or the time may follow the word.
    A list that says so of each of its items stays.
    """
    hits = doc.phrases.leading("updated", "published")
    if len(hits) > MOST_STAMPS:
        return
    whole = doc.phrases.table.whole
    for hit in hits:
        folded = doc.keys[hit.line]
        if len(folded) > MOST_CHARS:
            continue
        end = folded.find(hit.phrase) + len(hit.phrase)
        rest = folded[end:].strip(" :,|-")
        with_last = folded[folded.rfind(" ", 0, end) + 1 :]  # "aktualisiert vor" has the first word of "vor 2 Stunden"
        if any("ago" in whole.get(with_numbers_as_zero(text), ((), ""))[0] for text in (rest, with_last)):
            yield Mark(hit.line, "ago", phrase=hit.entry)
        elif _CLOCK.fullmatch(rest):
            yield Mark(hit.line, "time", phrase=hit.entry)

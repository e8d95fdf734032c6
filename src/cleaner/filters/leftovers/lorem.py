"""Filler Latin that a template's maker left in a page."""

from collections.abc import Collection, Iterator

from cleaner.filters.registry import filter
from cleaner.page.document import Document, Mark
from cleaner.text.lazy import pattern, read_words

MIN_FILLER, MIN_FILLER_WORDS = 0.85, 3
"""Minimum share of filler words in a line of filler, and words of such a line: "Lorem ipsum" alone is a name too."""

MAX_LATIN = 0.08
"""Maximum share of Latin's small words in the rest of a page; in a Latin text they are more, and no line is filler."""

_OPENING = "lorem ipsum"
_WORD = pattern(r"[^\W\d_]+")


@filter(
    "lorem",
    label="other",
    rules={
        "opening": "A line of filler that begins with its first words: Lorem ipsum dolor sit amet.",
        "more": "Another line of nothing but the words of such filler, on a page with the first.",
    },
    triggers=("Lorem ipsum dolor sit amet, consectetur adipiscing elit.\n", "Lorem ipsum\n", "Donec quam felis.\n"),
)
def lorem(doc: Document) -> Iterator[Mark]:
    """Mark filler Latin.

    A page that speaks of it ("Lorem ipsum is what printers call it") is about it and keeps every line, and so does a
    Latin text.
    """
    if _OPENING not in doc.joined_keys:
        return
    filler = {i for i, key in enumerate(doc.keys) if _is_filler(key)}
    openings = {i for i in filler if doc.keys[i].startswith(_OPENING)}
    named = (i for i, key in enumerate(doc.keys) if _OPENING in key and key != _OPENING)
    if openings and openings.issuperset(named) and not _is_latin(doc, filler):
        yield from (Mark(i, "opening" if i in openings else "more") for i in sorted(filler))


def _share(key: str, kind: str) -> tuple[int, int]:
    """Return how many words of a line are of `kind`, and how many words it has."""
    words, known = _WORD.findall(key), read_words("filters/leftovers/words.json")[kind]
    return sum(word in known for word in words), len(words)


def _is_filler(key: str) -> bool:
    known, words = _share(key, "filler")
    return words >= MIN_FILLER_WORDS and known >= MIN_FILLER * words


def _is_latin(doc: Document, filler: Collection[int]) -> bool:
    """Return whether the lines that are no filler are Latin, or there are none."""
    known, words = _share("\n".join([doc.keys[i] for i in doc.prose if i not in filler]), "latin")
    return known >= MAX_LATIN * words

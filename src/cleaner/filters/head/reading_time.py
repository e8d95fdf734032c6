"""How long a page says that it takes to read."""

from collections.abc import Iterator, Mapping

from cleaner.filters.registry import filter
from cleaner.lexicon.index import Kinds, with_numbers_as_zero
from cleaner.metadata.text.credit_line import is_noise
from cleaner.page.document import Document, Mark
from cleaner.text.lazy import pattern
from cleaner.text.normalize import normalize

MOST_CHARS = 60
"""A line with a reading time, and a counter beside it, is no longer than this."""

MOST_UNITS = 2
"""Words behind a label beside the number: about 4 minutes."""

_WORD = pattern(r"[^\W\d_]+")
_PARTS = pattern(r"\s*[|｜•·∙●]\s*|\t|\s{3,}")


@filter(
    "reading-time",
    label="date",
    rules={"head": "The reading time beside the headline, which the metadata keeps: 4 min read."},
    triggers=("Port strike ends\nReading time: 4 minutes\n",),
)
def reading_time(doc: Document) -> Iterator[Mark]:
    """Mark the line in a page's head that holds its reading time and nothing but counters besides.

    "Ten minutes of reading a day" is a headline, so the line must be the one that the metadata took, above the text.
    """
    if doc.harvest is None:
        return
    for candidate in doc.harvest.about:
        if candidate.field == "reading_time" and _is_apart(doc, candidate.line):
            yield Mark(candidate.line, "head")


def _is_apart(doc: Document, i: int) -> bool:
    """Say whether every part of a line is a label with a number, so that nothing of the text stands in it."""
    line = doc.lines[i]
    if len(line) > MOST_CHARS or not any(map(str.isdigit, line)):
        return False
    table = doc.phrases.table.whole
    size = next((len(hit.phrase) for hit in doc.phrases.leading("reading_time") if hit.line == i), 0)
    parts = [part for part in _PARTS.split(line) if part]
    if size and len(_WORD.findall(parts[0][size:])) <= MOST_UNITS:
        parts = parts[1:]
    return all(is_noise(part) or _is_counter(part, table) for part in parts)


def _is_counter(part: str, table: Mapping[str, Kinds]) -> bool:
    return "counter" in table.get(with_numbers_as_zero(normalize(part)), ((), ""))[0]

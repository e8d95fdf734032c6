"""The options of a form's fields: all countries, years, letters in a row."""

from bisect import bisect_left
from collections.abc import Iterator

from cleaner.filters.registry import filter
from cleaner.filters.sites._options import alphabets, calendar_runs, country_runs, lines_of_countries
from cleaner.page.document import Document, Mark
from cleaner.page.edges import Edges, find_edges
from cleaner.page.label_runs import announces

SURE_OPTIONS = 60
"""A list of so many countries or years is a field's wherever it stands."""

LEAST_WEIGHT = 6.0
"""A page with less running text than some three paragraphs may be about the list itself."""


@filter(
    "select-list",
    label="form",
    rules={
        "countries": "Fifteen names of countries or more in a row, or in one line without commas.",
        "calendar": "Fifteen years in a row, or months with their year.",
        "letters": "The letters of an alphabet, in a row or in one line.",
    },
    triggers=(
        "Country\nAlbania\nAlgeria\nAndorra\nAngola\nArgentina\nArmenia\nAustralia\nAustria\nBelgium\nBrazil\nBulgaria\nCanada\n"
        "Chile\nChina\nColombia\nCroatia\nCyprus\nDenmark\n",
        "".join(f"{year}\n" for year in range(2024, 1950, -1)),
        "\n".join("ABCDEFGHIJKLMNOPQRSTUVWXYZ") + "\n",
        "Country Albania Algeria Angola Argentina Armenia Australia Austria Belgium Brazil Bulgaria Canada Chile China "
        "Colombia Croatia\n",
        "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z\n",
    ),
)
def select_list(doc: Document) -> Iterator[Mark]:
    """Mark the options of fields in which a reader chooses a country, a year or a letter.

    A text may list countries too. Its list has a sentence before it, or commas; and it stands among running text, or
    the page has little of that.
    """
    edges: Edges | None = None
    for rule, runs in (("countries", country_runs), ("calendar", calendar_runs), ("letters", alphabets)):
        for run in runs(doc):
            edges = edges or find_edges(doc)
            if not _is_announced(doc, run[0]) and _is_field(doc, run, edges, named=rule == "countries"):
                yield from (Mark(i, rule) for i in run)
    yield from (Mark(i, "countries") for i in lines_of_countries(doc) if not _is_announced(doc, i))


def _is_announced(doc: Document, i: int) -> bool:
    """Say whether the line before line `i` announces a list."""
    return i > 0 and announces(doc.lines[i - 1], doc.keys[i - 1], doc.phrases.table)


def _is_field(doc: Document, run: range, edges: Edges, *, named: bool) -> bool:
    """Say whether a run of options belongs to a form or an index, and not to a text.

    With `named`, as an article may end with a list, a label of the interface must stand beside the run.
    """
    first, last = run[0], run[-1]
    if first - 1 in doc.phrases.lines:
        return True
    if edges.weight < LEAST_WEIGHT:
        return False
    outside = (first > edges.end and not (named and last + 1 not in doc.phrases.lines)) or last < edges.start
    return len(run) >= SURE_OPTIONS or (outside and not _is_prose(doc, first - 1))


def _is_prose(doc: Document, i: int) -> bool:
    at = bisect_left(doc.prose, i)
    return at < len(doc.prose) and doc.prose[at] == i

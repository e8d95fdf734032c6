"""The options of a form's fields: all countries, or years, in a row."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from cleaner.filters.menus.bars import is_announced
from cleaner.filters.registry import filter
from cleaner.lexicon.phrases import load
from cleaner.page.document import Document, Mark
from cleaner.page.edges import Edges, find_edges
from cleaner.text.lazy import pattern
from cleaner.text.runs import runs

MIN_OPTIONS = 15
"""Minimum countries or years in a row that no text has."""

SURE_OPTIONS = 60
"""A list of so many countries or years is a field's wherever it stands."""

MIN_LIST_WEIGHT = 6.0
"""Minimum weight of the main text; a page with less running text may be about the list itself."""

MAX_UNKNOWN = 5
"""Maximum lines in a row between two known countries; the lexicon has half of the names that such fields offer."""

MAX_DATE_CHARS = 30
"""Maximum length of a month with its year and the number of its entries."""

MAX_OPTION_WORDS = 7
"""Maximum words of a country's name."""

MIN_KNOWN_SHARE = 0.4
"""Minimum share of known countries among the lines of a list."""

MIN_ORDER_SHARE = 0.8
"""Minimum share of options that follow the one before by the alphabet or the calendar; favourites stand out of it."""

_YEAR = pattern(r"(?:19|20)\d\d(?: \(?\d{1,5})?")


@filter(
    "select-list",
    label="form",
    rules={
        "countries": "Fifteen names of countries or more in a row.",
        "calendar": "Fifteen years in a row, or months with their year.",
    },
    triggers=(
        "Country\nAlbania\nAlgeria\nAndorra\nAngola\nArgentina\nArmenia\nAustralia\nAustria\nBelgium\nBrazil\nBulgaria\nCanada\n"
        "Chile\nChina\nColombia\nCroatia\nCyprus\nDenmark\n",
        "".join(f"{year}\n" for year in range(2024, 1950, -1)),
    ),
)
def select_list(doc: Document) -> Iterator[Mark]:
    """Mark the options of fields in which a reader chooses a country or a year.

    A text may list countries too. Its list has a sentence before it, or commas; and it stands among running text, or
    the page has little of that.
    """
    for rule, find in (("countries", _country_runs), ("calendar", _calendar_runs)):
        for run in find(doc):
            if not is_announced(doc, run[0]) and _is_field(doc, run, find_edges(doc), named=rule == "countries"):
                yield from (Mark(i, rule) for i in run)


def _is_field(doc: Document, run: Sequence[int], edges: Edges, *, named: bool) -> bool:
    """Return whether a run of options belongs to a form or an index, and not to a text.

    With `named`, as an article may end with a list, a label of the interface must stand beside the run.
    """
    first, last = run[0], run[-1]
    if first - 1 in doc.phrases.lines:
        return True
    if edges.weight < MIN_LIST_WEIGHT:
        return False
    outside = (first > edges.end and not (named and last + 1 not in doc.phrases.lines)) or last < edges.start
    return len(run) >= SURE_OPTIONS or (outside and not (first and doc.is_prose[first - 1]))


def _country_runs(doc: Document) -> Iterator[Sequence[int]]:
    """Yield the runs of lines that are names of countries in the order of their letters."""
    lines = [hit.line for hit in doc.phrases.whole("country")]
    for run in runs(lines, lambda before, after: after - before <= MAX_UNKNOWN + 1):
        if _is_list_of_countries(doc, run):
            yield range(run[0], run[-1] + 1)


def _is_list_of_countries(doc: Document, run: Sequence[int]) -> bool:
    whole = range(run[0], run[-1] + 1)
    if len(run) < MIN_OPTIONS or len(run) < MIN_KNOWN_SHARE * len(whole):
        return False
    rising = sum(doc.keys[one] <= doc.keys[two] for one, two in pairwise(run))
    return rising >= MIN_ORDER_SHARE * (len(run) - 1) and all(doc.words[i] <= MAX_OPTION_WORDS for i in whole)


def _calendar_runs(doc: Document) -> Iterator[Sequence[int]]:
    """Yield the runs of lines that are years one after the other, or months with their year."""
    dates = {i: date for i in doc.phrases.numbered if (date := _read_date(doc.keys[i]))}
    for run in runs(dates, lambda before, after: after == before + 1):
        steps = sum(abs(dates[one] - dates[two]) in {1, 12} for one, two in pairwise(run))
        if len(run) >= MIN_OPTIONS and steps >= MIN_ORDER_SHARE * (len(run) - 1):
            yield run


def _read_date(normalized: str) -> int:
    """Return the months from year 0 to a year, or to a month with its year; 0 where a line is neither."""
    if len(normalized) > MAX_DATE_CHARS or ("19" not in normalized and "20" not in normalized):
        return 0
    if _YEAR.fullmatch(normalized):
        return 12 * int(normalized[:4])
    word, _, rest = normalized.partition(" ")
    month = _months().get(word.rstrip("."), 0)
    return 12 * int(rest[:4]) + month if month and _YEAR.fullmatch(rest) else 0


@cache
def _months() -> dict[str, int]:
    return load().months()

"""What the options of a form's fields are: countries, years with or without months, letters of an alphabet."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from cleaner.lexicon.index import PhraseTable, table_for
from cleaner.lexicon.phrases import load
from cleaner.page.document import Document
from cleaner.text.lazy import pattern
from cleaner.text.sentences import count_words

LEAST_OPTIONS = 15
"""Countries, years or letters in a row that no text has."""

MOST_LETTERS = 120
"""Characters of the longest line of the letters of an alphabet."""

MOST_CHARS = 3000
"""Characters of a line that are looked at: the length of a line of all countries."""

SURE_WORDS = 40
"""Names of one word in a line of all countries; half of its words belong to longer names."""

MOST_UNKNOWN = 5
"""Lines in a row between two known countries; the lexicon has half of the names that such fields offer."""

MOST_DATE_CHARS = 30
"""A month with its year and the number of its entries is no longer than this."""

MOST_OPTION_WORDS = 7
"""Words of the longest name of a country."""

MOST_LEAD_WORDS = 14
"""Words before the first country of a line: Country, Select your country, Required."""

LEAST_SHARE = 0.4
"""The share of known countries among the lines of a list; in a line, of their words among all."""

LEAST_LONG_SHARE = 0.15
"""The same in a line with so many of them."""

IN_ORDER = 0.8
"""The share of options that follow the one before by the alphabet or the calendar; favourites stand out of it."""

_GLUED_CHARS = 14
"""Characters a word in a line whose names are glued together."""

_MIDDLE, _LEAST_IN_MIDDLE = 50, 2
"""Countries among so many characters on each side of a line's middle; a cheap test that leaves few lines."""

_ENDS = '.!?:;。"”…'
_YEAR = pattern(r"(?:19|20)\d\d(?: \(?\d{1,5})?")
_WORD = pattern(r"[^\W\d_]+")
_GLUED = pattern(r"(?<=[a-zà-öø-ÿа-яё)])(?=[A-ZÀ-ÖØ-ÞА-ЯЁ])")
_ENDS_OF_ALPHABETS = (("X", pattern(r"X\W{1,9}Y\W{1,9}Z\b")), ("Ю", pattern(r"Ю\W{1,9}Я\b")))


def country_runs(doc: Document) -> Iterator[range]:
    """Yield the runs of lines that are names of countries in the order of their letters."""
    lines = [hit.line for hit in doc.phrases.whole("country")]
    if len(lines) < LEAST_OPTIONS:
        return
    run: list[int] = []
    for i in [*lines, len(doc) + MOST_UNKNOWN + 2]:
        if run and i - run[-1] > MOST_UNKNOWN + 1:
            if _is_list_of_countries(doc, run):
                yield range(run[0], run[-1] + 1)
            run = []
        run.append(i)


def _is_list_of_countries(doc: Document, run: Sequence[int]) -> bool:
    whole = range(run[0], run[-1] + 1)
    if len(run) < LEAST_OPTIONS or len(run) < LEAST_SHARE * len(whole):
        return False
    rising = sum(doc.keys[one] <= doc.keys[two] for one, two in pairwise(run))
    return rising >= IN_ORDER * (len(run) - 1) and all(count_words(doc.keys[i]) <= MOST_OPTION_WORDS for i in whole)


def lines_of_countries(doc: Document) -> Iterator[int]:
    """Yield the lines that hold countries and little else, and no commas."""
    countries = _country_words(doc.language)
    for i in [i for i in doc.prose if doc.lines[i][-1] not in _ENDS]:
        line = doc.lines[i][:MOST_CHARS]
        if len(countries.intersection(_GLUED.sub(" ", _middle_of(line)).lower().split())) < _LEAST_IN_MIDDLE:
            continue
        if len(line) > _GLUED_CHARS * (line.count(" ") + 1):
            line = _GLUED.sub(" ", line)
        words = line.lower().split()
        if len(countries.intersection(words)) < LEAST_OPTIONS:
            continue
        known = [k for k, word in enumerate(words) if word in countries]
        share = LEAST_SHARE if len(known) < SURE_WORDS else LEAST_LONG_SHARE
        listed = 2 * (line.count(",") + line.count("、")) >= len(known)
        if known[0] <= MOST_LEAD_WORDS and len(known) >= share * len(words) and not listed:
            yield i


def _middle_of(line: str) -> str:
    return line[max(0, len(line) // 2 - _MIDDLE) : len(line) // 2 + _MIDDLE]


@cache
def _country_words(language: str | None) -> frozenset[str]:
    """Return the names of countries that are one word, as pages in `language` write them."""
    table: PhraseTable = table_for(language)
    return frozenset(phrase for phrase, (kinds, _) in table.whole.items() if "country" in kinds and " " not in phrase)


def calendar_runs(doc: Document) -> Iterator[range]:
    """Yield the runs of lines that are years one after the other, or months with their year."""
    run: list[int] = []
    dates: list[int] = []
    for i in [*doc.phrases.numbered, len(doc) + 1]:
        date = _read_date(doc.keys[i]) if i < len(doc) else 0
        if run and not (date and i == run[-1] + 1):
            steps = sum(abs(one - two) in {1, 12} for one, two in pairwise(dates))
            if len(run) >= LEAST_OPTIONS and steps >= IN_ORDER * (len(dates) - 1):
                yield range(run[0], run[-1] + 1)
            run, dates = [], []
        if date:
            run.append(i)
            dates.append(date)


def _read_date(folded: str) -> int:
    """Return the months from year 0 to a year, or to a month with its year; 0 where a line is neither."""
    if len(folded) > MOST_DATE_CHARS or ("19" not in folded and "20" not in folded):
        return 0
    if _YEAR.fullmatch(folded):
        return 12 * int(folded[:4])
    word, _, rest = folded.partition(" ")
    month = _months().get(word.rstrip("."), 0)
    return 12 * int(rest[:4]) + month if month and _YEAR.fullmatch(rest) else 0


@cache
def _months() -> dict[str, int]:
    return load().months()


def alphabets(doc: Document) -> Iterator[range]:
    """Yield the lines, or the runs of lines, that are the letters of an alphabet in their order."""
    for letter, last in _ENDS_OF_ALPHABETS:
        for at in doc.places(letter):
            if last.match(doc.source, at, at + 30):
                run = _alphabet_around(doc, doc.line_at(at))
                if run:
                    yield run


def _alphabet_around(doc: Document, last: int) -> range:
    """Return the lines of the alphabet of which line `last` holds the last letters but one, or an empty range."""
    first = last
    while first > 0 and len(doc.keys[first - 1]) == 1 and doc.keys[first - 1] < doc.keys[first]:
        first -= 1
    if last + 1 - first >= LEAST_OPTIONS - 2:
        return range(first, min(last + 3, len(doc)))
    short = len(doc.keys[last]) <= MOST_LETTERS
    return range(last, last + 1) if short and _is_alphabet(doc.keys[last]) else range(0)


def _is_alphabet(folded: str) -> bool:
    words = _WORD.findall(folded)
    letters = [word for word in words if len(word) == 1]
    return len(letters) >= LEAST_OPTIONS and len(words) - len(letters) <= 3

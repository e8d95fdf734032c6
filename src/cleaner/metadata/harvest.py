"""Collects the candidates of all fields from the head of a page."""

import re
from itertools import pairwise

from cleaner.document import Document
from cleaner.fold import fold
from cleaner.found import Candidate, Harvest
from cleaner.labels import Label
from cleaner.metadata.credit import MOST_CHARS, Credit, byline_prefix, read_credit
from cleaner.metadata.date import DATE_BLANK, find_date
from cleaner.metadata.language import find_language
from cleaner.metadata.title import find_title
from cleaner.shape import PROSE_CHARS, is_sentence

HEAD_LINES = 24
"""Lines above the running text in which a page's metadata is looked for."""

AFTER_START = 3
"""Lines below its first line: a summary often stands above the credits. Measured: the first date between five lines
above the title and three below the start is the right one in 87% of articles."""

LEADING_CHARS = 48
"""Characters at the start of a page collapsed into one line that are read as a date."""

LOOK_AHEAD = 20
"""Lines below the start that are searched for further dates, which would make dates part of the text."""

MOST_CREDITS = 6
"""Lines of a page's own credits: some authors, a date, a change, one of them repeated; more are a listing's."""

MOST_PLACES = 3
"""Places with credits of a page's own: above and below the headline, and below the summary; more are a listing's."""

SAME_PLACE = 2
"""Two dates no further apart than this are one page's dates: published and changed."""

LEAST_SENTENCE = 20
"""Characters of the shortest line that counts as running text here."""

_DATED = re.compile(r"\d{4}\D{1,16}\d|\d\D{1,16}\d{4}|\d[./-]\s?\d{1,2}[./-]\s?\d\d")
"""A year and one more number, or three numbers: less is no date."""

_COST_OF_BREAK = 0.3
_FULL_LENGTH = 300


def harvest(doc: Document) -> Harvest:
    """Find title, dates and authors around the start of the running text, and its language; changes nothing.

    >>> page = "18 May 2021\\nPort strike ends\\nThe strike at the port of Varn ended on Monday, the union said."
    >>> [c.value for c in harvest(Document(page)).candidates]
    ['2021-05-18', 'Port strike ends']
    """
    start = body_start(doc)
    first, last = max(0, start - HEAD_LINES), start + AFTER_START + 1
    read = _read_credits(doc, first, last)
    if read:
        read |= _read_credits(doc, last, start + LOOK_AHEAD)
    structure = _structure(doc, read)
    written = {i: c for i, c in read.items() if i not in structure and (i < start or (c.whole and i < last))}
    found = [candidate for i, credit in written.items() for candidate in _of_credit(doc, i, credit)]
    if not any(c.field == "date" for c in found):
        found.extend(_leading_date(doc))
    title = find_title(doc, start, {i for i, credit in written.items() if credit.whole})
    candidates = tuple(sorted([*found, *title], key=lambda c: (c.line, c.start)))
    return Harvest(candidates, start, find_language(doc, start))


def _read_credits(doc: Document, first: int, last: int) -> dict[int, Credit]:
    written: dict[int, Credit] = {}
    for i, (line, folded) in enumerate(zip(doc.lines[first:last], doc.keys[first:last], strict=True), first):
        if len(line) > MOST_CHARS or doc.labels[i] is not Label.BODY:
            continue
        credit = read_credit(line) if _DATED.search(line) or byline_prefix(line, folded) else None
        if credit is not None:
            written[i] = credit
    return written


def _structure(doc: Document, written: dict[int, Credit]) -> set[int]:
    """Return the lines whose dates structure the text, as in a diary, a changelog, a programme or a thread.

    Such dates have no label and no byline, and there are several, apart from each other; or there are more credits of
    any kind than one page has. What looks like a byline there is one of many things. A credit beside boilerplate is
    the page's own all the same.
    """
    whole = [i for i, c in written.items() if c.whole]
    unsure = [i for i in whole if not any(d.labelled for d in written[i].dates)]
    bare = [i for i in unsure if not written[i].named]
    places = sum(i - before > SAME_PLACE for before, i in pairwise([-9, *whole]))
    if places > MOST_PLACES or len(whole) > MOST_CREDITS:
        unsure = whole
    elif len(bare) < 2 or (len(bare) == 2 and bare[1] - bare[0] <= SAME_PLACE):
        return set()
    return {i for i in unsure if not any(label is not Label.BODY for label in doc.labels[max(0, i - 1) : i + 2])}


def body_start(doc: Document) -> int:
    """Return the index of the first line of the densest stretch of running text.

    Sentences count for a stretch by their length, other lines against it (a maximum-sum segment), so that a lone
    sentence above a menu does not begin the body.
    """
    best = total = 0.0
    start = first = len(doc)
    previous = -1
    for i in [i for i, line in enumerate(doc.lines) if len(line) >= LEAST_SENTENCE and not line[-1].isalnum()]:
        line = doc.lines[i]
        if (len(line) < PROSE_CHARS and not is_sentence(line)) or doc.labels[i] is not Label.BODY:
            continue
        total -= _COST_OF_BREAK * (i - previous - 1)
        if total <= 0:
            total, first = 0.0, i
        total += min(len(line), _FULL_LENGTH) / 100
        if total > best:
            best, start = total, first
        previous = i
    return start


def _leading_date(doc: Document) -> list[Candidate]:
    """Return the date with which the first line of running text begins, where a page is one line: no or one."""
    for i in doc.unmarked():
        if len(doc.lines[i]) <= MOST_CHARS:
            return []
        found = find_date(fold(doc.lines[i][:LEADING_CHARS]))
        if found is None or found.start > 0:
            return []
        start = doc.starts[i]
        end = start + len(found.rest) - len(found.rest.lstrip(DATE_BLANK))
        return [Candidate("date", found.value, i, start, end, 0.5, "leading-date", found.readings, whole=False)]
    return []


def _of_credit(doc: Document, i: int, credit: Credit) -> list[Candidate]:
    place = (i, doc.starts[i], doc.end(i))
    found = []
    for date in credit.dates:
        if credit.whole or date.labelled:
            field = "modified" if date.modified else "date"
            sure = 0.9 if credit.whole else 0.6
            found.append(Candidate(field, date.value, *place, sure, "date-line", date.readings, credit.whole))
    rule, sure = ("byline", 0.9) if credit.named else ("name-beside-date", 0.6)
    found.extend(Candidate("author", name, *place, sure, rule, (), credit.whole) for name in credit.authors)
    return found

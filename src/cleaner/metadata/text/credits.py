"""The credits around a page's headline: the lines that say who wrote it and when."""

from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from dataclasses import replace
from itertools import chain, pairwise

from cleaner.metadata.text.credit_line import MAX_CREDIT_CHARS, Credit, CreditDate, read_credit
from cleaner.metadata.text.name_lines import (
    ABOVE_TITLE,
    BELOW_TITLE,
    BULLETS,
    around,
    find_standalone_names,
    repeated_names,
)
from cleaner.metadata.text.names import agencies, is_label, is_team, is_topic
from cleaner.metadata.text.signature import REPORTER_LANGUAGES, find_reporters, find_signature
from cleaner.page.candidates import Block, Candidate, Source
from cleaner.page.document import Document
from cleaner.page.labels import Label
from cleaner.text.lazy import pattern

CREDIT_LINES = 300
"""Lines at the top of a page in which dates and bylines are looked for, as neighbours of its headline."""

ABOVE_START = 24
"""Lines above the running text in which credits are looked for."""

AFTER_START = 3
"""Lines below its first line: a summary often stands above the credits. Measured: the first date between five lines
above the title and three below the start is the right one in 87% of articles."""

LOOK_AHEAD = 20
"""Lines below the start that are searched for further dates, which would make dates part of the text."""

MAX_CREDITS = 6
"""Lines of a page's own credits: some authors, a date, a change, one of them repeated; more are a listing's."""

MAX_PLACES = 3
"""Places with credits of a page's own: above and below the headline, and below the summary; more are a listing's."""

SURE_AUTHOR = 0.7
"""A byline so sure makes a search for names without one needless."""

OTHER_DATE_CONFIDENCE = 0.5
"""Of the dates far from the headline in flattened articles 37 of 37 were right; but a line near it is surer."""

SAME_PLACE = 2
"""Two dates no further apart than this are one page's dates: published and changed."""

_ONE, _COLONS = "文글著", ("／", "/", "：", ":", "＝", "=", "｜", "・")
_GLUED_PREFIXES = ("\nBy", "\nby")
_SIGNS_OF_DATES = ("20", "19", "/")
_OWN_DIGITS = ("ar", "hi")
_DATED = pattern(r"\d(?:\d{3}[^\d\r\n]{1,16}\d|[^\d\r\n]{1,16}\d{4}|[./-] ?\d{1,2}[./-] ?\d\d)")
"""A year and one more number, or three numbers: a date has at least these. The first digit stands alone because `re`
then skips all else five times as fast."""


def credit_lines(doc: Document, start: int) -> list[int]:
    """Return the indexes of short lines that hold a date or begin like a byline, in order; cheap, and often wrong.

    Args:
        doc: the page.
        start: index of the first line of its running text, below which few are of interest.
    """
    prefixed = {hit.line for hit in doc.phrases.leading("byline") if len(doc.lines[hit.line]) <= MAX_CREDIT_CHARS}
    if doc.language in REPORTER_LANGUAGES:
        # A phrase of one character is not looked up.
        above = range(max(0, start - ABOVE_START), min(start + AFTER_START, len(doc)))
        prefixed.update(i for i in above if doc.lines[i][0] in _ONE and doc.lines[i][1:2] in _COLONS)
    last = min(max(start + LOOK_AHEAD, CREDIT_LINES), len(doc) - 1)
    glued = {doc.line_at(at) for at in _glued_bylines(doc.source, doc.end(last) if doc.lines else 0)}
    likely = _may_hold_date(doc, last)
    dated = [i for i in likely if len(doc.lines[i]) <= MAX_CREDIT_CHARS and _DATED.search(doc.lines[i])]
    return sorted(prefixed.union(dated, [i for i in glued if len(doc.lines[i]) <= MAX_CREDIT_CHARS]))


def _may_hold_date(doc: Document, last: int) -> Iterable[int]:
    """Return the lines up to `last` that may hold a date: with a century, a slash, or a digit at an end.

    Where digits of other scripts are in use, any line may.
    """
    if doc.language in _OWN_DIGITS:
        return range(last + 1)
    places = chain.from_iterable(map(doc.places, _SIGNS_OF_DATES))
    return {i for i in chain(map(doc.line_at, places), doc.phrases.numbered) if 0 <= i <= last}


def _glued_bylines(source: str, end: int) -> Iterator[int]:
    """Yield the places of lines before `end` that begin with a name written onto By: ByAna Roth."""
    for prefix in _GLUED_PREFIXES:
        at = source.find(prefix, 0, end)
        while at >= 0:
            if source[at + 3 : at + 4].isupper():
                yield at + 1
            at = source.find(prefix, at + 3, end)


def find_credits(
    doc: Document, near: Sequence[int], start: int, title: int | None, links: Sequence[Block]
) -> list[Candidate]:
    """Return the dates and authors of a page.

    Args:
        doc: the page.
        near: the lines that may be credits; see `credit_lines`.
        start: index of the first line of its running text.
        title: index of its headline, if it is known.
        links: the links to authors' other pages.
    """
    read = _read_credits(doc, near, start, title)
    beside = {i: read[i] for i in around(doc, title) if i in read} if title is not None else {}
    structure = _structure(doc, read, start)
    written = _own_credits(read, beside, structure, start)
    candidates = [candidate for i, credit in written.items() for candidate in _of_credit(doc, i, credit, title)]
    if title is not None:
        candidates += _of_structure(doc, title, {i: c for i, c in beside.items() if i in structure})
        if not _of_field(candidates, "author"):
            candidates += find_reporters(doc, title, start)
        sure = [c.value for c in _of_field(candidates, "author") if c.confidence >= SURE_AUTHOR]
        names = repeated_names(doc, title, sure) if sure else find_standalone_names(doc, title, start, written)
        candidates += names
    candidates = _beside_author(candidates, {i for i, credit in written.items() if credit.placed})
    if not _of_field(candidates, "author"):
        candidates += find_signature(doc, start, links)
    if not _of_field(candidates, "date"):
        candidates += _other_dates(doc, {c.line for c in _of_field(candidates, "author")})
    return candidates


def _of_field(candidates: Sequence[Candidate], field: str) -> list[Candidate]:
    return [candidate for candidate in candidates if candidate.field == field]


def _read_credits(doc: Document, near: Sequence[int], start: int, title: int | None) -> dict[int, Credit]:
    """Return the credits around the start of the text, farther below it if there are any, and around the headline."""
    beside = around(doc, title) if title is not None else range(0)
    head = range(max(0, start - ABOVE_START), start + AFTER_START + 1)
    below = range(head.stop, start + LOOK_AHEAD)
    # Those around the text come first: by them it shows whether dates structure the text.
    lines = dict.fromkeys([*(i for i in near if i in head or i in below), *(i for i in near if i in beside)])
    read = {i: credit for i in lines if (credit := _read_credit(doc, i))}
    if any(i in head for i in read):
        return read
    return {i: credit for i, credit in read.items() if i in beside}


def _own_credits(
    read: dict[int, Credit], beside: dict[int, Credit], structure: Set[int], start: int
) -> dict[int, Credit]:
    """Return the credits of the page itself: those above its text, and those beside its headline."""
    last = start + AFTER_START + 1
    written = {i: c for i, c in read.items() if i not in structure and (i < start or (c.whole and i < last))}
    written |= {i: c for i, c in beside.items() if i not in structure}
    # Inside the parts of a text stand dates of other things: of a member's first day, of the quoted post.
    return {i: c for i, c in written.items() if i < min(structure, default=i + 1) or c.whole or c.named}


def _read_credit(doc: Document, i: int) -> Credit | None:
    """Read a line as a credit; of teasers only a date and its label, since UPDATED: begins teasers too."""
    if doc.labels[i] is not Label.BODY and doc.labels[i] is not Label.TEASER:
        return None
    credit = read_credit(doc.lines[i].lstrip(BULLETS), agencies(doc.language))
    if credit is None or doc.labels[i] is Label.BODY:
        return credit
    return credit if credit.whole and any(date.labelled for date in credit.dates) else None


def _is_again(written: dict[int, Credit], first: int, second: int, start: int) -> bool:
    """Return whether two lines have the same date, and the second still stands at the beginning of the running text."""
    return written[first].dates == written[second].dates and second <= start + AFTER_START


def _structure(doc: Document, written: dict[int, Credit], start: int) -> set[int]:
    """Return the lines whose dates structure the text, as in a diary, a changelog, a programme or a thread.

    Such dates have no label and no byline, and there are several, apart from each other; or there are more credits of
    any kind than one page has. What looks like a byline there is one of many things. A credit beside boilerplate is
    still the page's own.
    """
    whole = [i for i, c in written.items() if c.whole]
    unsure = [i for i in whole if not any(d.labelled for d in written[i].dates)]
    bare = [i for i in unsure if not written[i].named]
    places = sum(i - before > SAME_PLACE for before, i in pairwise([-9, *whole]))
    if places > MAX_PLACES or len(whole) > MAX_CREDITS:
        unsure = whole
    elif len(bare) < 2 or (
        len(bare) == 2 and (bare[1] - bare[0] <= SAME_PLACE or _is_again(written, bare[0], bare[1], start))
    ):
        return set()
    return {i for i in unsure if not any(label is not Label.BODY for label in doc.labels[max(0, i - 1) : i + 2])}


def _beside_author(candidates: list[Candidate], placed: Set[int]) -> list[Candidate]:
    """Return the candidates with the dates of the lines `placed` whole where an author's line stands beside them."""
    if not placed:
        return candidates
    authors = {c.line for c in candidates if c.field == "author" and c.whole}
    placed = {i for i in placed if not authors.isdisjoint((i - 1, i + 1))}
    return [replace(c, whole=True) if c.line in placed else c for c in candidates]


def _of_credit(doc: Document, i: int, credit: Credit, title: int | None) -> Iterator[Candidate]:
    """Yield what a credit says; surest where it fills its line and stands below the headline."""
    place = (i, doc.starts[i], doc.end(i))
    near = title is not None and -ABOVE_TITLE <= i - title <= BELOW_TITLE
    below = near and title is not None and i > title
    sure = (0.6 if credit.whole else 0.4) + 0.2 * near + 0.1 * below
    for date in credit.dates:
        if credit.whole or date.labelled or near:
            field = "modified" if date.modified else "date"
            yield Candidate(field, date.value, *place, sure, "date-line", date.readings, credit.whole)
    rule, source = ("byline", Source.BYLINE) if credit.named else ("name-beside-date", Source.TEXT)
    group = f"{'line' if credit.whole else 'span'} {'below' if below else 'near' if near else 'apart'}"
    sure = sure if credit.named else sure - 0.15
    # A headline with a date in it, and the browser's title with that headline, are not credits.
    is_headline = title is not None and doc.keys[title] in doc.keys[i]
    for name in credit.authors if credit.named or not is_headline else ():
        if credit.named or is_team(name) or not (is_label(doc, name) or is_topic(name)):
            yield Candidate("author", name, *place, sure, rule, (), credit.whole, source, group)


def _of_structure(doc: Document, title: int, read: dict[int, Credit]) -> Iterator[Candidate]:
    """Yield the first date and byline of several below the headline; none of their lines is the head's alone."""
    below = [i for i in sorted(read) if i > title]
    for i in [i for i in below if read[i].dates][:1]:
        date, place = read[i].dates[0], (i, doc.starts[i], doc.end(i))
        yield Candidate("date", date.value, *place, 0.3, "first-date", date.readings, whole=False)
    for i in [i for i in below if read[i].named][:1]:
        place = (i, doc.starts[i], doc.end(i))
        yield from (Candidate("author", name, *place, 0.3, "first-byline", whole=False) for name in read[i].authors)


def _other_dates(doc: Document, authors: Collection[int]) -> Iterator[Candidate]:
    """Yield dates behind a label such as Posted on, below one, or beside the author, if all that there are agree.

    Args:
        doc: the page.
        authors: lines in which its author is named.
    """
    labelled = {hit.line for hit in doc.phrases.leading("published", "updated")}
    below = {hit.line + 1: kind == "updated" for kind in ("published", "updated") for hit in doc.phrases.whole(kind)}
    beside = {i + step for i in authors for step in (-2, -1, 1, 2)} | {i + step for i in labelled for step in (-1, 1)}
    dates: list[tuple[int, CreditDate]] = []
    for i in sorted(labelled.union(below, beside)):
        likely = 0 <= i < len(doc) and doc.labels[i] is Label.BODY and _DATED.search(doc.lines[i])
        credit = read_credit(doc.lines[i]) if likely else None
        for date in credit.dates if credit else ():
            if date.labelled:
                dates.append((i, date))
            elif credit and credit.whole and (i in below or i in beside):
                dates.append((i, date._replace(modified=below.get(i, False))))
    for modified in (False, True):
        same = [(i, date) for i, date in dates if date.modified == modified]
        if len({date[:2] for _, date in same}) != 1:
            continue
        i, date = same[0]
        place, field = (i, doc.starts[i], doc.end(i)), "modified" if modified else "date"
        yield Candidate(field, date.value, *place, OTHER_DATE_CONFIDENCE, "other-date", date.readings, whole=False)

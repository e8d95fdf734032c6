"""Chooses a page's date of publication, or of change, among what it declares and shows."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from cleaner.metadata.text.date import DAY_CHARS
from cleaner.page.candidates import Candidate

MIN_DATE_SCORE = 0.4
"""Minimum score of a date; under it it is more likely another page's."""

TEXT_SHARE, URL_WEIGHT = 0.8, 0.6
"""What a date in the text counts compared with one that the page declares, and a date in the page's address."""

MAX_SHOWN_DAYS = 4
"""Maximum different days in elements near the headline; where there are more, they are a list's."""

LIST_SHARE = 0.4
"""What a date in an element counts on a page with more."""


MINUTE_CHARS = len("2021-03-03T18:19")
"""Characters of a moment without a zone."""

STAMP_SHARE = 0.6
"""What a declared date counts that is the moment of the last change too."""

DECLARED = ("json-ld", "meta", "microdata")
"""Origins that say which date is which."""


def choose_date(dates: Sequence[Candidate], hint: str = "") -> Candidate | None:
    """Return the date that most speaks for, in its most exact form; None where nothing is sure enough.

    No date is ambiguous; `hint` is the day in the page's address, or "".
    """
    shown = {c.value[:DAY_CHARS] for c in dates if c.origin == "element"}
    many = len(shown) > MAX_SHOWN_DAYS
    scores: dict[str, dict[str, float]] = {}
    for candidate in dates:
        weight = candidate.confidence
        if candidate.origin == "text":
            weight *= TEXT_SHARE
        elif candidate.origin == "element" and many:
            weight *= LIST_SHARE
        voices = scores.setdefault(candidate.value[:DAY_CHARS], {})
        voices[candidate.origin] = max(voices.get(candidate.origin, 0.0), weight)
    if hint in scores:
        scores[hint]["url"] = URL_WEIGHT
    totals = {day: sum(voices.values()) for day, voices in scores.items()}
    day = max(totals, key=lambda day: totals[day], default=None)
    if day is None or totals[day] < MIN_DATE_SCORE:
        return None
    best = max((c for c in dates if c.value.startswith(day)), key=_exactness)
    return replace(best, confidence=round(min(0.98, totals[day]), 2))


def _exactness(candidate: Candidate) -> tuple[bool, float, int]:
    """Return what orders candidates of one day: with a time of day, surest, with a zone."""
    time = candidate.value[DAY_CHARS:]
    return bool(time) and not time.startswith("T00:00"), candidate.confidence, len(time)


def own_dates(dates: Sequence[Candidate], changes: Sequence[Candidate], hint: str = "") -> list[Candidate]:
    """Return the dates less those that are the day of a change, shown without saying so.

    Some systems write the moment of the last change as the date of publication too; that counts less. Else a moment
    with its zone is borne out by the day before or after, if the page shows that, or declares it without a time: it is
    the day in another zone, or that of the printed paper. But not if that is the day `hint` in the page's address,
    which is the one that the page calls its own.
    """
    declared = {c.value[:DAY_CHARS] for c in dates if c.origin in DECLARED}
    changed = {c.value[:DAY_CHARS] for c in changes}
    moments = {(c.origin, c.value) for c in changes if c.origin in DECLARED}
    found = []
    for candidate in dates:
        day = candidate.value[:DAY_CHARS]
        if candidate.origin not in DECLARED and day in changed and declared - {day} and day not in declared:
            continue
        stamp = (candidate.origin, candidate.value) in moments
        if stamp:
            found.append(replace(candidate, confidence=candidate.confidence * STAMP_SHARE))
        elif day == hint or (len(candidate.value) > DAY_CHARS and (candidate.origin in DECLARED or day in declared)):
            found.append(candidate)
        else:
            found.append(_in_zone(candidate, [c for c in dates if (c.origin, c.value) not in moments]))
    return found


def _in_zone(shown: Candidate, dates: Sequence[Candidate]) -> Candidate:
    """Return a day as the declared moment with a zone that falls on the day before or after, if none falls on it."""
    try:
        day = date.fromisoformat(shown.value[:DAY_CHARS])
    except ValueError:
        return shown
    zoned = [c.value for c in dates if c.origin in DECLARED and len(c.value) > MINUTE_CHARS]
    apart = {abs((date.fromisoformat(value[:DAY_CHARS]) - day).days): value for value in reversed(zoned)}
    return replace(shown, value=apart[1]) if 1 in apart and 0 not in apart else shown


def settled(dates: Iterable[Candidate]) -> list[Candidate]:
    """Return candidates with one reading; an ambiguous one too, if one of its readings is another candidate's day.

    >>> def date(value, readings=()):
    ...     return Candidate("date", value, -1, -1, -1, 0.5, "time", readings)
    >>> [c.value for c in settled([date("2021-05-04"), date("", ("2021-05-04", "2021-04-05"))])]
    ['2021-05-04', '2021-05-04']
    """
    many = list(dates)
    days = {c.value[:DAY_CHARS] for c in many if c.value}
    found = []
    for candidate in many:
        fitting = [reading for reading in candidate.readings if reading[:DAY_CHARS] in days]
        if candidate.value:
            found.append(candidate)
        elif len(fitting) == 1:
            found.append(replace(candidate, value=fitting[0], readings=()))
    return found


def is_shown(chosen: Candidate, dates: Iterable[Candidate]) -> bool:
    """Return whether a reader of the page sees the day of a date: in its text, or in an element near the headline."""
    day = chosen.value[:DAY_CHARS]
    return any(c.origin not in DECLARED and (not day or c.value.startswith(day)) for c in dates)

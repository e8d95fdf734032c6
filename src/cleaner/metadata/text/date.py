"""Dates as pages write them, in the languages of the lexicon.

One gated pattern per form and a table of month names: on flat text, general date parsers take "0:00" and "4/5" for
dates and cost a thousand times more. A numeric date that can be read day first or month first is recorded with both
readings and not decided.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from cleaner.lexicon.phrases import load
from cleaner.text.normalize import normalize

# Patterns are strings here and in other modules that few lines reach: `re` compiles a pattern when it is first used
# and keeps it, while compiling all of them at import would take a third of the command's start-up.
_ISO = (
    r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)"
    r"(?:t(?=\d)|[ ,]{0,2}(?=\d\d?:))?((?<=[t ,])\d{1,2}:\d\d)?(?::\d\d(?:[.,]\d{1,6})?)?(z|[+-]\d\d:?\d\d)?"
)
_HAN = r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일号號]?"
_NUMERIC = r"(?<![\d.:/-])(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d\d)(?![\d:/-])"
_NAME = r"([^\s\d.,،|/():;*·-]{2,14})"
_DAY_FIRST = (
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|ª|-?го)?\.?[\s-]{0,2}(?:de |of |d')?"
    + _NAME
    + r"\.?[,،]?[\s-]{0,2}(?:de |del |of )?(\d{4})(?!\d)"
)
_MONTH_FIRST = _NAME + r"\.?\s{1,2}(\d{1,2})(?:st|nd|rd|th)?,?\s{1,2}(\d{4})(?!\d)"
_YEAR_FIRST = r"(?<!\d)(\d{4})\.?,?\s{1,2}" + _NAME + r"\.?\s{1,2}(\d{1,2})(?!\d)"
_CLOCK = r"(?<![\d:])(\d{1,2})\s?([:.h時时시點点])\s?([0-5]\d|\d(?=\s?[분分]))?(?::\d\d)?\s?[분分]?(?!\.?\d)"
_ZONES = "utc gmt z bst ist est edt et cst cdt ct mst mdt mt pst pdt pt akst akdt hst ast adt nst ndt"
_ZONES += " cet cest met mez mesz wet west eet eest trt msk мск wib wita wit jst kst sgt hkt pht pkt"
_ZONES += " aest aedt acst awst nzst nzdt sast cat eat wat brt art clt cot pet"
_ZONE = rf"[\s)]{{0,3}}(?:\((?:[a-z]{{2,5}})\)|(?:{'|'.join(_ZONES.split())})\b(?:\s?[+-]\d{{1,2}}(?::?\d\d)?)?)"
_WORD = r"[^\s\d|,;()]+"
_ERA = "م"
"""Behind a year it says that the year is of the common era; behind a time, that it is after noon."""

DATE_BLANK = "\0"
"""What a date's characters are replaced by, so that its neighbours can tell."""

MAX_URL_CHARS = 2048
"""Characters of an address that are searched; browsers allow hardly more."""

DAY_CHARS = 10
"""Characters of a day as ISO 8601."""

MONTHS, MAX_DAYS = 12, 31
"""Months of a year, and the most days of one."""

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Years outside are not the date of a web page."""


class FoundDate(NamedTuple):
    """A date in a line of normalized text.

    Attributes:
        value: ISO 8601, to the day or the minute, an offset only where one was written; empty if ambiguous.
        readings: both readings of an ambiguous date.
        start: offset of the date in the text.
        rest: the text with its date, time and zone blanked out; as long as the text.
    """

    value: str
    readings: tuple[str, ...]
    start: int
    rest: str


def find_date(text: str) -> FoundDate | None:
    """Return the first date in one short line of normalized text; None where there is none.

    >>> find_date("18 may, 2017 18:19").value
    '2017-05-18T18:19'
    >>> find_date("04/05/2017").readings
    ('2017-05-04', '2017-04-05')
    """
    day = _find_day(text)
    if day is None:
        return None
    days, start, end, time, offset = day
    rest = f"{text[:start]}{DATE_BLANK * (end - start)}{text[end:]}"
    if time:
        rest = _without_zone(rest, end)
    else:
        time, rest = _take_time(rest)
    values = tuple(f"{one}T{time}{offset}" if time else one for one in days)
    return FoundDate(values[0] if len(values) == 1 else "", values if len(values) > 1 else (), start, rest)


def decide(readings: Sequence[str], others: Iterable[str], written: str, page: str) -> str:
    """Return the reading of an ambiguous date that the rest of its page shows to be right, or "".

    Another date of the page that is one of the readings decides, and so do numeric dates with the same separator that
    can be read in one order only, as 18/05/2021 can, if all of them agree.

    Args:
        readings: the two readings, day first and month first, as ISO 8601.
        others: the page's other dates, as ISO 8601.
        written: the line in which the date stands.
        page: the whole page.

    >>> decide(("2021-05-04", "2021-04-05"), (), "04/05/2021", "On 04/05/2021 and 18/05/2021")
    '2021-05-04'
    """
    match = re.search(_NUMERIC, normalize(written))
    days = {other[:DAY_CHARS] for other in others}
    equal = [reading for reading in readings if reading[:DAY_CHARS] in days]
    if len(equal) == 1:
        return equal[0]
    if match is None or len(readings) != len(("day first", "month first")):
        return ""
    others_written = re.finditer(_NUMERIC, page)
    orders = {int(m[1]) > MONTHS for m in others_written if m[2] == match[2] and _has_one_order(m)}
    return readings[0 if orders.pop() else 1] if len(orders) == 1 else ""


def _has_one_order(match: re.Match[str]) -> bool:
    """Return whether one of the two numbers before a year, and only one, is too large for a month."""
    low, high = sorted((int(match[1]), int(match[3])))
    return low <= MONTHS < high <= MAX_DAYS


def date_in_url(url: str) -> str:
    """Return the day that stands in a page's address, as ISO 8601, or "".

    >>> date_in_url("https://news.example/2021/05/04/port-strike-ends")
    '2021-05-04'
    """
    match = re.search(r"(?<!\d)((?:19|20)\d\d)([/-])(\d\d?)\2(\d\d?)(?!\d)", url[:MAX_URL_CHARS])
    return _iso(match[1], match[3], match[4]) if match else ""


_Day = tuple[tuple[str, ...], int, int, str, str]


def _find_day(text: str) -> _Day | None:
    """Return the readings of the first date, its offsets, and the time and offset that an ISO form carries."""
    if match := re.search(_ISO, text):
        day = _iso(match[1], match[3], match[4])
        time = f"{int(match[5][:-3]):02}:{match[5][-2:]}" if match[5] else ""
        offset = (match[6] or "").replace("z", "+00:00") if time else ""
        return (((day,), match.start(), match.end(), time, offset)) if day else None
    if match := re.search(_HAN, text):
        day = _iso(match[1], match[2], match[3])
        return ((day,), match.start(), match.end(), "", "") if day else None
    return _find_named_month(text) or _find_numeric(text)


def _find_named_month(text: str) -> _Day | None:
    months = _months()
    if not any(word in months for word in re.findall(_NAME, text)):
        return None
    for pattern, order in ((_DAY_FIRST, (3, 2, 1)), (_MONTH_FIRST, (3, 1, 2)), (_YEAR_FIRST, (1, 2, 3))):
        for match in re.finditer(pattern, text):
            year, month, day = (match[group] for group in order)
            if month in months:
                written = _iso(year, str(months[month]), day)
                if written:
                    return (written,), match.start(), match.end(), "", ""
    return None


def _find_numeric(text: str) -> _Day | None:
    match = re.search(_NUMERIC, text)
    if not match:
        return None
    year = match[4] if len(match[4]) == 4 else f"{'20' if int(match[4]) < 70 else '19'}{match[4]}"
    readings = [_iso(year, match[3], match[1])]
    if match[2] != ".":
        readings.append(_iso(year, match[1], match[3]))
    days = tuple(dict.fromkeys(day for day in readings if day))
    return (days, match.start(), match.end(), "", "") if days else None


def _iso(year: str, month: str, day: str) -> str:
    """Return year, month and day as ISO 8601, or the empty string where there is no such day."""
    y, m, d = int(year), int(month), int(day)
    longest = 31 - (m in (4, 6, 9, 11)) - 2 * (m == 2) - (m == 2 and (y % 4 != 0 or (y % 100 == 0 and y % 400 != 0)))
    if not (FIRST_YEAR <= y <= LAST_YEAR and 1 <= m <= 12 and 1 <= d <= longest):
        return ""
    return f"{y:04}-{m:02}-{d:02}"


def _take_time(rest: str) -> tuple[str, str]:
    """Return the time of day in the text around a date, or "", and the text without it."""
    match = re.search(_CLOCK, rest)
    if not match or (match[2] in ".:" and not match[3]):
        return "", rest
    hour, minute = int(match[1]), int(match[3] or 0)
    halves = [word for word in re.finditer(_WORD, rest) if word[0].replace(".", "") in _halves()]
    halves = [word for word in halves if word[0] != _ERA or rest[: word.start()].rstrip()[-1:] != DATE_BLANK]
    # A line with two dates has two of them: the nearest is this one's.
    halves = sorted(halves, key=lambda word: abs(word.start() - match.end()))[:1]
    if halves and hour <= 12:
        hour = hour % 12 + 12 * _halves()[halves[0][0].replace(".", "")]
    if hour > 23:
        return "", rest
    for piece in (match, *halves):
        rest = f"{rest[: piece.start()]}{_blank(piece)}{rest[piece.end() :]}"
    return f"{hour:02}:{minute:02}", _without_zone(rest, max(piece.end() for piece in (match, *halves)))


def _without_zone(rest: str, at: int) -> str:
    """Return text with the time zone blanked out that stands right behind a time, which ends at `at`."""
    zone = re.match(_ZONE, rest[at:])
    return f"{rest[:at]}{_blank(zone)}{rest[at + zone.end() :]}" if zone else rest


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


@cache
def _months() -> dict[str, int]:
    return load().months()


@cache
def _halves() -> dict[str, bool]:
    """Return the words for the halves of the day: False before noon, True after."""
    return dict.fromkeys(load().phrases("am"), False) | dict.fromkeys(load().phrases("pm"), True)
